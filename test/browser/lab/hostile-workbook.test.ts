import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runSession } from './run-inside.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const book = join(folder, 'people.csv');
writeFileSync(
  book,
  'Nombre;Correo;Jefe\nAna Ruiz;ana@example.com;jefe@example.com\nLuis Gil;luis@example.com;jefe@example.com\n',
);
const base = { locale: 'en-US', attachments: 'none' };

test('a workbook whose settings and log somebody spoilt is opened, checked and sent from, and says so', async () => {
  const settings = {
    'column.email': 42,
    'text.payroll.en': { subject: 1 },
    '__proto__.files': 'none',
    logo: 'javascript:alert(1)',
  };
  const log = [
    { sheet: 'Sobre log · AAAAA', rows: [['Record'], ['A B', 'sending', '', 'NaN', '-1', '1e99'], [], ['x', 'sent']] },
    { sheet: 'Sobre log · BBBBB', rows: [['', 'again', '=1+1', '', '', '', '', '', 'Q:1', 'Q:1 Q:2']] },
  ];
  const { code, report } = await runSession({
    book,
    scenario: { ...base, settings, log, decide: ['document/same-period'] },
  });
  expect([code, report.ended, report.pane.errors]).toEqual([0, 'complete', []]);
  expect(report.mailbox.map(({ to }) => to.join()).sort()).toEqual(['ana@example.com', 'luis@example.com']);
  expect(report.pane.messages.map(({ text }) => text).join(' ')).toContain(
    'These settings of the workbook are damaged',
  );
}, 120_000);

test('a copy column that changes after the look, before the press, holds every row until somebody accepts it', async () => {
  const [when, key] = [{ accepted: 0 }, 'column.bcc'];
  const scenario = { ...base, script: [{ when, do: 'set-setting', key, setting: 'Jefe' }] };
  const { report } = await runSession({ book, scenario });
  expect([report.mailbox, report.ended]).toEqual([[], 'held']);
  expect(report.pane.messages.map(({ code }) => code)).toContain('choices/changed');
}, 120_000);
