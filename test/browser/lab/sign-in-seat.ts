import type { BrowserContext, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Pane } from '../../../lab/excel/pane.ts';
import { GmailConnection } from '../../../lab/run/gmail-connection.ts';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { PaneDriver } from '../../../lab/run/pane-driver.ts';
import { Patience } from '../../../lab/run/patience.ts';
import { answerStartQuestion } from '../../../lab/run/start-question.ts';
import { setStage, type Stage } from '../../../lab/stage.ts';
import { house } from './house.ts';
import type { GoogleBlock } from '../../../lab/google/google-block.ts';

export const account = { email: 'nomina@empresa.example', name: 'Nómina Empresa' };
export const otherAccount = { email: 'facturas@empresa.example', name: 'Facturas Empresa' };

/** Excel, Google and the product around a small book, for tests that drive Google's window themselves. */
export const setSignInStage = async (
  path: string,
  google: GoogleBlock = {},
  config: Readonly<Record<string, unknown>> = {},
): Promise<Stage> => {
  const settings = { locale: 'es-MX', propagationMs: 100, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(path, settings);
  const accounts = [account, otherAccount];
  const stage = await setStage({ book, google: { accounts, ...google }, seed: 1, config, house: await house() });
  book.attach(stage.excel);
  return stage;
};

export interface SeatOptions {
  readonly platform?: 'web' | 'desktop';
  readonly dialogCloseMs?: number;
  /** Called before anything is loaded. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
}

/** Somebody with a computer of their own and the pane open, not yet connected. */
export class Seat {
  readonly context: BrowserContext;
  readonly driver: PaneDriver;
  readonly connection: GmailConnection;
  private readonly patience = new Patience(60);
  private readonly pane: Pane;

  private constructor(context: BrowserContext, pane: Pane) {
    this.context = context;
    this.pane = pane;
    this.driver = new PaneDriver(() => pane.frame(), 'es');
    const nobody = () => {
      throw new Error('Nobody but the test is at Google');
    };
    this.connection = new GmailConnection(this.driver, nobody, this.patience);
  }

  private static seats = 0;

  static async open(stage: Stage, { platform = 'web', before, dialogCloseMs }: SeatOptions = {}): Promise<Seat> {
    Seat.seats += 1;
    const context = await stage.browser!.newProfile();
    await before?.(context);
    const pane = await stage.excel.openPane({
      client: `seat ${Seat.seats}`,
      context,
      locale: 'es-MX',
      platform,
      dialogCloseMs,
    });
    const seat = new Seat(context, pane);
    await seat.driver.ready();
    await seat.driver.chooseRadio('receipts', 'receiptMode.none');
    return seat;
  }

  frame(): Promise<Frame> {
    return this.pane.frame();
  }

  get errors(): readonly string[] {
    return this.pane.traffic.errors;
  }

  /** Presses what says `key`; resolves with the window that opens. */
  async window(key: string): Promise<Page> {
    const opened = this.context.waitForEvent('page', { timeout: 20_000 });
    await this.press(key);
    return opened;
  }

  async press(key: string): Promise<void> {
    await (await this.driver.button(key)).first().click();
  }

  /** Nobody is connected, Connect can be pressed, and the pane says why; '' for nothing to say. */
  async expectReady(code: string): Promise<void> {
    await expect.poll(() => this.connection.ready(), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => this.codes(), { timeout: 10_000 }).toEqual(code === '' ? [] : [code]);
  }

  async codes(): Promise<readonly string[]> {
    const shown = await this.driver.shown();
    return shown.map(({ code }) => code).filter((code) => code.startsWith('account/') || code.startsWith('ledger/'));
  }

  async expectConnected(address = account.email): Promise<void> {
    const bar = (await this.frame()).getByRole('contentinfo');
    await bar.getByText(address, { exact: true }).waitFor({ timeout: 20_000 });
    await (await this.driver.button('next.send.payroll')).first().waitFor({ timeout: 20_000 });
  }

  /** Whether the pane asked something before its first run here. */
  async answerStartQuestion(): Promise<boolean> {
    return answerStartQuestion(this.driver, await this.driver.look(), this.patience);
  }

  async paste(code: string): Promise<void> {
    const field = (await this.frame()).locator('.attempt input');
    await field.fill(code, { timeout: 20_000 });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** Chooses an account at Google and answers what is asked; `box`: whether sending is permitted. */
export const answerGoogle = async (
  page: Page,
  { email = account.email, box = true, button = '#allow' }: { email?: string; box?: boolean; button?: string } = {},
): Promise<void> => {
  // Who is asked anew for one account is not asked which.
  const asked = page.locator('button[data-account], #scope-gmail-send');
  await asked.first().waitFor({ timeout: 20_000 });
  if (!(await page.locator('#scope-gmail-send').isVisible())) await chooseAccount(page, email);
  const tick = page.locator('#scope-gmail-send');
  await tick.waitFor();
  await tick.setChecked(box);
  await page.locator(button).click();
};

export const chooseAccount = async (page: Page, email = account.email): Promise<void> => {
  await page.locator(`button[data-account="${email}"]`).click({ timeout: 20_000 });
};

/** The code that the last page shows a person whose pane it cannot reach. */
export const shownCode = async (page: Page): Promise<string> => {
  const code = page.locator('#code');
  await code.waitFor({ timeout: 20_000 });
  return code.inputValue();
};
