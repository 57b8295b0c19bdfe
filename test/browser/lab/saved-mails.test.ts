import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isDeep } from '../../fakes/deep.ts';
import { runSession } from './run-inside.ts';
import { copies, root, runLab, writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-saved-mails-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('saving needs no account, sends nothing, says so in the rows, and leaves them free to be sent', async () => {
  const book = join(folder, 'people.csv');
  const savedBook = join(folder, 'saved.xlsx');
  const eml = join(folder, 'eml');
  writePeople(book, 3);
  const first = await runLab({ book, eml, bookOut: savedBook, scenario: { mail: 'eml' } });
  expect([first.code, first.report.ended]).toEqual([0, 'complete']);
  expect(first.report.saved.map(({ to }) => to)).toEqual([['p1@example.com'], ['p2@example.com'], ['p3@example.com']]);
  for (const { eml: path, sha256 } of first.report.saved) {
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
  }
  expect(first.report.rows.map(({ status, statusText, sentTo }) => [status, statusText, sentTo])).toEqual(
    Array(3).fill(['waiting', 'Guardado .eml', '']),
  );
  expect([first.report.mailbox, first.report.google['authorize'], first.report.google['sends']]).toEqual([[], 0, 0]);

  const later = await runSession({ book: savedBook });
  expect(Object.values(copies(later.report))).toEqual([1, 1, 1]);
  // The reference of the saved mail is the one that is sent.
  expect(later.report.mailbox.map(({ reference }) => reference).sort()).toEqual(
    first.report.saved.map(({ reference }) => reference).sort(),
  );
}, 180_000);

test('a folder picked whole gives every row its own files, byte for byte', async () => {
  const files = join(root, 'samples', 'recibos');
  const { code, report } = await runLab({
    book: join(root, 'samples', 'nomina-quincena.xlsx'),
    files,
    scenario: { mail: 'eml', attachments: { folder: true } },
  });
  expect([code, report.ended, report.saved.length]).toEqual([0, 'complete', 14]);
  const hashes = new Map(
    readdirSync(files).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(files, name)))
        .digest('hex'),
    ]),
  );
  for (const { attachments } of report.saved) {
    expect(attachments).toHaveLength(2);
    for (const { name, sha256 } of attachments) expect(sha256).toBe(hashes.get(name));
  }
}, 120_000);

test.skipIf(!isDeep)(
  'where downloads do nothing no row says saved, and the way out is told',
  async () => {
    const book = join(root, 'samples', 'nomina-quincena.xlsx');
    const excel = { downloads: 'nothing' };
    const { code, report } = await runLab({ book, scenario: { mail: 'eml', attachments: 'none', excel } });
    expect([code, report.ended, report.saved, report.mailbox]).toEqual([0, 'stopped', [], []]);
    expect(report.rows.filter(({ statusText }) => statusText !== '')).toEqual([]);
    expect(report.panes.flatMap(({ messages }) => messages.map((said) => said.code))).toContain('not-arrived');
  },
  120_000,
);
