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

interface Media {
  readonly forcedColors: 'active' | 'none';
  readonly colorScheme: 'dark' | 'light';
}

/** A page of its own, and what the browser complained about since something was last shown on it. */
interface Seat {
  readonly page: Page;
  complaints: string[];
}

let started: ReturnType<typeof startHarness> | undefined;

/**
 * The pane with a sample state in a real browser, under the product's own policy: one for all files of a process, which
 * it ends with. Bundle and browser are dearer than what most tests show in them.
 */
export const openHarness = (): ReturnType<typeof startHarness> => (started ??= startHarness());

const startHarness = async () => {
  const served = await serveHarness();
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--disable-quic', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  /** Pages that nobody shows anything on: the next state is shown there, loaded anew. */
  const idle = new Map<string, Seat[]>();
  const seatFor = async (media: Media): Promise<Seat> => {
    const free = idle.get(JSON.stringify(media))?.pop();
    if (free !== undefined) return free;
    const context = await browser.newContext(media);
    const page = await context.newPage();
    const seat: Seat = { page, complaints: [] };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') seat.complaints.push(message.text());
    });
    page.on('pageerror', (error) => seat.complaints.push(error.message));
    return seat;
  };
  const leave = (media: Media, seat: Seat): void => {
    const key = JSON.stringify(media);
    idle.set(key, [...(idle.get(key) ?? []), seat]);
  };
  const show = async (state: SampleName, options: ShowOptions = {}): Promise<ShownPane> => {
    const { theme = 'light', language = 'es', width = 340, height = 800, forcedColors = false } = options;
    const media: Media = {
      forcedColors: forcedColors ? 'active' : 'none',
      colorScheme: theme === 'dark' ? 'dark' : 'light',
    };
    const seat = await seatFor(media);
    const { page } = seat;
    const complaints: string[] = [];
    seat.complaints = complaints;
    await page.setViewportSize({ width, height });
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
      close: () => Promise.resolve(leave(media, seat)),
    };
  };
  return { show };
};
