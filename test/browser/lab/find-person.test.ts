import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { ana, cfdiText, iván } from '../../fakes/cfdi-text.ts';
import { openPane, type OpenPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

/** As slow as a busy machine may be. */
const patient = { timeout: 60_000 };

const folder = mkdtempSync(join(tmpdir(), 'sobre-find-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

test('a person is found in two clicks and a name, marked as returned in row and log, and sent again', async () => {
  const book = join(folder, 'people.csv');
  writePeople(book, 3);
  open = await openPane(book, { scenario: { attachments: 'none' } });
  const { person, stage } = open;
  await person.prepare();
  await person.send(() => false);
  expect(await person.untilEnd(() => false)).toBe('complete');
  const frame = await person.pane.frame();
  const { mails } = stage.google.state;

  // Two clicks and a name: History, Find.
  const section = frame.locator('.history');
  await section.getByText('History', { exact: true }).click();
  await section.getByRole('searchbox', { name: 'Name, address, number or Ref.' }).fill('persona 2');
  await section.getByRole('button', { name: 'Find' }).click();
  const found = section.locator('.found');
  await found.getByText('Sent', { exact: false }).first().waitFor();
  expect(await found.count()).toBe(1);
  const link = async (name: string) =>
    decodeURIComponent((await found.getByRole('link', { name }).getAttribute('href')) ?? '');
  const reference = mails.find(({ to }) => to.includes('p2@example.com'))?.reference ?? '?';
  expect(await link('Open in Sent')).toContain(`authuser=nomina@empresa.example#search/in:sent+"${reference}"`);
  expect(await link('Search bounced mail')).toContain('from:mailer-daemon+"p2@example.com"');

  await found.getByRole('button', { name: 'Mark as bounced' }).click();
  await section.locator('.found[data-kind="returned"]').waitFor();
  await open.book.settled();
  const [sheet = ''] = open.book.sheets;
  const texts = () => open.book.rows(sheet).map((row) => row.texts.join(' '));
  expect(texts().filter((text) => text.includes('Sent: bounced'))).toEqual([expect.stringContaining('Persona 2')]);
  const log = open.book.sheets.find((name) => name.startsWith('Sobre log')) ?? '';
  expect(open.book.rows(log).filter((row) => row.texts.includes('returned'))).toHaveLength(1);
  for (const { texts: cells } of open.book.rows(log)) expect(cells.join(' ')).not.toMatch(/example\.com|Persona/);

  expect(mails).toHaveLength(3);
  await section.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => mails.length, patient).toBe(4);
  expect(mails[3]?.to).toEqual(['p2@example.com']);
  await frame.getByText('History', { exact: true }).waitFor();
  expect(person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
}, 90_000);

test('a dropped receipt says whose it is and who got it, and joins no run', async () => {
  const book = join(folder, 'two.csv');
  const line = ({ number, name, rfc }: typeof ana | typeof iván, email: string) => [number, name, rfc, email].join(';');
  const lines = ['No. Empleado;Nombre;RFC;Correo', line(ana, 'ana@example.com'), line(iván, 'ivan@example.com')];
  writeFileSync(book, `${lines.join('\n')}\n`);
  const files = [ana, iván].map((person) => {
    const file = join(folder, `${person.number}.xml`);
    writeFileSync(file, cfdiText(person));
    return file;
  });
  open = await openPane(book, { files, scenario: { decide: ['receipt/pair-incomplete'] } });
  const { person } = open;
  await person.prepare();
  await person.send(() => false);
  expect(await person.untilEnd(() => false)).toBe('complete');
  const section = (await person.pane.frame()).locator('.history');
  await section.getByText('History', { exact: true }).click();
  await section.getByText('Whose file is this?').click();
  await section.getByText('Choose a receipt').waitFor();
  await section.locator('.find input[type=file]').setInputFiles(files[1]!);
  const story = section.locator('[data-file="A-15.xml"]');
  await story.getByText('It belongs to').waitFor();
  expect(await story.innerText()).toMatch(/Who got it:\s+IVÁN DE LA CRUZ ZÚÑIGA ivan@example\.com Sent/);
  expect(await story.locator('[data-wrong]').count()).toBe(0);
  expect(person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
}, 90_000);
