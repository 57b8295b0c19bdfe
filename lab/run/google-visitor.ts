import type { BrowserContext, Page } from 'playwright-core';
import { consentChoice, type ConsentChoice } from '../google/consent-choice.ts';
import type { Google } from '../google/create-google.ts';
import type { Consent } from '../google/google-block.ts';
import { label } from './labels.ts';
import type { PaneDriver } from './pane-driver.ts';

/** How a visit at Google ended, as far as the person at its window knows. */
export type VisitEnd = 'granted' | 'gave-up' | 'other-window';

const pageMs = 20_000;

/** What the person does in Google's window, and with the code it may hand out. */
export class GoogleVisitor {
  clicks = 0;
  readonly errors: string[] = [];
  /** How the last visit ended; undefined before the first one and since `forget`. */
  last: VisitEnd | undefined;
  /** When the last visit ended, milliseconds since the epoch. */
  leftAt = 0;
  private attempts = 0;
  private visiting = 0;
  private readonly google: Google;
  private readonly consent: Consent;
  private readonly driver: PaneDriver;
  /** Resolves when the person turns to Google's window, not while about to cancel in the pane; false: cancelled. */
  private readonly turn: () => Promise<boolean>;

  constructor(
    context: BrowserContext,
    google: Google,
    consent: Consent,
    driver: PaneDriver,
    turn: () => Promise<boolean>,
  ) {
    this.google = google;
    this.consent = consent;
    this.driver = driver;
    this.turn = turn;
    context.on('page', (page) => void this.meet(page));
  }

  /** Whether the person is in one of Google's windows. */
  get busy(): boolean {
    return this.visiting > 0;
  }

  forget(): void {
    this.last = undefined;
  }

  private async meet(page: Page): Promise<void> {
    if (!(await this.isSignIn(page))) return;
    this.visiting += 1;
    try {
      this.last = await this.visit(page);
    } catch (error) {
      // A window that closes under the person's hand is an ordinary thing.
      if (page.isClosed()) this.last = 'gave-up';
      else this.errors.push(`at Google: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.leftAt = Date.now();
      this.visiting -= 1;
    }
  }

  /** The pane opens in tabs of the same profile, and a search in the mailbox too. */
  private async isSignIn(page: Page): Promise<boolean> {
    const begun = ({ pathname, origin }: URL) =>
      pathname === '/start.html' || (origin === this.google.origin && !pathname.startsWith('/mail'));
    const loaded = page.waitForURL((url) => url.protocol === 'https:', { waitUntil: 'commit', timeout: pageMs });
    await loaded.catch(() => undefined);
    return !page.isClosed() && URL.canParse(page.url()) && begun(new URL(page.url()));
  }

  private async visit(page: Page): Promise<VisitEnd> {
    const asked = page.locator('#allow, button[data-account], #error');
    await asked.first().waitFor({ timeout: pageMs });
    if (!(await this.turn())) {
      await page.close();
      return 'gave-up';
    }
    if ((await page.locator('#error').count()) > 0) return this.refused(page);
    this.attempts += 1;
    const choice = consentChoice(this.consent, this.attempts);
    if (choice === 'close') {
      await page.close();
      return 'gave-up';
    }
    await this.answer(page, choice);
    const handedOver = await this.handCodeOver(page);
    return choice === 'deny' && !handedOver ? 'gave-up' : 'granted';
  }

  private async answer(page: Page, choice: ConsentChoice): Promise<void> {
    const hint = new URL(page.url()).searchParams.get('login_hint');
    const hinted = page.locator(`button[data-account="${hint ?? ''}"]`);
    if ((await page.locator('button[data-account]').count()) > 0) {
      await this.click(page, (await hinted.count()) > 0 ? `button[data-account="${hint}"]` : 'button[data-account]');
    }
    // Google asks nothing again that was granted before.
    const asks = page.locator('#allow').waitFor({ timeout: pageMs });
    const away = page.waitForURL((url) => url.origin !== this.google.origin, { waitUntil: 'commit', timeout: pageMs });
    // A pane that has its answer closes the window under the person's hand.
    await Promise.race([asks, away].map((either) => either.catch(ignoreClosed(page))));
    if (page.isClosed() || (await page.locator('#allow').count()) === 0) return;
    const box = page.locator('#scope-gmail-send');
    if ((await box.count()) > 0 && (await box.isChecked()) !== (choice !== 'untick-send')) {
      await box.setChecked(choice !== 'untick-send');
      this.clicks += 1;
    }
    await this.click(page, choice === 'deny' ? '#cancel' : '#allow');
  }

  private async click(page: Page, selector: string): Promise<void> {
    await page.locator(selector).first().click();
    this.clicks += 1;
  }

  /** Google refuses this window: the person goes on in the browser, as the pane offers. */
  private async refused(page: Page): Promise<VisitEnd> {
    const embedded = (await page.locator('#error').innerText()).includes('disallowed_useragent');
    const offered = embedded && (await this.driver.shows('signIn.browser'));
    if (offered) await this.driver.press('signIn.browser');
    await page.close().catch(() => undefined);
    return offered ? 'other-window' : 'gave-up';
  }

  /** A page that could not reach the pane shows a code: it is copied and pasted. */
  private async handCodeOver(page: Page): Promise<boolean> {
    const code = page.locator('#code');
    const said = page.locator('#code, p[role=alert]').first();
    await said.waitFor({ timeout: pageMs }).catch(ignoreClosed(page));
    if (page.isClosed()) return false;
    const shown = await code.isVisible().catch(() => false);
    if (shown) await this.paste((await code.inputValue()).trim());
    await page.close();
    return shown;
  }

  private async paste(text: string): Promise<void> {
    const frame = await this.driver.frame();
    const field = frame.getByRole('textbox', { name: label(this.driver.language, 'signIn.code') }).first();
    await field.waitFor({ timeout: pageMs });
    await field.fill(text);
    this.driver.clicks += 1;
  }
}

const ignoreClosed = (page: Page) => (error: unknown) => {
  if (!page.isClosed()) throw error;
};
