import type { Locator } from 'playwright-core';
import type { GoogleVisitor } from './google-visitor.ts';
import { label } from './labels.ts';
import type { PaneDriver } from './pane-driver.ts';
import type { PaneLook } from './pane-look.ts';
import type { Patience } from './patience.ts';

const connectKeys = ['next.connect', 'next.reconnect'] as const;
const pollMs = 50;
/** So long after the person has left Google's window the pane may take to notice by itself. */
const noticeMs = 2_500;
/** So long a person waits for a window that does not come. */
const windowMs = 15_000;

/** How one person signs in at the pane: presses Connect, follows what opens, cancels. */
export class GmailConnection {
  cancelMs = 0;
  private cancels = 0;
  private cancelled = false;
  private readonly driver: PaneDriver;
  private readonly visitor: () => GoogleVisitor;
  private readonly patience: Patience;

  constructor(driver: PaneDriver, visitor: () => GoogleVisitor, patience: Patience) {
    this.driver = driver;
    this.visitor = visitor;
    this.patience = patience;
  }

  /** Presses Connect once it is offered; ends when the pane is connected (true), or ready for another try. */
  async connect(): Promise<boolean> {
    const { patience, driver } = this;
    this.visitor().forget();
    this.cancelled = false;
    let tried = false;
    let pressed = false;
    await patience.until('Connect to be enabled', async () => {
      if (await this.ready()) {
        tried = true;
        pressed = await pressIn(1_000, await this.connectButton());
      }
      // On a busy machine a press may work after it was given up.
      pressed ||= tried && ((await this.underWay()) || !(await this.offered()));
      return pressed || this.isNeedless();
    });
    if (!pressed) return true;
    driver.clicks += 1;
    const pressedAt = Date.now();
    await patience.until('the sign-in to begin', async () => (await this.underWay()) || Date.now() - pressedAt > 1_000);
    await patience.until('the sign-in to end', () => this.over(pressedAt));
    // A paused run takes a moment to notice that it may go on.
    await new Promise((resolve) => setTimeout(resolve, 2 * pollMs));
    return !(await this.ready());
  }

  /** The run has gone through without it. */
  private async isNeedless(): Promise<boolean> {
    return (await this.driver.look()).ended === 'complete';
  }

  private async offered(): Promise<boolean> {
    return (await this.connectButton()).isVisible();
  }

  /** Whether Connect can be pressed. */
  async ready(): Promise<boolean> {
    return isReady(await this.driver.look());
  }

  /** While Google's window or a code is waited for: the pane offers to cancel, and not to connect. */
  private async underWay(): Promise<boolean> {
    const look = await this.driver.look();
    return look.shows('signIn.cancel') && !isReady(look);
  }

  private async over(pressedAt: number): Promise<boolean> {
    if (this.visitor().busy) return false;
    await this.readOn();
    if (!(await this.underWay())) return !this.visitor().busy;
    const { last, leftAt } = this.visitor();
    const left = last === 'gave-up' && Date.now() - leftAt > noticeMs;
    const noWindow = last === undefined && Date.now() - pressedAt > windowMs;
    if ((left || noWindow) && this.cancels === 0) await this.giveUp();
    return false;
  }

  /** Where the browser lets no window open, Office says so over the whole pane (12011), and its OK is the only way on. */
  private async readOn(): Promise<void> {
    const ok = (await this.driver.frame()).locator('#crossZoneNotification input[type=button]');
    if ((await ok.count()) > 0) await pressIn(1_000, ok);
  }

  /** The pane may notice in this very moment that the window is gone, and take the button away. */
  private async giveUp(): Promise<void> {
    if (await pressIn(1_000, (await this.driver.button('signIn.cancel')).first())) this.driver.clicks += 1;
  }

  private async connectButton() {
    const [connect, reconnect] = connectKeys;
    const buttons = await this.driver.button(connect);
    return buttons.or(await this.driver.button(reconnect)).first();
  }

  /** From now on Google's window is left alone, because the person is about to cancel. */
  expectCancel(): void {
    this.cancels += 1;
  }

  /** Whether the person goes on in Google's window, once nothing is left to be cancelled. */
  async turn(): Promise<boolean> {
    await this.patience.until('a sign-in to be cancelled', async () => this.cancels === 0);
    return !this.cancelled;
  }

  /** Cancels the sign-in that is open or comes next, and measures until Connect is enabled. */
  async cancel(): Promise<void> {
    const open = () => this.driver.shows('signIn.cancel');
    await this.patience.until(
      'a sign-in that can be cancelled',
      async () => (await open()) || (await this.isNeedless()),
    );
    if (!(await open())) return void (this.cancels -= 1);
    const frame = await this.driver.frame();
    const { language } = this.driver;
    const connect = connectKeys.map((key) => label(language, key).source).join('|');
    const measured = frame.evaluate(untilConnectEnabled, { cancel: label(language, 'signIn.cancel').source, connect });
    await this.driver.press('signIn.cancel');
    this.cancelMs = Math.max(1, Math.round(await measured));
    this.cancelled = true;
    this.cancels = Math.max(0, this.cancels - 1);
  }
}

/** Whether Connect can be pressed. */
export const isReady = (look: PaneLook): boolean => connectKeys.some((key) => look.offers(key));

/** Whether the button could be pressed: one that goes away meanwhile cannot. */
const pressIn = (timeout: number, button: Locator): Promise<boolean> =>
  button.click({ timeout }).then(
    () => true,
    () => false,
  );

interface Names {
  /** Patterns of what the buttons say. */
  readonly cancel: string;
  readonly connect: string;
}

/** Runs in the pane: milliseconds from the press on Cancel until Connect is enabled. Names no function inside. */
function untilConnectEnabled({ cancel, connect }: Names): Promise<number> {
  const cancels = new RegExp(cancel, 'u');
  const connects = new RegExp(connect, 'u');
  return new Promise((resolve) => {
    const pressed = new AbortController();
    document.addEventListener(
      'click',
      ({ target }) => {
        if (!cancels.test((target as Element).closest('button')?.textContent ?? '')) return;
        pressed.abort();
        const pressedAt = performance.now();
        const looking = setInterval(() => {
          const found = [...document.querySelectorAll('button')].filter(
            (button) => connects.test(button.textContent ?? '') && button.getClientRects().length > 0,
          );
          if (found.every((button) => button.getAttribute('aria-disabled') === 'true')) return;
          clearInterval(looking);
          resolve(performance.now() - pressedAt);
        }, 5);
      },
      { capture: true, signal: pressed.signal },
    );
  });
}
