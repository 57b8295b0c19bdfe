import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPane } from './open-pane.ts';
import { runLab, writePeople } from './run-lab.ts';

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
      previewed.push((await section.locator('.preview p.hint').getAttribute('data-sha256')) ?? '');
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

test('a text that hides words and loads a picture waits for a decision, and leaves with its looks alone', async () => {
  const book = join(folder, 'unsafe.csv');
  writePeople(book, 2);
  const body =
    '<style>b{display:none}</style><p style="color:#b00020;text-align:center">Hola, {{Nombre}}</p>' +
    '<p style="display:none">oculto</p><img src="https://t.example/p.gif"><form><input name="clave"></form>' +
    '<p><a href="https://malo.example/">https://banco.example</a></p>';
  const scenario = { locale: 'en-US', attachments: 'none', template: { subject: 'Hola', body } };
  const undecided = await runLab({ book, scenario });
  expect(undecided.report.mailbox).toEqual([]);
  expect(undecided.report.issues.filter(({ code }) => code === 'template/unsafe')).toHaveLength(6);
  const eml = join(folder, 'unsafe');
  const decided = await runLab({ book, eml, scenario: { ...scenario, decide: ['template/unsafe'] } });
  expect([decided.code, decided.report.pane.cspViolations, decided.report.ended]).toEqual([0, [], 'complete']);
  expect(decided.report.mailbox).toHaveLength(2);
  for (const { eml: path } of decided.report.mailbox) {
    const parts = readFileSync(path, 'latin1').split(/\r\n\r\n/);
    const texts = parts.map((part) => Buffer.from(part.replace(/\r\n--[\s\S]*/, ''), 'base64').toString());
    const both = texts.filter((text) => text.includes('Hola, Persona'));
    expect(both).toHaveLength(2);
    for (const text of both) {
      expect(text).toContain('oculto');
      expect(text).not.toMatch(/t\.example|<form|<input|display/);
    }
    expect(both.join('')).toMatch(/color:\s*(?:#b00020|rgb\(176, 0, 32\));text-align:\s*center/);
  }
}, 180_000);
