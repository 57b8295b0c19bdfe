import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { builtWith } from '../../../lab/plugin-build.ts';
import { isDeep } from '../../fakes/deep.ts';
import { openPane } from './open-pane.ts';
import { root, runLab, writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-plugins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string): string => join(root, 'test/fixtures/plugin-lab', name);

// Builds the product anew, which takes longer than everything else in this file.
test.runIf(isDeep)(
  'a list with a relay, a web folder and a command, and without Gmail, goes from the folder to the relay to the CSV',
  { timeout: 600_000 },
  async () => {
    const book = join(folder, 'people.csv');
    writeFileSync(
      book,
      'No. Empleado;Nombre;Correo;Neto\n0042;Ana López;ana@personas.example;12345.67\n0043;Luis Gil;luis@personas.example;9876.50\n',
    );
    const { code, report } = await runLab({
      book,
      scenario: {
        plugins: fixture('plugins.json'),
        mail: 'relay.https',
        source: 'web-folder.folder',
        press: ['sent-csv.export'],
        stubs: { '/relay': fixture('relay-stub.ts'), '/receipts/': fixture('receipts-stub.ts') },
        decide: ['sheet/understood', 'receipt/undated', 'receipt/unverified'],
      },
    });
    expect({ code, ended: report.ended }).toEqual({ code: 0, ended: 'complete' });
    expect(report.rows.map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(report.google.accepted).toBe(0);
    expect(report.downloads.map(({ name }) => name)).toEqual(['sent.csv']);
  },
);

const url = 'https://relay.firm.example';

const expectShown = async (field: Locator, { value, locked }: { value: string; locked: boolean }): Promise<void> => {
  const input = field.locator('input, select').first();
  await input.waitFor();
  expect([await input.inputValue(), await input.isDisabled()]).toEqual([value, locked]);
};

test.runIf(isDeep)(
  'settings of the three scopes are drawn, judged, kept and locked, and the hosts are in the policy',
  { timeout: 600_000 },
  async () => {
    const book = join(folder, 'settings.csv');
    writePeople(book, 2);
    const distDir = await builtWith(fixture('plugins.json'), () => undefined);
    const open = await openPane(book, { distDir, config: { plugins: { 'every-setting': { url } } } });
    try {
      const { page } = open.person.pane;
      const frame = await open.person.pane.frame();
      await frame.getByText('More settings').click();
      const field = (name: string) => frame.locator(`[data-setting="${name}"]`);
      await field('every-setting.url').waitFor();
      await expectShown(field('every-setting.url'), { value: url, locked: true });
      await expectShown(field('every-setting.pages'), { value: '3', locked: false });
      await expectShown(field('every-setting.mark'), { value: 'A', locked: false });
      expect(await field('every-setting.copyMe').getByRole('checkbox').isChecked()).toBe(false);
      expect(await field('every-setting.mark').textContent()).toContain('For everybody who opens the workbook');
      expect(await field('every-setting.pages').textContent()).toContain('For this computer');
      const picture = process.env['SOBRE_PICTURE'];
      // What is none of its values is refused, said, and the field shows what holds.
      await field('every-setting.pages').getByRole('textbox').fill('12');
      await field('every-setting.pages').getByRole('textbox').blur();
      await frame.locator('[data-code="setting-not-kept"]').waitFor();
      expect(await field('every-setting.pages').textContent()).toContain('Not kept: 12.');
      await expectShown(field('every-setting.pages'), { value: '3', locked: false });
      if (picture !== undefined) await page.screenshot({ path: picture });
      await field('every-setting.pages').getByRole('textbox').fill('7');
      await field('every-setting.pages').getByRole('textbox').blur();
      await field('every-setting.mark').getByRole('combobox').selectOption('B');
      await field('every-setting.copyMe').getByRole('checkbox').check();
      await open.book.settled();
      await open.person.pane.reload();
      const again = await open.person.pane.frame();
      await again.getByText('More settings').click();
      const kept = (name: string) => again.locator(`[data-setting="${name}"]`);
      await expectShown(kept('every-setting.pages'), { value: '7', locked: false });
      await expectShown(kept('every-setting.mark'), { value: 'B', locked: false });
      expect(await kept('every-setting.copyMe').getByRole('checkbox').isChecked()).toBe(true);
      const policy = await again.evaluate(async () =>
        (await fetch(location.href)).headers.get('content-security-policy'),
      );
      const connect = policy?.split(';').find((part) => part.trim().startsWith('connect-src'));
      expect(
        connect
          ?.trim()
          .split(' ')
          .filter((host) => host.includes('firm.example')),
      ).toEqual([url, 'https://*.firm.example']);
      expect(open.person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
    } finally {
      await open.close();
    }
  },
);

const builtIn = JSON.parse(readFileSync(join(root, 'plugins.json'), 'utf8')) as { plugins: readonly string[] };

describe.runIf(isDeep).each(builtIn.plugins)('a product without %s', (gone) => {
  test('is built, opens, shows nothing of it, and connects where it can', { timeout: 600_000 }, async () => {
    const id = JSON.parse(readFileSync(join(root, gone, 'plugin.json'), 'utf8')).id as string;
    const list = join(folder, `without-${id}.json`);
    const rest = builtIn.plugins.filter((name) => name !== gone);
    writeFileSync(list, JSON.stringify({ plugins: rest.map((name) => relative(folder, join(root, name))) }));
    const book = join(folder, 'few.csv');
    writePeople(book, 2);
    const distDir = await builtWith(list, () => undefined);
    const open = await openPane(book, { distDir });
    try {
      const frame = await open.person.pane.frame();
      await open.person.driver.chooseRadio('receipts', 'receiptMode.none');
      await frame.getByText('More settings').click();
      await frame.locator('[data-plugin]').first().waitFor();
      const shown = await frame
        .locator('[data-plugin]')
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-plugin')));
      expect(shown).toEqual(['google', 'eml', 'files', 'microsoft', 'cfdi', 'pdf'].filter((each) => each !== id));
      const connects = await frame.getByRole('button', { name: 'Connect Gmail' }).count();
      expect(connects > 0).toBe(id !== 'google');
      if (id !== 'google') await open.person.connect();
      else expect(await frame.locator('body').innerText()).not.toMatch(/gmail|google/i);
      expect(open.person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
    } finally {
      await open.close();
    }
  });
});
