import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { someOf } from '../../fakes/deep.ts';
import { expectExactlyOnce } from './exactly-once.ts';
import { root, runLab, writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-reach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const payroll = { book: join(root, 'samples', 'nomina-quincena.xlsx'), files: join(root, 'samples', 'recibos') };

// The last test goes by the way that is left where an upload may not be asked for.
test.each(someOf(['http1', 'no-streaming', 'upload-no-cors'], 1))(
  'a new device on a network with %s sends the sample payroll, and asks nobody to look in Gmail',
  async (gmailReach) => {
    const { code, report, stderr } = await runLab({ ...payroll, scenario: { gmailReach } });
    expect([code, report.pane.errors, report.google['unauthorised']], stderr).toEqual([0, [], 0]);
    expectExactlyOnce(
      report,
      report.rows.map(({ email }) => email),
      0,
    );
    expect([report.rows.map(({ status }) => status), report.ended]).toEqual([Array(14).fill('sent'), 'complete']);
    expect([report.google['sends'], report.google.accepted]).toEqual([14, 14]);
  },
  120_000,
);

test('a message too large for the only open way is held before any request, and the others leave', async () => {
  const book = join(folder, 'people.csv');
  const files = join(folder, 'files');
  mkdirSync(files);
  writePeople(book, 3);
  const text = (n: number) => Buffer.from(`No. Empleado 000${n}; Persona ${n}; 2026-01; ${1000 + n - 1},50`);
  for (const n of [1, 2, 3])
    writeFileSync(join(files, `000${n}.txt`), n === 2 ? Buffer.concat([text(n), randomBytes(5_000_000)]) : text(n));
  const { report } = await runLab({
    book,
    files,
    scenario: { gmailReach: 'upload-no-cors', decide: ['receipt/unverified', 'receipt/undated', 'sheet/understood'] },
  });
  expect(report.mailbox.map(({ to }) => to.join()).sort()).toEqual(['p1@example.com', 'p3@example.com']);
  expect(report.rows.map(({ status, code }) => [status, code])).toEqual([
    ['sent', ''],
    ['held', 'receipt/too-large'],
    ['sent', ''],
  ]);
  expect(report.google.sends).toBe(2);
}, 120_000);
