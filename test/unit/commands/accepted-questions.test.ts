import { expect, test } from 'vitest';
import type { Grid } from '../../../src/domain/grid.ts';
import { mintReceiptId, receiptIdEntropy } from '../../../src/domain/sending/receipt-id.ts';
import { sessionStage, type StageOptions } from '../../fakes/session-stage.ts';

/** Two people of whom one was last written to at another address, and the question about it agreed to. */
const agreed = async (options: StageOptions = {}) => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const stage = sessionStage({ settings, ...options });
  const { session, book, during } = stage;
  for (const row of [0, 1]) book.setOwn(row, sentToColumn + 1, receiptId(row));
  book.setOwn(0, sentToColumn, 'ana.old@empresa.example');
  book.setOwn(1, sentToColumn, 'luis@empresa.example');
  await during(session.start());
  const verdicts = () => session.state().check.people.map(({ verdict }) => verdict);
  expect(verdicts()).toEqual(['ask', 'ready']);
  session.actions.accept('recipient/changed', true);
  await during(session.recheck());
  expect(verdicts()).toEqual(['ready', 'ready']);
  const isTicked = () => session.state().check.groups.find(({ code }) => code === 'recipient/changed')?.accepted;
  return { ...stage, verdicts, isTicked };
};

const sentToColumn = 4;
const receiptId = (row: number) =>
  mintReceiptId(
    Uint8Array.from({ length: receiptIdEntropy }, (_, at) => row + at),
    `${row}`.repeat(64),
  );

test('agreeing to one person’s change lets no other change go that comes after it', async () => {
  const { session, book, mail, during, verdicts, isTicked } = await agreed();
  book.setOwn(1, 1, 'somebody@elsewhere.example');
  await during(session.actions.send());
  expect(mail.sent.map(({ text }) => /^To: (.*)$/m.exec(text)?.[1]?.trim())).toEqual([
    'Ana Ruiz <ana@empresa.example>',
  ]);
  expect(verdicts()[1]).toBe('ask');
  expect(isTicked()).toBe(false);
});

test('agreeing once holds through further readings, and can be taken back', async () => {
  const { session, during, verdicts, isTicked } = await agreed();
  await during(session.readSheet());
  expect([verdicts(), isTicked()]).toEqual([['ready', 'ready'], true]);
  session.actions.accept('recipient/changed', false);
  await during(session.recheck());
  expect([verdicts(), isTicked()]).toEqual([['ask', 'ready'], false]);
});

test('what was agreed to on one sheet is asked again on another', async () => {
  let sheetId = '{1}';
  const { session, during, verdicts } = await agreed({
    workbook: (workbook) => {
      const read = workbook.read.bind(workbook);
      workbook.read = async (): Promise<Grid> => ({ ...(await read()), sheetId });
      return workbook;
    },
  });
  sheetId = '{2}';
  await during(session.actions.readSheet());
  expect(verdicts()).toEqual(['ask', 'ready']);
});
