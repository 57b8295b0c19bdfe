import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../../lab/browser.ts';
import { serveHarness } from '../../fixtures/pane-harness/serve-harness.ts';
import type { SampleName } from '../../fixtures/pane-harness/sample-states.ts';

export interface ShowOptions {
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly language?: 'es' | 'pl' | 'en';
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
}

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface ShownPane {
  readonly page: Page;
  /** What the browser complained about: errors, refused styles and scripts. */
  readonly complaints: string[];
  calls(): Promise<readonly Call[]>;
  close(): Promise<void>;
}

/** The pane with a sample state in a real browser, under the product's own policy. */
export const openHarness = async () => {
  const served = await serveHarness();
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--disable-quic', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const show = async (state: SampleName, options: ShowOptions = {}): Promise<ShownPane> => {
    const { theme = 'light', language = 'es', width = 340, height = 800, forcedColors = false } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      forcedColors: forcedColors ? 'active' : 'none',
      colorScheme: theme === 'dark' ? 'dark' : 'light',
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${served.url}?${new URLSearchParams({ state, theme, language })}`);
    // What is inside the stations comes after the frame; a pane that starts has nothing in them, one that cannot has no frame.
    await page
      .locator('.station-body:not([hidden]) > *, main[aria-busy="true"], main:not([aria-label])')
      .first()
      .waitFor();
    return {
      page,
      complaints,
      calls: () => page.evaluate(() => (window as unknown as { calls: Call[] }).calls),
      close: () => context.close(),
    };
  };
  return {
    show,
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
};
