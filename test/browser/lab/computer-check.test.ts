import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openPane, type OpenPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-computer-'));
const book = join(folder, 'people.csv');
writePeople(book, 3);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

const check = async (): Promise<Readonly<Record<string, boolean>>> => {
  const frame = await open.person.pane.frame();
  await frame.getByText('More settings').click();
  await frame.getByRole('button', { name: 'Check this computer' }).click();
  await frame.getByRole('button', { name: 'Copy diagnostics' }).waitFor();
  const parts = await frame
    .locator('[data-part]')
    .evaluateAll((items) => items.map((item) => [item.getAttribute('data-part'), item.getAttribute('data-good')]));
  return Object.fromEntries(parts.map(([part, good]) => [String(part), good === 'true']));
};

test('all is green on a good computer, and the copied text names nobody', async () => {
  open = await openPane(book);
  await open.person.driver.chooseRadio('receipts', 'receiptMode.none');
  await open.person.connect();
  expect(await check()).toEqual({ excel: true, storage: true, broker: true, google: true, browser: true });
  const frame = await open.person.pane.frame();
  await frame.getByRole('button', { name: 'Copy diagnostics' }).click();
  await frame.getByText('Copied. Paste it into a message to whoever helps you.').waitFor();
  const text = await frame.getByRole('textbox', { name: 'Diagnostics text' }).inputValue();
  expect(JSON.parse(text)).toMatchObject({
    excel: { host: 'EXCEL', platform: 'OFFICE_ONLINE', lacking: [] },
    sheet: { people: 3 },
  });
  expect(text).not.toMatch(/@|Persona|Nombre|Correo|1000|people\.csv|token/i);
  expect(open.person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
}, 60_000);

test('what fails is red, and said before anything is pressed and after: a browser that keeps nothing, a server and a Gmail out of reach', async () => {
  open = await openPane(book, { denyStorage: true });
  const { page } = open.person.pane;
  const frame = await open.person.pane.frame();
  const denied = frame.locator('[data-code="ledger/unavailable"]');
  await denied.waitFor();
  await open.person.driver.chooseRadio('receipts', 'receiptMode.none');
  await frame.getByRole('region', { name: 'People' }).getByRole('button').first().click();
  await frame.getByRole('button', { name: 'Read again' }).click();
  await frame.getByRole('button', { name: 'Connect Gmail' }).waitFor();
  expect(await denied.count()).toBe(1);
  await page.context().route(/\/oauth\/certs$|\/favicon\.ico$/, (route) => route.abort());
  expect(await check()).toEqual({ excel: true, storage: false, broker: false, google: false, browser: true });
}, 60_000);
