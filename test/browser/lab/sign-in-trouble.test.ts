import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from '../../../lab/stage.ts';
import { writePeople } from './run-lab.ts';
import { account, answerGoogle, Seat, setSignInStage } from './sign-in-seat.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-sign-in-trouble-'));
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
  stage.google.control.revoke(account.email);
  expect(seat.errors).toEqual([]);
  await seat.close();
});
const time = { timeout: 90_000 };

/** What an Office host can do with a dialog instead of showing it; `says` is kept for the test to fire. */
type Answer = { readonly refused: number } | { readonly event: number } | 'nothing';

interface DialogWindow {
  dialogAnswer: Answer;
  dialogUrl: string;
  realOffice: unknown;
  dialogSays: ((message: { message: string; origin: string }) => void) | undefined;
}

/** From now on Office answers instead of opening windows. */
const answerDialogs = async (answer: Answer): Promise<void> => {
  const frame = await seat.frame();
  await frame.evaluate((wanted) => {
    const page = window as unknown as DialogWindow;
    page.dialogAnswer = wanted;
    if (page.realOffice !== undefined) return;
    page.realOffice = Office;
    const displayDialogAsync = (url: string, _options: unknown, tell: (result: unknown) => void) => {
      page.dialogUrl = url;
      const { dialogAnswer } = page;
      if (dialogAnswer !== 'nothing' && 'refused' in dialogAnswer) {
        return void setTimeout(() => tell({ status: 'failed', error: { code: dialogAnswer.refused } }), 10);
      }
      const addEventHandler = (type: string, handler: (event: never) => void) => {
        if (type === 'dialogMessageReceived') page.dialogSays = handler as never;
        if (type === 'dialogEventReceived' && dialogAnswer !== 'nothing')
          setTimeout(() => handler({ error: dialogAnswer.event } as never), 10);
      };
      setTimeout(() => tell({ status: 'succeeded', value: { addEventHandler, close: () => undefined } }), 10);
    };
    // What Office.js offers cannot be changed, so another one stands in front of it.
    const ui = Object.create(Office.context.ui, { displayDialogAsync: { value: displayDialogAsync } });
    const context = Object.create(Office.context, { ui: { value: ui } });
    Object.assign(window, { Office: Object.create(Office, { context: { value: context } }) });
  }, answer);
};

const realDialogs = async (): Promise<void> => {
  const frame = await seat.frame();
  await frame.evaluate(() => {
    const page = window as unknown as DialogWindow;
    if (page.realOffice !== undefined) Object.assign(window, { Office: page.realOffice });
    page.realOffice = undefined;
  });
};

