import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { reportRows } from '../../../lab/run/report.ts';
import type { Locale } from '../../../lab/run/scenario.ts';
import { isDeep } from '../../fakes/deep.ts';
import { openPane, type OpenPane } from './open-pane.ts';
import { root } from './run-lab.ts';

/** As slow as a busy machine may be. */
const patient = { timeout: 60_000 };
const samples = join(root, 'samples');
const users: readonly (readonly [Locale, number, string, string])[] = [
  ['es-MX', 270, 'nomina-quincena.xlsx', 'recibos'],
  ['pl-PL', 320, 'lista-plac.xlsx', 'paski'],
  ['en-US', 350, 'payslips.xlsx', 'payslips'],
  ['es-MX', 320, 'nomina-quincena.xlsx', 'recibos'],
  ['pl-PL', 350, 'lista-plac.xlsx', 'paski'],
  ['en-US', 270, 'payslips.xlsx', 'payslips'],
  ['es-MX', 350, 'nomina-quincena.xlsx', 'recibos'],
  ['pl-PL', 270, 'lista-plac.xlsx', 'paski'],
  ['en-US', 320, 'payslips.xlsx', 'payslips'],
];

let open: OpenPane;
afterEach(() => (isDeep ? open.close() : undefined));

/** As wide as Excel makes the pane there. */
const widen = async (width: number): Promise<Frame> => {
  const pane = await open.person.pane.frame();
  await open.person.pane.page.setViewportSize({ width, height: 700 });
  for (let at: Frame | null = pane; at?.parentFrame(); at = at.parentFrame())
    await (
      await at.frameElement()
    ).evaluate((frame) =>
      (frame as HTMLElement).setAttribute('style', 'position:fixed;inset:0;width:100vw;height:100vh;border:0'),
    );
  await expect.poll(() => pane.evaluate(() => window.innerWidth), patient).toBe(width);
  return pane;
};

/** Every number of people in sight: in the bar, the summary of the run and the list's choice of everybody. */
const shown = (pane: Frame) =>
  pane.evaluate(() => {
    const numberIn = (element: Element | null) => Number(/\d+/.exec(element?.textContent ?? '')?.[0] ?? '0');
    const bar = [...document.querySelectorAll<HTMLElement>('[data-count]')].map((part) => [
      part.dataset['count'],
      numberIn(part),
    ]);
    const counter = (of: string) => numberIn(document.querySelector(`.counter.${of} dd`));
    return {
      bar: Object.fromEntries(bar) as Record<string, number>,
      run: { sent: counter('sent'), unknown: counter('unknown'), failed: counter('failed') },
      sideways: document.documentElement.scrollWidth > window.innerWidth,
    };
  });

const sheetSays = () => {
  const statuses = reportRows(open.book, open.book.active, []).map(({ status }) => status);
  return { people: statuses.length, of: (status: string) => statuses.filter((each) => each === status).length };
};

const picture = async (name: string): Promise<void> => {
  const to = process.env['SOBRE_SHOTS'];
  if (to !== undefined) await open.person.pane.page.screenshot({ path: join(to, `${name}.png`) });
};

test.runIf(isDeep).each(users)(
  'each number that %s sees at %i pixels is the sheet’s and the mailbox’s, and a doubt is settled in two presses',
  async (locale, width, book, files) => {
    const receipts = readdirSync(join(samples, files)).map((name) => join(samples, files, name));
    open = await openPane(join(samples, book), {
      files: receipts,
      locale,
      scenario: { locale, attachments: 'auto' },
    });
    const { person, stage } = open;
    const { driver } = person;
    const pane = await widen(width);
    const { people } = sheetSays();
    expect((await shown(pane)).bar).toEqual({ later: people });
    await picture(`${locale}-${width}-1`);
    await person.prepare();
    await driver.checked();
    expect((await shown(pane)).bar).toEqual({ ready: people });
    await person.connect();
    await picture(`${locale}-${width}-connected`);
    stage.google.control.addFault({ nth: 2, do: 'drop-after-accept' });
    await person.send(() => false);
    expect(await person.untilEnd(() => false)).toBe('complete');
    await driver.checked();
    await picture(`${locale}-${width}-2`);
    await open.book.settled();

    const { mails } = stage.google.state;
    expect([mails.length, sheetSays().of('sent'), sheetSays().of('unknown')]).toEqual([people, people - 1, 1]);
    await expect
      .poll(() => shown(pane), patient)
      .toEqual({
        bar: { unknown: 1, sent: people - 1 },
        run: { sent: people - 1, unknown: 1, failed: 0 },
        sideways: false,
      });

    const before = driver.clicks;
    await driver.press('check.search');
    await driver.press('check.there');
    await expect.poll(() => shown(pane).then(({ bar }) => bar), patient).toEqual({ sent: people });
    expect(driver.clicks - before).toBeLessThanOrEqual(3);
    await open.book.settled();
    expect([mails.length, sheetSays().of('sent')]).toEqual([people, people]);
    await picture(`${locale}-${width}-3`);
    expect(person.pane.traffic).toMatchObject({ errors: [], cspViolations: [] });
  },
  180_000,
);
