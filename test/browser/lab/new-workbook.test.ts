import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { root, runLab } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exported = join(root, 'samples', 'payslips.xlsx');

/** What the payroll program exports next month: the same headings, no column of Sobre's, and one new address. */
const nextExport = async (): Promise<string> => {
  const settings = { locale: 'en-US' as const, propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(exported, settings);
  for (let row = 2; row <= 7; row += 1) book.setCell(`D${row}`, '2026-02');
  book.setCell('C3', 'zoe.new@example.org');
  await book.settled();
  const next = join(folder, 'february.xlsx');
  await book.save(next);
  return next;
};

test('next period’s export as a new file: the text comes back in one press, and one changed address is asked about', async () => {
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
}, 240_000);
