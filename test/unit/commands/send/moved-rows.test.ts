import { expect, test } from 'vitest';
import { statusWords } from '../../../../src/commands/base/words.ts';
import { writerTag } from '../../../../src/domain/sending/ledger.ts';
import { statusText } from '../../../../src/domain/sending/status-text.ts';
import { translate } from '../../../../src/texts/index.ts';
import { sessionStage, type StageOptions } from '../../../fakes/session-stage.ts';

const headers = ['Nombre', 'Correo', 'Periodo'];
const person = (name: string) => [`${name} Paz`, `${name.toLowerCase()}@empresa.example`, 'Enero 2026'];
const everybody = ['Ana', 'Luis', 'Zoe', 'Eva'];

/** A pane over four people, and to whom it sent. */
const stageOf = async (options: StageOptions = {}) => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const stage = sessionStage({ settings, headers, rows: everybody.map(person), ...options });
  await stage.during(stage.session.start());
  const sentTo = () => stage.mail.sent.map(({ text }) => /^To: (\S+)/m.exec(text)?.[1]);
  const moveFirstToEnd = () => {
    stage.book.deleteRow(0);
    stage.book.insertRow(everybody.length - 1, person('Ana'));
  };
  return { ...stage, sentTo, moveFirstToEnd };
};

const selecting: Pick<StageOptions, 'workbook'> = {
  workbook: (workbook) => Object.assign(workbook, { selectedRows: () => Promise.resolve([2, 3]) }),
};

test('what was selected is sent wherever it stands by then, and whoever took its place is not', async () => {
  const { session, during, sentTo, moveFirstToEnd } = await stageOf(selecting);
  await during(session.actions.setScope('selected'));
  moveFirstToEnd();
  await during(session.actions.send());
  expect(sentTo().sort()).toEqual(['Ana', 'Luis']);
});

test('what was selected and is gone by then is said before anything is sent', async () => {
  const { session, book, during, sentTo } = await stageOf(selecting);
  await during(session.actions.setScope('selected'));
  book.deleteRow(0);
  await during(session.actions.send());
  expect([sentTo(), session.state().run.reason?.code]).toEqual([[], 'run/rows-gone']);
});

test('one of the selected that failed is tried again alone, whatever else is still selected', async () => {
  const { session, during, mail, sentTo } = await stageOf(selecting);
  await during(session.actions.setScope('selected'));
  await during(session.actions.send());
  mail.sent.length = 0;
  await during(session.actions.sendAgain(3));
  expect([sentTo(), session.state().run.reason?.code]).toEqual([['Luis'], undefined]);
});

test('rows are selected as the sheet stands, not as it was last read', async () => {
  const { session, during, sentTo, moveFirstToEnd } = await stageOf(selecting);
  moveFirstToEnd();
  await during(session.actions.setScope('selected'));
  await during(session.actions.send());
  expect(sentTo().sort()).toEqual(['Luis', 'Zoe']);
});

test('a question before the run keeps whom it was asked for, whatever moves while it is open', async () => {
  const { session, settings, during, sentTo, moveFirstToEnd } = await stageOf(selecting);
  settings.delete('test');
  await during(session.actions.setScope('selected'));
  await during(session.actions.send());
  expect(session.state().run.status).toBe('asking');
  moveFirstToEnd();
  await during(session.readSheet());
  await during(session.actions.answerQuestion('without'));
  expect(sentTo().sort()).toEqual(['Ana', 'Luis']);
});

/** Luis was sent his, looked up, and his row then moved. */
const foundLuis = async () => {
  const stage = await stageOf({
    workbook: (workbook) => Object.assign(workbook, { sheetNames: () => Promise.resolve(['Sheet1']) }),
  });
  await stage.during(stage.session.actions.send());
  if (stage.session.state().run.status === 'asking') {
    await stage.during(stage.session.actions.answerQuestion('without'));
  }
  stage.mail.sent.length = 0;
  const found = stage.session.parts.check?.rows.find(({ entry }) => entry.person.name === 'Luis Paz');
  return { ...stage, receiptId: found?.entry.own.receiptId ?? '' };
};

test('“Send again” of a receipt that was looked up goes to whom it was found for, wherever their row is', async () => {
  const { session, book, during, sentTo, receiptId } = await foundLuis();
  book.deleteRow(0);
  await during(session.readSheet());
  await during(session.actions.sendFoundAgain(receiptId));
  expect(sentTo()).toEqual(['Luis']);
});

test('“Send again” of a receipt whose row is gone goes to nobody', async () => {
  const { session, book, during, sentTo, receiptId } = await foundLuis();
  book.deleteRow(1);
  await during(session.readSheet());
  await during(session.actions.sendFoundAgain(receiptId));
  expect([sentTo(), session.state().problem?.code]).toEqual([[], 'sheet/changed']);
});

test('“Send again” in a row that another person takes in the same moment goes to nobody else', async () => {
  const { session, book, during, sentTo } = await foundLuis();
  book.deleteRow(1);
  await during(session.actions.sendAgain(3));
  expect(sentTo()).toEqual([]);
});

const bea = 'BEAAAAAAAAAAAAAAAAAA';

const claimed = statusText(
  { state: 'claimed', code: '', who: 'Bea', writer: writerTag(bea) },
  statusWords(translate, 'es'),
);

test.each<[string, readonly number[], readonly string[]]>([
  ['what it had claimed', [0, 2], ['Ana', 'Zoe']],
  ['nothing where it had claimed nothing', [], []],
])('a run that died is continued with %s, and with nobody else who is ready', async (_what, rows, names) => {
  const { session, book, clock, during, sentTo } = await stageOf();
  book.setLog('bea', bea, (log) => {
    const at = clock.time - 90_000_000;
    log.beacon = { writer: bea, phase: 'sending', who: 'Bea', at, done: 0, total: 2, over: '' };
  });
  for (const row of rows) book.setOwn(row, headers.length, claimed);
  await during(session.readSheet());
  await during(session.actions.takeOver());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('without'));
  expect(sentTo().sort()).toEqual(names);
  expect(session.state().check.ready).toBe(everybody.length - names.length);
});
