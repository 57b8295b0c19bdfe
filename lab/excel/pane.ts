import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import { closeDialogsSlowly } from './slow-dialogs.ts';
import { offerSystemBrowser } from './system-browser.ts';
import { TrafficWatch } from './traffic-watch.ts';

export interface PaneAddress {
  readonly outerUrl: string;
  readonly hostOrigin: string;
  readonly addinOrigin: string;
  readonly localHosts: readonly string[];
  readonly systemBrowser: boolean;
  /** Undefined: dialogs close at once. */
  readonly dialogCloseMs: number | undefined;
  /** The page is gone and will not answer. */
  readonly onGone: () => void;
}

/** The add-in's pane in a real browser, inside the host page, inside the outer page. */
export class Pane {
  readonly page: Page;
  /** What the pages of this profile did wrong. */
  readonly traffic: TrafficWatch;
  readonly #address: PaneAddress;

  private constructor(page: Page, traffic: TrafficWatch, address: PaneAddress) {
    this.page = page;
    this.traffic = traffic;
    this.#address = address;
  }

  /** Opens the outer page; resolves once it is loaded, which the add-in's frame is part of. */
  static async open(context: BrowserContext, address: PaneAddress): Promise<Pane> {
    const traffic = new TrafficWatch(context, address.localHosts);
    const page = await emptyPage(context);
    if (address.systemBrowser) await offerSystemBrowser(page, address.addinOrigin);
    if (address.dialogCloseMs !== undefined) await closeDialogsSlowly(page, address.addinOrigin, address.dialogCloseMs);
    await page.goto(address.outerUrl);
    return new Pane(page, traffic, address);
  }

  /** The add-in's frame; waits for it while the add-in is being loaded. */
  async frame(timeoutMs = 15_000): Promise<Frame> {
    const find = () => this.page.frames().find((frame) => originOf(frame.url()) === this.#address.addinOrigin);
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const frame = find();
      if (frame) return frame;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error('The add-in has no frame');
      await this.page.waitForEvent('framenavigated', { timeout: left }).catch(() => null);
    }
  }

  /** Reloads the add-in alone, as "Reload" of the pane's menu does. */
  async reload(): Promise<void> {
    const frame = await this.frame();
    const loaded = this.page.waitForEvent('framenavigated', (navigated) => navigated === frame);
    await frame.evaluate(() => location.reload()).catch(() => null);
    await loaded;
    await frame.waitForLoadState();
  }

  /** The page and all in it are gone at once: no unload event, no last write. */
  async kill(): Promise<void> {
    const host = this.page.frames().find((frame) => originOf(frame.url()) === this.#address.hostOrigin);
    if (host) await crash(await this.page.context().newCDPSession(host));
    await this.page.close({ runBeforeUnload: false });
    this.#address.onGone();
  }

  async close(): Promise<void> {
    await this.page.close();
    this.traffic.stop();
    this.#address.onGone();
  }
}

const taken = new WeakSet<Page>();

/** The tab a browser starts with, or a new one: nobody wants to look at an empty tab. */
async function emptyPage(context: BrowserContext): Promise<Page> {
  const first = context.pages().find((page) => page.url() === 'about:blank' && !taken.has(page));
  const page = first ?? (await context.newPage());
  taken.add(page);
  return page;
}

/** Ends the process of a frame. A page opened before it is really gone could still be put into it. */
async function crash(session: CDPSession): Promise<void> {
  const gone = new Promise<void>((resolve) => session.once('Inspector.targetCrashed', () => resolve()));
  await session.send('Inspector.enable');
  // The process dies before it can answer.
  void session.send('Page.crash').catch(() => null);
  await gone;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
