import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { createDialogOpener, type OpenDialog } from '../../../src/office/dialog.ts';

type Handler = (event: Record<string, unknown>) => void;

/** Office's dialog as the pane sees it. */
class FakeDialog {
  readonly handlers = new Map<string, Handler>();
  closed = 0;
  addEventHandler = (type: string, handler: Handler) => void this.handlers.set(type, handler);
  close = () => void (this.closed += 1);
  message = (message: string, origin: string) => this.handlers.get('message')?.({ message, origin });
  event = (error: number) => this.handlers.get('event')?.({ error });
}

const url = new URL('https://sobre.example/start.html');
let dialog: FakeDialog;
let refusal: number | undefined;
let openDialog: OpenDialog;
let waiting: (() => void)[] = [];
let shown = 0;
/** A second passes. */
const pass = () => {
  waiting.splice(0).forEach((act) => act());
};

beforeEach(() => {
  dialog = new FakeDialog();
  refusal = undefined;
  [waiting, shown] = [[], 0];
  openDialog = createDialogOpener({ later: (_ms, act) => waiting.push(act) });
  (globalThis as Record<string, unknown>)['Office'] = {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    context: {
      ui: {
        displayDialogAsync: (_url: string, _options: object, opened: (result: object) => void) => {
          shown += 1;
          opened(
            refusal === undefined
              ? { status: 'succeeded', value: dialog }
              : { status: 'failed', error: { code: refusal } },
          );
        },
      },
    },
  };
});
afterEach(() => {
  delete (globalThis as Record<string, unknown>)['Office'];
});

const never = new AbortController().signal;
const codeOf = (opened: Promise<string>) =>
  opened.then(
    () => 'answered',
    (error: unknown) => (isFailure(error) ? error.code : 'no failure'),
  );

test('a message from a foreign origin is not heard: only the pane’s own page can answer', async () => {
  const opened = openDialog(url, never);
  for (const origin of ['https://evil.example', 'https://sobre.example.evil', 'http://sobre.example', 'null', '']) {
    dialog.message('stolen', origin);
  }
  expect(dialog.closed).toBe(0);
  dialog.message('own', 'https://sobre.example');
  expect(await opened).toBe('own');
  expect(dialog.closed).toBe(1);
});

test.each([
  [12002, 'account/dialog-failed'],
  [12003, 'account/dialog-failed'],
  [12004, 'account/dialog-failed'],
  [12005, 'account/dialog-failed'],
  [12006, 'account/dialog-closed'],
  [12007, 'account/dialog-failed'],
  [12009, 'account/dialog-blocked'],
  [12011, 'account/dialog-blocked'],
  [12012, 'account/dialog-failed'],
  [99999, 'account/dialog-failed'],
])('the code %i of Office is a sentence and a way on, when opening as while it is open', async (code, expected) => {
  refusal = code;
  const refused = openDialog(url, never);
  pass();
  expect(await codeOf(refused)).toBe(expected);
  refusal = undefined;
  const opened = openDialog(url, never);
  dialog.event(code);
  expect(await codeOf(opened)).toBe(expected);
});

test('giving up closes the window at once', async () => {
  const giveUp = new AbortController();
  const opened = openDialog(url, giveUp.signal);
  giveUp.abort(new Error('cancelled'));
  await expect(opened).rejects.toThrow('cancelled');
  expect(dialog.closed).toBe(1);
});

test('a dialog that cannot open because the one before is still closing is tried once more, and only once', async () => {
  refusal = 12007;
  const opened = openDialog(url, never);
  refusal = undefined;
  pass();
  dialog.message('own', url.origin);
  expect([await opened, shown]).toEqual(['own', 2]);
  refusal = 12007;
  const again = openDialog(url, never);
  pass();
  pass();
  expect([await codeOf(again), shown]).toEqual(['account/dialog-failed', 4]);
});

test('whoever gives up while Office is still closing the one before opens nothing more', async () => {
  refusal = 12007;
  const giveUp = new AbortController();
  const opened = openDialog(url, giveUp.signal);
  giveUp.abort(new Error('cancelled'));
  await expect(opened).rejects.toThrow('cancelled');
  pass();
  expect(shown).toBe(1);
});

test('the end of a dialog that was closed from here does not end the one after it, and a real end does', async () => {
  const former = dialog;
  const giveUp = new AbortController();
  const closed = openDialog(url, giveUp.signal);
  giveUp.abort(new Error('cancelled'));
  await expect(closed).rejects.toThrow('cancelled');
  dialog = new FakeDialog();
  const opened = openDialog(url, never);
  former.event(12006);
  former.message('late', url.origin);
  dialog.message('own', url.origin);
  expect(await opened).toBe('own');
  const answered = dialog;
  dialog = new FakeDialog();
  const next = openDialog(url, never);
  answered.event(12006);
  dialog.event(12006);
  expect(await codeOf(next)).toBe('account/dialog-closed');
});

test('a window that is closed right after another one ended is known to be closed', async () => {
  const first = openDialog(url, never);
  dialog.message('own', url.origin);
  await first;
  dialog = new FakeDialog();
  const opened = openDialog(url, never);
  dialog.event(12006);
  expect(await codeOf(opened)).toBe('account/dialog-closed');
});

test('a message that is not this dialog’s is left unheard', async () => {
  const opened = openDialog(url, never, (text) => text !== 'of the former one');
  dialog.message('of the former one', url.origin);
  expect(dialog.closed).toBe(0);
  dialog.message('own', url.origin);
  expect(await opened).toBe('own');
});
