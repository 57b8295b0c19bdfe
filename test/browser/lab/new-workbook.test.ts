import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { runSession } from './run-inside.ts';
import { root, runLab, type LabRun } from './run-lab.ts';

const deep = process.env['SOBRE_DEEP'] === '1';
const folder = mkdtempSync(join(tmpdir(), 'sobre-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exported = join(root, 'samples', 'payslips.xlsx');

const settings = { locale: 'en-US' as const, propagationMs: 0, autoSave: true, protected: false, readOnly: false };

/** What the payroll program exports next month: the same headings, no column of Sobre's, and one new address. */
const nextExport = async (): Promise<string> => {
  const book = await openLabBook(exported, settings);
  for (let row = 2; row <= 7; row += 1) book.setCell(`D${row}`, '2026-02');
  book.setCell('C3', 'zoe.new@example.org');
  await book.settled();
  const next = join(folder, 'february.xlsx');
  await book.save(next);
  return next;
};

// Next month's file by its number, below, asks for the same and for more.
test.runIf(deep)(
  'next period’s export as a new file: the text comes back in one press, and one changed address is asked about',
  async () => {
    const profile = join(folder, 'profile');
    const scenario = { locale: 'en-US', attachments: 'none' };
    const template = { subject: 'Slip of {{Name}}', body: '<p>Good morning {{Name}}</p>' };
    const first = await runLab({ book: exported, profile, scenario: { ...scenario, template } });
    expect([first.report.ended, first.report.mailbox.length]).toEqual(['complete', 6]);
    const next = await nextExport();
    const { report } = await runLab({
      book: next,
      profile,
      scenario: { locale: 'en-US', attachments: 'none', recall: true },
    });
    const changed = report.issues.filter(({ code }) => code === 'recipient/changed').map(({ row }) => row);
    expect(changed).toEqual([3]);
    expect(report.mailbox.length).toBe(5);
    expect(report.mailbox.every(({ subject }) => subject.startsWith('Slip of '))).toBe(true);
    expect(report.rows.find(({ row }) => row === 3)).toMatchObject({ status: 'held', code: 'recipient/changed' });
  },
  240_000,
);

/** Payroll of a fortnight that the office calls by its number, as a file of its own. */
const fortnight = (name: string, period: string, zoe = 'zoe@home.example'): string => {
  const path = join(folder, `${name}.csv`);
  const lines = [
    'Payroll number,Employee,Email,Home e-mail,Pay period,Net pay',
    `0001,Ann Reyes,office@company.example,ann@home.example,${period},812.40`,
    `0002,Zoe Marsh,office@company.example,${zoe},${period},790.15`,
    `0003,Ian Cole,office@company.example,ian@home.example,${period},845.00`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

const lettersOf = ({ report }: LabRun): string[] =>
  report.mailbox.map(({ to, subject }) => `${to.join()} ${subject}`).sort();

const logo = {
  name: 'logo.png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};

test('fortnights by number, each a new file of one day: text, column and logo in one press, Q23 goes after Q22, and Q22 again does not', async () => {
  const profile = join(folder, 'numbered');
  const scenario = { locale: 'en-US', attachments: 'none' };
  const template = { subject: 'Slip {{Pay period}}', body: '<p>Good morning {{Employee}}</p>' };
  const begun = await openLabBook(fortnight('q22', '2026-Q22'), settings);
  begun.documentSettings?.set('logo', JSON.stringify(logo));
  const first = join(folder, 'q22.xlsx');
  await begun.save(first);
  const mapping = { email: 'Home e-mail' };
  const sent = await runSession({ book: first, profile, scenario: { ...scenario, template, mapping } });
  expect(lettersOf(sent)).toEqual(['ann', 'ian', 'zoe'].map((name) => `${name}@home.example Slip 2026-Q22`));

  const bookOut = join(folder, 'q23-out.xlsx');
  const book = fortnight('q23', '2026-Q23', 'zoe.new@home.example');
  const next = await runSession({ book, bookOut, profile, scenario: { ...scenario, recall: true } });
  expect(lettersOf(next)).toEqual(['ann', 'ian'].map((name) => `${name}@home.example Slip 2026-Q23`));
  expect(next.report.rows.find(({ row }) => row === 3)).toMatchObject({ status: 'held', code: 'recipient/changed' });
  const kept = (await openLabBook(bookOut, settings)).documentSettings;
  expect([kept?.get('logo'), kept?.get('column.email')].map((json) => JSON.parse(json ?? 'null') as unknown)).toEqual([
    logo,
    'Home e-mail',
  ]);

  const again = await runSession({
    book: fortnight('q22-copy', '2026-Q22'),
    profile,
    scenario: { ...scenario, recall: true },
  });
  expect(again.report.mailbox).toEqual([]);
  expect(again.report.issues.map(({ row, code }) => `${row} ${code}`)).toEqual(
    [2, 3, 4].map((row) => `${row} row/already-sent`),
  );
}, 300_000);
