import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-preview-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what the preview shows is what is sent, to the byte', async () => {
  const book = join(folder, 'people.csv');
  writePeople(book, 3);
  const { person, stage, close } = await openPane(book, { scenario: { attachments: 'none' } });
  try {
    await person.prepare();
    expect(await person.connect()).toBe(true);
    const section = await person.driver.openStation('message');
    const previewed: string[] = [];
    for (const place of ['1 of 3', '2 of 3', '3 of 3']) {
      await section.getByText(place, { exact: true }).waitFor();
      const address = `p${place[0]}@example.com`;
      await section.locator('.mail-head').getByText(address).waitFor();
      previewed.push((await section.locator('.preview p.hint').getAttribute('title')) ?? '');
      if (!place.startsWith('3')) await section.getByRole('button', { name: 'Next person' }).click();
    }
    expect(new Set(previewed).size).toBe(3);
    await person.send(() => false);
    await person.untilEnd(() => false);
    expect(stage.google.state.mails.map(({ sha256 }) => sha256).sort()).toEqual(previewed.sort());
  } finally {
    await close();
  }
}, 120_000);
