import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { labClient } from '../../../lab/product.ts';
import { runSession } from './run-inside.ts';
import { copies, root, runLab, runLabCommand, writePeople, type LabReport } from './run-lab.ts';

const deep = process.env['SOBRE_DEEP'] === '1';
const folder = mkdtempSync(join(tmpdir(), 'sobre-main-job-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const expectClean = (report: LabReport) => {
  for (const { errors, offMachine, cspViolations } of report.panes) {
    expect({ errors, offMachine, cspViolations }).toEqual({ errors: [], offMachine: [], cspViolations: [] });
  }
  const { unemulated, unanswered, leakedReferences } = report.excel;
  expect({ unemulated, unanswered, leakedReferences }).toEqual({ unemulated: [], unanswered: 0, leakedReferences: 0 });
};

test('every row of the sample payroll gets its own XML and PDF, byte for byte, and says Sent', async () => {
  const files = join(root, 'samples', 'recibos');
  const { code, report } = await runLabCommand({ book: join(root, 'samples', 'nomina-quincena.xlsx'), files });
  expect([code, report.ended]).toEqual([0, 'complete']);
  expectClean(report);
  expect(report.rows.map(({ status }) => status)).toEqual(Array(14).fill('sent'));
  expect(Object.values(copies(report))).toEqual(Array(14).fill(1));
  for (const { email, sentTo } of report.rows) expect(sentTo).toBe(email);
  const hashes = new Map(
    readdirSync(files).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(files, name)))
        .digest('hex'),
    ]),
  );
  for (const { attachments } of report.mailbox) {
    expect(attachments).toHaveLength(2);
    for (const { name, sha256 } of attachments) expect(sha256).toBe(hashes.get(name));
  }
  expect(report.google.scopes).toEqual(['openid', 'email', 'https://www.googleapis.com/auth/gmail.send']);
  expect(report.log.chainsValid).toBe(true);
  expect(report.screenshots.map((path) => basename(path))).toEqual(['report-ana-checked.png', 'report-ana-end.png']);
}, 120_000);

test('a sheet without headings gets a row of them, and its first person gets the mail too', async () => {
  const book = join(folder, 'bare.csv');
  writePeople(book, 3);
  writeFileSync(book, readFileSync(book, 'utf8').split('\n').slice(1).join('\n'));
  const { report } = await runSession({ book, scenario: { decide: ['sheet/understood'] } });
  expectClean(report);
  expect(report.rows.map(({ row, sentTo, status }) => [row, sentTo, status])).toEqual(
    [1, 2, 3].map((n) => [n + 1, `p${n}@example.com`, 'sent']),
  );
  expect(copies(report)).toEqual({ 'p1@example.com': 1, 'p2@example.com': 1, 'p3@example.com': 1 });
}, 120_000);

test('a lost answer leaves that row to check, one copy, all others sent, and a second person on another computer sends nothing again', async () => {
  const book = join(folder, 'people.csv');
  const sent = join(folder, 'sent.xlsx');
  writePeople(book, 8);
  const lost = { google: { answers: [{ nth: 3, do: 'drop-after-accept' }] } };
  const first = await runSession({ book, bookOut: sent, scenario: lost });
  const outcome = [...Array<string>(7).fill('sent'), 'unknown'];
  expect(first.report.rows.map(({ status }) => status).sort()).toEqual(outcome);
  expect(Object.values(copies(first.report))).toEqual(Array(8).fill(1));
  const second = await runSession({ book: sent });
  expect(second.report.mailbox).toEqual([]);
  expect(second.report.rows.map(({ status }) => status).sort()).toEqual(outcome);
}, 240_000);

test('one hundred rows cost a few exchanges with Excel, and each mail holds only its own row, in the text that was written for everybody', async () => {
  const book = join(folder, 'hundred.csv');
  const eml = join(folder, 'eml');
  writePeople(book, 100, ['', 'polski', 'English']);
  const template = { subject: '{{Nombre}}', body: '<p>{{Nombre}} {{Neto}}</p>' };
  const { report } = await runSession({ book, eml, scenario: { config: { sendsPerMinute: 6000 }, template } });
  expectClean(report);
  expect(Object.values(copies(report))).toEqual(Array(100).fill(1));
  for (const { to, subject } of report.mailbox) {
    expect(to).toEqual([`p${subject.replace('Persona ', '')}@example.com`]);
  }
}, 180_000);

// `exactly-once.test.ts` does the same with other numbers in every run.
test.runIf(deep)(
  'of two people pressing Send together one sends, and the other watches',
  async () => {
    const book = join(folder, 'two.csv');
    writePeople(book, 8);
    const scenario = { panes: 2, excel: { propagationMs: 800 }, config: { settleMs: 3_000 } };
    const { report } = await runLab({ book, scenario });
    expect(Object.values(copies(report))).toEqual(Array(8).fill(1));
    expect(report.panes.map(({ ended }) => ended).sort()).toEqual(['complete', 'watching']);
  },
  120_000,
);

test.runIf(deep)(
  'a pane killed in mid-run and opened again loses nothing and sends nothing twice',
  async () => {
    const book = join(folder, 'killed.csv');
    writePeople(book, 12);
    const script = [{ when: { accepted: 5 }, do: 'kill-pane', reopen: true }];
    const { report } = await runLab({ book, scenario: { script, timeoutS: 150 } });
    const counts = copies(report);
    expect(Math.max(...Object.values(counts))).toBe(1);
    for (const { email, status } of report.rows) {
      expect(status === 'sent' ? counts[email] : status, `${email} is ${status}`).toBe(
        status === 'sent' ? 1 : 'unknown',
      );
    }
  },
  180_000,
);

test('the secret of the Google client is nowhere in the built product', () => {
  const dist = join(root, 'dist');
  for (const name of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const text = readFileSync(join(name.parentPath, name.name), 'latin1');
    // Google's own secrets begin with GOCSPX-.
    expect(text.includes(labClient.secret) || text.includes('GOCSPX-'), name.name).toBe(false);
  }
});
