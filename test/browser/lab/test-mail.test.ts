import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runLab, writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-test-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sender = 'nomina@empresa.example';
const google = { accounts: [{ email: sender, name: 'Nómina Empresa' }] };

test('where a test is required the first run waits for one that was seen', async () => {
  const book = join(folder, 'people.csv');
  writePeople(book, 4);
  const config = { requireTest: true };
  const { report } = await runLab({ book, scenario: { config, google } });
  expect(report.mailbox.map(({ to }) => to.join())).toEqual([
    sender,
    ...Array.from({ length: 4 }, (_, index) => `p${index + 1}@example.com`),
  ]);
  // The reference of the test is its own: who looks for the receipt must not find the test.
  expect(new Set(report.mailbox.map(({ reference }) => reference)).size).toBe(5);
}, 180_000);
