import { expect, test } from 'vitest';
import { EvidenceDesk } from '../../../../src/commands/record/evidence-desk.ts';
import { LogDesk } from '../../../../src/commands/record/log-desk.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';
import { FakeWorkbook } from '../../../fakes/fake-workbook.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';
import { drive, idColumn, paneRun, stage } from '../../../fakes/run-stage.ts';

await loadTexts();

const writer = 'ANA-WRITER';

/** A workbook after a run of three, and the desk of a pane that opens it anew on the same device. */
const afterRun = async (waived: readonly string[] = []) => {
  const set = stage(3);
  const ledger = memoryLedger(writer);
  const { run } = await paneRun(set, { ledger, waived });
  await drive(set, run);
  const workbook = new FakeWorkbook(set.book, 'ana', set.clock);
  const added: { name: string; rows: readonly (readonly string[])[] }[] = [];
  Object.assign(workbook, {
    addSheet: (name: string, rows: readonly (readonly string[])[]) => Promise.resolve(void added.push({ name, rows })),
  });
  const ports = {
    workbook,
    translate,
    clock: set.clock,
    ledger: () => Promise.resolve(ledger),
    soleSender: () => Promise.resolve(() => undefined),
  } as unknown as SessionPorts;
  const evidence = new EvidenceDesk(ports);
  const entries = set.book.rows().map(([name = '', ...cells]) => ({
    person: { name },
    own: { receiptId: cells[idColumn - 1] ?? '' },
  }));
  const sheet = { roster: { entries }, place: () => ({}) } as unknown as ConstructorParameters<
    typeof LogDesk
  >[1]['sheet'];
  const desk = new LogDesk(ports, { sheet, evidence }, () => undefined);
  await evidence.open();
  await evidence.refresh();
  const wait = async (work: Promise<void>) => {
    let over = false;
    void work.finally(() => (over = true));
    await set.clock.run(() => over);
    await work;
  };
  return { ...set, desk, evidence, added, wait };
};

test('a log nobody touched is whole', async () => {
  const { desk, evidence } = await afterRun();
  await desk.check();
  expect(desk.state()).toEqual({ status: 'checked', lines: evidence.ownLines.length, flaws: [], missing: 0 });
  expect(evidence.ownLines.length).toBe(6);
});

test('a deleted own log is restored from this device, whole', async () => {
  const { book, desk, evidence, wait } = await afterRun();
  book.deleteLogs();
  await evidence.refresh();
  await desk.check();
  expect(desk.state()).toMatchObject({ lines: 0, missing: 3 });
  await wait(desk.restore('en'));
  expect(desk.state()).toMatchObject({ lines: 3, flaws: [], missing: 0 });
  expect(evidence.ownLines.map(({ event }) => event.kind)).toEqual(Array<string>(3).fill('sent'));
});

test('the copy of the log is in words, with the names of the rows', async () => {
  const { desk, added } = await afterRun();
  await desk.copy('en');
  const [copy] = added;
  expect(copy?.name).toBe('Sent mail');
  const sent = copy?.rows.filter(([, what]) => what === 'Sent').map(([, , who, , gmail]) => [who, gmail]);
  expect(sent).toEqual([
    ['Person 0', 'm1'],
    ['Person 1', 'm2'],
    ['Person 2', 'm3'],
  ]);
});

test('the copy says in words what was asked and waived, and nothing of what somebody made up', async () => {
  const { desk, added } = await afterRun(['receipt/unverified', 'made/up']);
  await desk.copy('en');
  const [head = [], line = []] = added[0]?.rows ?? [];
  expect(line[head.indexOf('Sent anyway although')]).toBe('file cannot be verified');
});