describe('whatever Office says of a dialog', time, () => {
  test('each of its codes is told in a sentence, Connect is ready at once, and then a real try connects', async () => {
    seat = await Seat.open(stage);
    const meanings: Readonly<Record<number, string>> = {
      12006: 'account/dialog-closed',
      12009: 'account/dialog-blocked',
      12011: 'account/dialog-blocked',
    };
    const codes = Array.from({ length: 11 }, (_, index) => 12_002 + index);
    for (const kind of ['refused', 'event'] as const) {
      for (const code of codes) {
        await answerDialogs({ [kind]: code } as Answer);
        await seat.press('next.connect');
        await seat.expectReady(meanings[code] ?? 'account/dialog-failed');
      }
    }
    await realDialogs();
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
  });

  test('an answer that comes after Cancel connects nobody and is not redeemed', async () => {
    seat = await Seat.open(stage);
    const { token } = stage.google.state.counters;
    await answerDialogs('nothing');
    await seat.press('next.connect');
    const frame = await seat.frame();
    await frame.waitForFunction(() => (window as unknown as DialogWindow).dialogSays !== undefined);
    await seat.press('signIn.cancel');
    await seat.expectReady('');
    await frame.evaluate(() => {
      const { dialogUrl, dialogSays } = window as unknown as DialogWindow;
      const state = new URLSearchParams(new URL(dialogUrl).hash.slice(1)).get('state');
      dialogSays?.({ message: JSON.stringify({ code: '4/late', state }), origin: location.origin });
    });
    await realDialogs();
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
    expect(stage.google.state.counters.token).toBe(token + 1);
  });

  test('an Excel that closes dialogs slowly refuses the next one, then tells of the former: it connects all the same', async () => {
    seat = await Seat.open(stage, { dialogCloseMs: 500 });
    const page = (await seat.frame()).page();
    const first = await seat.window('next.connect');
    const told = page.waitForEvent('console', (message) => message.text() === 'lab: told of a closed dialog');
    await seat.press('signIn.cancel');
    await seat.expectReady('');
    const second = await seat.window('next.connect');
    expect(second).not.toBe(first);
    await told;
    expect(await seat.codes()).toEqual([]);
    await answerGoogle(second);
    await seat.expectConnected();
  });

  test('a window of which nothing is ever heard is given up after half an hour', async () => {
    seat = await Seat.open(stage);
    await answerDialogs('nothing');
    const frame = await seat.frame();
    // Half an hour is three seconds here; what takes less than a minute takes its time.
    await frame.evaluate(() => {
      const { setTimeout } = window;
      const hurry = (then: TimerHandler, ms = 0) => setTimeout(then, ms < 60_000 ? ms : ms / 600);
      Object.assign(window, { setTimeout: hurry, unhurried: setTimeout });
    });
    await seat.press('next.connect');
    expect(await seat.connection.ready()).toBe(false);
    await seat.expectReady('account/timed-out');
    await realDialogs();
    // A real try has its real time: a tenth of a second is too little for an answer on a busy machine.
    await frame.evaluate(() => {
      Object.assign(window, { setTimeout: (window as unknown as { unhurried: unknown }).unhurried });
    });
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
  });

  test('a window that the browser blocks is told, and the next press opens one', async () => {
    seat = await Seat.open(stage);
    const frame = await seat.frame();
    const told = frame.page().waitForEvent('console', (message) => message.text() === 'told');
    // Later than a click lasts; and nothing may be evaluated meanwhile, because that would count as a click.
    await frame.evaluate(() => {
      const connect = document.querySelector<HTMLButtonElement>('footer button.next');
      setTimeout(() => connect?.click(), 6_000);
      new MutationObserver(() => {
        if (document.querySelector('[data-code^="account/"]')) console.log('told');
      }).observe(document.body, { childList: true, subtree: true });
    });
    await told;
    await seat.expectReady('account/dialog-blocked');
    // Office explains it as well, over the whole pane.
    await frame.locator('#crossZoneNotification input[type=button]').click();
    await answerGoogle(await seat.window('next.connect'));
    await seat.expectConnected();
  });
});

test('while what signs in is on its way Connect is grey, and then it opens its window', time, async () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  seat = await Seat.open(stage, {
    before: (context) =>
      context.route(/\/assets\/gmail\.[^/]*\.js$/, async (route) => {
        await arrived;
        await route.continue().catch(() => undefined);
      }),
  });
  const connect = (await seat.driver.button('next.connect')).first();
  expect(await connect.getAttribute('aria-disabled')).toBe('true');
  const windows: unknown[] = [];
  seat.context.on('page', (page) => windows.push(page));
  await connect.click({ force: true });
  arrive();
  await expect.poll(() => seat.connection.ready(), { timeout: 40_000 }).toBe(true);
  expect([windows, await seat.codes()]).toEqual([[], []]);
  await answerGoogle(await seat.window('next.connect'));
  await seat.expectConnected();
});

test('two presses at once open one window, which connects', time, async () => {
  seat = await Seat.open(stage);
  const windows: unknown[] = [];
  seat.context.on('page', (page) => windows.push(page));
  const opened = seat.context.waitForEvent('page');
  await (await seat.driver.button('next.connect')).first().dblclick();
  await answerGoogle(await opened);
  await seat.expectConnected();
  expect(windows).toHaveLength(1);
});
