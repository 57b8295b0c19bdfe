import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { openDialog } from '../../../src/office/dialog.ts';

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

beforeEach(() => {
  dialog = new FakeDialog();
  refusal = undefined;
  (globalThis as Record<string, unknown>)['Office'] = {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    context: {
      ui: {
        displayDialogAsync: (_url: string, _options: object, opened: (result: object) => void) =>
          opened(
            refusal === undefined
              ? { status: 'succeeded', value: dialog }
              : { status: 'failed', error: { code: refusal } },
          ),
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
  expect(await codeOf(openDialog(url, never))).toBe(expected);
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
