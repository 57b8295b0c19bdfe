import { beforeAll, expect, test } from 'vitest';
import type { SampleName } from '../../fixtures/pane-harness/sample-states.ts';
import { openHarness } from './open-harness.ts';

let harness: Awaited<ReturnType<typeof openHarness>>;
beforeAll(async () => {
  harness = await openHarness();
});

const states: readonly SampleName[] = ['firstDay', 'connect', 'dialog', 'browser', 'refused', 'ready', 'ended'];
const languages = ['es', 'pl', 'en'] as const;

/** As wide as Excel makes the pane on the Mac, on Windows and on the web. */
const widths = [270, 320, 350] as const;

test.each(widths)('the bar is two lines and one button at %i pixels', async (width) => {
  for (const [index, state] of states.entries()) {
    const language = languages[index % languages.length]!;
    const shown = await harness.show(state, { width, language });
    const bar = await shown.page.evaluate(() => {
      const footer = document.querySelector('footer')!;
      const seen = [...footer.querySelectorAll<HTMLElement>('.count')].filter((part) => part.style.visibility === '');
      const line = footer.querySelector('.bar-counts')?.getBoundingClientRect();
      return {
        height: footer.getBoundingClientRect().height,
        lines: [...footer.querySelectorAll('p, [role=group]')].length,
        buttons: footer.querySelectorAll('.next').length,
        others: [...footer.querySelectorAll('button')].filter((each) => !each.matches('.next, .count')).length,
        inputs: footer.querySelectorAll('input:not([type=file])').length,
        cut: seen.filter((part) => part.getBoundingClientRect().bottom > (line?.bottom ?? 0) + 1).length,
        seen: seen.length,
      };
    });
    expect(bar, `${state} ${language}`).toMatchObject({ buttons: 1, others: 0, inputs: 0, cut: 0 });
    expect(bar.seen, state).toBeGreaterThan(0);
    expect(bar.lines, state).toBeLessThanOrEqual(2);
    expect(bar.height, state).toBeLessThanOrEqual(150);
    await shown.close();
  }
});

test.each(widths)('what is asked before the first mail stands in view above the bar at %i pixels', async (width) => {
  for (const [index, state] of (['asking', 'askingTest', 'askingAutoSave'] as const).entries()) {
    const shown = await harness.show(state, { width, height: 700, language: languages[index]! });
    await shown.page.locator('.question button').first().waitFor();
    const found = await shown.page.evaluate(() => {
      const [footer, question] = [document.querySelector('footer')!, document.querySelector('.question')!];
      const box = question.getBoundingClientRect();
      const bar = footer.getBoundingClientRect();
      // A second click where Send was answers nothing.
      return {
        bar: bar.height,
        below: box.bottom > bar.top,
        above: box.top < -1,
        buttons: footer.querySelectorAll('.next').length,
      };
    });
    expect(found, state).toMatchObject({ below: false, above: false, buttons: 0 });
    expect(found.bar, state).toBeLessThanOrEqual(150);
    await shown.close();
  }
});

test('an address never loses its domain, however narrow the pane', async () => {
  const shown = await harness.show('ready', { width: 270 });
  const cut = await shown.page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('.station-button')?.click();
    const addresses = [...document.querySelectorAll<HTMLElement>('.cut-address')];
    const domainOf = (address: HTMLElement) => {
      const text = address.querySelector('bdi')!.firstChild!;
      const range = document.createRange();
      range.setStart(text, (text.textContent ?? '').indexOf('@'));
      range.setEnd(text, text.textContent?.length ?? 0);
      return range.getBoundingClientRect();
    };
    const isCut = (address: HTMLElement) => {
      const [box, domain] = [address.getBoundingClientRect(), domainOf(address)];
      return domain.left < box.left - 1 || domain.right > box.right + 1 || box.right > window.innerWidth;
    };
    return { count: addresses.length, cut: addresses.filter(isCut).length };
  });
  expect(cut.count).toBeGreaterThan(0);
  expect(cut.cut).toBe(0);
  await shown.close();
});

const isInView = (selector: string) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return (
    box !== undefined && box.top >= -1 && box.top < (document.querySelector('footer')?.getBoundingClientRect().top ?? 0)
  );
};

test('a number of the bar leads to the people it counts, and they are in view', async () => {
  const shown = await harness.show('ready', { width: 320, language: 'en' });
  const { page } = shown;
  await page.locator('[data-count="ask"]').click();
  await page.locator('.grid-row').first().waitFor();
  const verdicts = await page
    .locator('.grid-row')
    .evaluateAll((rows) => [...new Set(rows.map((row) => row.getAttribute('data-verdict')))]);
  expect(verdicts).toEqual(['ask']);
  await expect.poll(() => page.evaluate(isInView, '.people'), { timeout: 10_000 }).toBe(true);
  await page.locator('.grid-row [data-column="more"]').first().click();
  await expect.poll(() => page.evaluate(isInView, '.people .card'), { timeout: 10_000 }).toBe(true);
  await shown.close();
});

test('a button that cannot do anything says why', async () => {
  const shown = await harness.show('nobodyReady', { language: 'en' });
  const test = shown.page.getByRole('button', { name: 'Test mail', exact: true });
  expect(await test.getAttribute('aria-disabled')).toBe('true');
  await shown.page.getByText('No row is ready yet').first().waitFor();
  await shown.close();
});
