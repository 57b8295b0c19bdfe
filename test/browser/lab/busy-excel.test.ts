import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-busy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a pane that opens while a cell is being edited says so, and reads the sheet by itself afterwards', async () => {
  const path = join(folder, 'people.csv');
  writePeople(path, 3);
  const { person, book, close } = await openPane(path);
  try {
    await person.kill();
    book.startEditing('B3', 'ana');
    await person.open();
    const frame = await person.pane.frame();
    await frame.locator('[data-code="sheet/editing"]').first().waitFor();
    book.endEditing('ana');
    await frame.getByText('3 people').first().waitFor();
    await expect.poll(() => frame.locator('[data-code="sheet/editing"]').count()).toBe(0);
  } finally {
    await close();
  }
}, 60_000);
