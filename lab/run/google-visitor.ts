import type { BrowserContext, Page } from 'playwright-core';
import { consentChoice, type ConsentChoice } from '../google/consent-choice.ts';
import type { Google } from '../google/create-google.ts';
import type { Consent } from '../google/google-block.ts';
import type { PaneDriver } from './pane-driver.ts';

/** What the person does in Google's window, and with the code it may hand out. */
export class GoogleVisitor {
  clicks = 0;
  private attempts = 0;
  private visiting = 0;
  private readonly google: Google;
  private readonly consent: Consent;
  private readonly driver: PaneDriver;
  readonly errors: string[] = [];

  constructor(context: BrowserContext, google: Google, consent: Consent, driver: PaneDriver) {
    this.google = google;
    this.consent = consent;
    this.driver = driver;
    context.on('page', (page) => {
      this.visiting += 1;
      const visited = this.visit(page).finally(() => (this.visiting -= 1));
      visited.catch((error: unknown) => {
        // A window that closes under the person's hand is an ordinary thing.
        if (!page.isClosed()) this.errors.push(error instanceof Error ? error.message : String(error));
      });
    });
  }

  /** Whether the person is still in one of Google's windows. */
  get busy(): boolean {
    return this.visiting > 0;
  }

  private async visit(page: Page): Promise<void> {
    await page.waitForURL((url) => url.href.startsWith(this.google.origin), { timeout: 20_000 }).catch(() => undefined);
    if (page.isClosed() || !page.url().startsWith(this.google.origin) || !page.url().includes('/auth')) return;
    this.attempts += 1;
    const choice = consentChoice(this.consent, this.attempts);
    if (choice === 'close') return page.close();
    if ((await page.locator('#allow, button[data-account]').count()) === 0) return this.refused(page);
    await this.answer(page, choice);
    await this.handCodeOver(page);
  }

  private async answer(page: Page, choice: ConsentChoice): Promise<void> {
    const account = page.locator('button[data-account]').first();
    if ((await account.count()) > 0) await this.click(page, 'button[data-account]');
    await page.locator('#allow').waitFor();
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
  private async refused(page: Page): Promise<void> {
    await page.close();
    if (await this.driver.shows('signIn.browser')) await this.driver.press('signIn.browser');
  }

  /** A page that could not reach the pane shows a code: it is copied and pasted. */
  private async handCodeOver(page: Page): Promise<void> {
    const code = page.locator('#code');
    const shown = await code
      .waitFor({ state: 'visible', timeout: 4_000 })
      .then(() => true)
      .catch(() => false);
    if (!shown) return;
    const text = (await code.inputValue().catch(async () => (await code.textContent()) ?? '')).trim();
    const frame = await this.driver.frame();
    const field = frame.getByRole('textbox').filter({ visible: true });
    for (const candidate of await field.all()) {
      const inAttempt = await candidate.evaluate((element) => element.closest('.attempt') !== null);
      if (inAttempt) await candidate.fill(text);
    }
    await page.close();
  }
}
