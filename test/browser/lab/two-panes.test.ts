import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LabPerson } from '../../../lab/run/person.ts';
import { readScenario } from '../../../lab/run/scenario.ts';
import { openPane } from './open-pane.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-two-panes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('“Forget here” in one pane of a browser holds in the other one at once', { timeout: 240_000 }, async () => {
  const book = join(folder, 'people.csv');
  writeFileSync(book, 'Nombre;Correo\nAna;ana@example.com\nIván;ivan@example.com\n');
  const first = await openPane(book);
  const context = first.stage.browser!.context;
  try {
    await first.person.driver.chooseRadio('receipts', 'receiptMode.none');
    expect(await first.person.connect()).toBe(true);
    // Not before: each person goes to whatever window of Google's opens in their browser.
    const second = new LabPerson('ana, again', first.stage, context, readScenario({ locale: 'en-US' }), [], false);
    await second.open();
    const panes = [first.person, second];
    const shown = async ({ pane }: LabPerson) => (await pane.frame()).getByText('nomina@', { exact: false }).count();
    for (const person of panes) {
      await person.driver.openStation('send');
      await expect.poll(() => shown(person), { timeout: 60_000 }).toBeGreaterThan(0);
    }
    await first.person.driver.unfold('account.settings');
    const frame = await first.person.pane.frame();
    await frame.getByRole('button', { name: 'Forget here', exact: true }).click();
    for (const person of panes) await expect.poll(() => shown(person), { timeout: 60_000 }).toBe(0);
  } finally {
    await first.close();
  }
});
