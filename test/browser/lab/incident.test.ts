import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openPane, type OpenPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

/** As slow as a busy machine may be. */
const patient = { timeout: 60_000 };

const folder = mkdtempSync(join(tmpdir(), 'sobre-incident-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

test('a corrected receipt cites the earlier mail, and the incident sheet says who got which bytes', async () => {
  const book = join(folder, 'people.csv');
  writePeople(book, 3);
  open = await openPane(book, { scenario: { attachments: 'none' } });
  const { person, stage } = open;
  await person.prepare();
  await person.send(() => false);
  expect(await person.untilEnd(() => false)).toBe('complete');
  const frame = await person.pane.frame();
  const { mails } = stage.google.state;
  const first = mails.find(({ to }) => to.includes('p2@example.com'));

  await person.driver.openStation('people');
  await frame.getByRole('button', { name: 'Sent: see the receipt of Persona 2' }).click();
  await frame.getByRole('list', { name: 'What happened to this receipt' }).getByText('Gmail accepted it').waitFor();
  await frame.getByRole('button', { name: 'Send corrected' }).click();
  await expect.poll(() => mails.length, patient).toBe(4);
  expect(mails[3]?.to).toEqual(['p2@example.com']);
  expect(mails[3]?.text).toMatch(
    new RegExp(`^This receipt corrects the one we sent you on .+ \\(Ref\\. ${first?.reference}\\)\\.`),
  );
  await person.untilEnd(() => false);

  await frame.getByText('History', { exact: true }).click();
  await frame.getByText('If it went wrong').click();
  await frame.getByRole('button', { name: 'Make the incident sheet' }).click();
  await expect.poll(() => open.book.sheets, patient).toContain('Incident');
  await open.book.settled();
  const [header, ...lines] = open.book.rows('Incident').map(({ texts }) => texts);
  const at = (name: string) => header?.indexOf(name) ?? -1;
  const accepted = lines.filter((texts) => texts[at('What happened')] === 'Gmail accepted it');
  // Mails under way together are accepted in any order.
  const got = accepted.map((texts) => [texts[at('Sent to')], texts[at('Checksum of the message (SHA-256)')]].join(' '));
  expect(got.sort()).toEqual(mails.map(({ to, sha256 }) => `${to.join()} ${sha256}`).sort());
  const named = accepted.map((texts) => [
    texts[at('Sent from')],
    texts[at('Who was sending')],
    texts[at('Hours since')],
  ]);
  expect(named).toEqual(accepted.map(() => ['nomina@empresa.example', 'nomina', '0.0']));
  expect(lines.some((texts) => texts[at('What happened')] === 'Somebody asked to send it again')).toBe(true);

  await frame.getByRole('button', { name: 'Save what was sent (CSV)' }).click();
  await expect.poll(() => person.downloads.length, patient).toBe(1);
  const [saved] = person.downloads;
  expect(saved?.suggestedFilename()).toMatch(/^Sent mail .*\.csv$/);
  const [, ...sent] = readFileSync((await saved?.path()) ?? '', 'utf8')
    .trim()
    .split('\r\n');
  expect(sent).toHaveLength(mails.length);
  for (const { to } of mails) expect(sent.some((line) => line.includes(to.join()))).toBe(true);
  expect(person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
}, 90_000);
