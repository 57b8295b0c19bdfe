import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { label } from '../../../lab/run/labels.ts';
import type { Stage } from '../../../lab/stage.ts';
import { writePeople } from './run-lab.ts';
import { account, answerGoogle, chooseAccount, otherAccount, Seat, setSignInStage, shownCode } from './sign-in-seat.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-sign-in-'));
const book = join(folder, 'people.csv');
let stage: Stage;
let seat: Seat;
beforeAll(async () => {
  writePeople(book, 3);
  stage = await setSignInStage(book);
}, 60_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  stage.google.control.changeSignIn({ embedded: 'allow', severOpener: false });
  for (const { email } of [account, otherAccount]) stage.google.control.revoke(email);
  expect(seat.errors).toEqual([]);
  await seat.close();
});
const sit = async (platform: 'web' | 'desktop' = 'web') => {
  seat = await Seat.open(stage, { platform });
};
const oneMs = { timeout: 60_000 };

describe('in Excel on the web', oneMs, () => {
  beforeEach(() => sit());

  test('consent connects the account, and the window goes by itself', async () => {
    const window = await seat.window('next.connect');
    const closed = window.waitForEvent('close');
    await answerGoogle(window);
    await closed;
    await seat.expectConnected();
  });

  test('a box left empty is told, and the next press asks for consent again', async () => {
    await answerGoogle(await seat.window('next.connect'), { box: false });
    await seat.expectReady('account/scope-missing');
    const again = await seat.window('next.connect');
    await again.waitForURL((url) => url.searchParams.get('prompt') === 'consent');
    await answerGoogle(again);
    await seat.expectConnected();
  });

  test('refused, closed and refused again: each is told, and the next try connects', async () => {
    await answerGoogle(await seat.window('next.connect'), { button: '#cancel' });
    await seat.expectReady('account/consent-denied');
    const closed = await seat.window('next.connect');
    await closed.locator('button[data-account]').first().waitFor();
    await closed.close();
    await seat.expectReady('account/dialog-closed');
    await answerGoogle(await seat.window('next.connect'), { button: '#cancel' });
    await seat.expectReady('account/consent-denied');
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
  });

  test('a window that Google refuses goes on in the browser with one press, and a pasted code connects', async () => {
    stage.google.control.changeSignIn({ embedded: 'refuse' });
    const refused = await seat.window('next.connect');
    await refused.locator('#error').filter({ hasText: 'disallowed_useragent' }).waitFor();
    const gone = refused.waitForEvent('close');
    const tab = await seat.window('signIn.browser');
    await gone;
    await answerGoogle(tab);
    await seat.paste(await shownCode(tab));
    await seat.expectConnected();
  });

  test.each(['same-origin', 'same-origin-allow-popups'] as const)(
    'a page that cuts its opener (%s) leaves Connect ready, and its code still connects',
    async (severOpener) => {
      stage.google.control.changeSignIn({ severOpener });
      const window = await seat.window('next.connect');
      await seat.expectReady('account/dialog-closed');
      await answerGoogle(window);
      await seat.paste(await shownCode(window));
      await seat.expectConnected();
    },
  );

  test('a second account takes over, and a second window while one is open replaces it', async () => {
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
    await seat.driver.openStation('send');
    await (
      await seat.frame()
    )
      .locator('summary')
      .filter({ hasText: label('es', 'account.settings') })
      .click();
    const first = await seat.window('account.another');
    await first.locator('button[data-account]').first().waitFor();
    const gone = first.waitForEvent('close');
    const second = await seat.window('account.another');
    await gone;
    await answerGoogle(second, { email: otherAccount.email });
    await seat.expectConnected(otherAccount.email);
    await seat.press('account.use');
    await seat.expectConnected(account.email);
  });

  test('ten sign-ins in a row, of every kind, each end at a Connect that works', async () => {
    for (let n = 0; n < 3; n += 1) {
      await answerGoogle(await seat.window('next.connect'), { button: '#cancel' });
      await seat.expectReady('account/consent-denied');
      await (await seat.window('next.connect')).close();
      await seat.expectReady('account/dialog-closed');
      await seat.window('next.connect');
      await seat.press('signIn.cancel');
      await seat.expectReady('');
    }
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
  });
});

describe('Cancel', oneMs, () => {
  const expectCancelled = async () => {
    await seat.connection.cancel();
    expect(seat.connection.cancelMs).toBeLessThan(1_000);
    await seat.expectReady('');
  };

  test('frees Connect within a second: dialog open, code waited for, code being exchanged', async () => {
    await sit();
    const dialog = await seat.window('next.connect');
    const gone = dialog.waitForEvent('close');
    await expectCancelled();
    await gone;
    stage.google.control.changeSignIn({ severOpener: true });
    const severed = await seat.window('next.connect');
    await seat.expectReady('account/dialog-closed');
    await expectCancelled();
    await severed.close();
    stage.google.control.changeSignIn({ severOpener: false });
    await seat.context.route('**/oauth/token', () => undefined);
    const asked = seat.context.waitForEvent('request', (request) => request.url().endsWith('/oauth/token'));
    await answerGoogle(await seat.window('next.connect'));
    await asked;
    await expectCancelled();
    await seat.context.unroute('**/oauth/token');
    const next = await seat.window('next.connect');
    await chooseAccount(next);
    await seat.expectConnected();
  });

  test('frees Connect on the desktop too, and the code of the cancelled try connects nobody', async () => {
    await sit('desktop');
    const first = await seat.window('next.connect');
    await answerGoogle(first);
    const late = await shownCode(first);
    await expectCancelled();
    const second = await seat.window('next.connect');
    await seat.paste(late);
    await expect.poll(() => seat.codes()).toEqual(['account/state-mismatch']);
    await chooseAccount(second);
    await seat.paste(await shownCode(second));
    await seat.expectConnected();
  });
});

test('in desktop Excel a tab closed by hand is given up with Cancel, and the next try connects', oneMs, async () => {
  await sit('desktop');
  const tab = await seat.window('next.connect');
  await tab.locator('button[data-account]').first().waitFor();
  await tab.close();
  await seat.press('signIn.cancel');
  await seat.expectReady('');
  const next = await seat.window('next.connect');
  await answerGoogle(next);
  await seat.paste(await shownCode(next));
  await seat.expectConnected();
});
