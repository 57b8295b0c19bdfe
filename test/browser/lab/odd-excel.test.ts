import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { expectExactlyOnce } from './exactly-once.ts';
import { runSession } from './run-inside.ts';
import { copies, root, writePeople, type LabReport } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-odd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const payroll = { book: join(root, 'samples', 'nomina-quincena.xlsx'), files: join(root, 'samples', 'recibos') };
const samplePeople = 14;

/** The sample payroll in an odd Excel; it has to end by itself, with nothing that only a developer would understand. */
const sendSample = async (scenario: object): Promise<LabReport> => {
  const { code, report, stderr } = await runSession({ ...payroll, scenario });
  expect([code, report.timedOut, report.pane.errors], stderr).toEqual([0, '', []]);
  return report;
};

const statuses = ({ rows }: LabReport) => rows.map(({ status }) => status);
const said = ({ panes }: LabReport) => panes.flatMap(({ messages }) => messages.map(({ code }) => code));

const expectAllSent = (report: LabReport) => {
  expectExactlyOnce(
    report,
    report.rows.map(({ email }) => email),
    0,
  );
  expect([statuses(report), report.ended]).toEqual([Array(samplePeople).fill('sent'), 'complete']);
};

describe('a block written over filtered rows lands in the visible cells only, each its first element', () => {
  test('the sample payroll is sent, and no status or address stands beside another person', async () => {
    const script = [
      { when: { claimed: 1 }, do: 'hide-row', at: 5 },
      { when: { accepted: 1 }, do: 'hide-row', at: 7 },
      { when: { accepted: 4 }, do: 'hide-row', at: 4 },
      { when: { accepted: 9 }, do: 'hide-row', at: 12 },
    ];
    const report = await sendSample({ send: 'all', excel: { filteredWrite: 'misplaced' }, script });
    expectAllSent(report);
  }, 120_000);

  test('a list that was filtered before is sent as far as it is shown', async () => {
    const book = join(folder, 'filtered.csv');
    const first = join(folder, 'filtered.xlsx');
    writePeople(book, 9);
    const script = [
      { when: { accepted: 1 }, do: 'hide-row', at: 4 },
      { when: { accepted: 2 }, do: 'hide-row', at: 8 },
    ];
    const excel = { filteredWrite: 'misplaced' };
    const before = await runSession({ book, bookOut: first, scenario: { excel, script, send: 'all' } });
    const after = await runSession({ book: first, scenario: { excel, send: 'visible' } });
    expect([before.code, after.code]).toEqual([0, 0]);
    expect(Object.values(copies(before.report))).toEqual(Array(9).fill(1));
    expect(after.report.mailbox).toEqual([]);
    expect(statuses(after.report)).toEqual(Array(9).fill('sent'));
  }, 120_000);
});

describe('Excel answers calls with an error that nobody knows', () => {
  test('for good, and the run ends with a sentence, nothing doubled and nothing untrue', async () => {
    const errors = [{ nth: 60, code: 'LabNobodyKnowsThis', times: 100_000 }];
    const report = await sendSample({ excel: { errors }, google: { latencyMs: [100, 200] } });
    const counts = copies(report);
    for (const { email, status } of report.rows) {
      expect(counts[email] ?? 0, email).toBeLessThanOrEqual(1);
      if (status === 'sent') expect(counts[email], email).toBe(1);
    }
    expect(said(report)).toContain('sheet/unexpected');
    expect(['paused', 'held']).toContain(report.ended);
  }, 180_000);
});
