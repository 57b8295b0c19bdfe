import { Failure, type FailureCode } from '../domain/failure.ts';

/** Office's dialog error and event codes; learn.microsoft.com, "Handle errors and events in the Office dialog box". */
const failureOf: Readonly<Record<number, FailureCode>> = {
  12002: 'account/dialog-failed',
  12003: 'account/dialog-failed',
  12004: 'account/dialog-failed',
  12005: 'account/dialog-failed',
  12006: 'account/dialog-closed',
  12007: 'account/dialog-failed',
  12009: 'account/dialog-blocked',
  12011: 'account/dialog-blocked',
};

const failure = (code: number): Failure =>
  new Failure(failureOf[code] ?? 'account/dialog-failed', { values: { number: code } });

/** Closing takes Office a moment, in which it refuses another dialog; a click still counts after this pause. Milliseconds. */
const stillOpen = 12007;
const closingMs = 1_000;

export interface DialogParts {
  readonly later: (ms: number, act: () => void) => void;
}

/**
 * Opens `url` in an Office dialog, inside the caller's click, and resolves with the first message its page sends.
 * Messages from another origin, and those that are not `mine`, are ignored. Rejects with `account/dialog-*`; aborting
 * closes it at once.
 */
export type OpenDialog = (url: URL, signal: AbortSignal, mine?: (text: string) => boolean) => Promise<string>;

export const createDialogOpener =
  ({ later }: DialogParts): OpenDialog =>
  (url, signal, mine = () => true) =>
    new Promise((resolve, reject) => {
      let dialog: Office.Dialog | undefined;
      let over = false;
      const end = (settle: () => void): void => {
        if (over) return;
        over = true;
        signal.removeEventListener('abort', abort);
        settle();
      };
      const abort = (): void =>
        end(() => {
          dialog?.close();
          reject(signal.reason as Error);
        });
      const hear = (opened: Office.Dialog): void => {
        dialog = opened;
        opened.addEventHandler(Office.EventType.DialogMessageReceived, (message) => {
          if (!('message' in message) || message.origin !== url.origin || !mine(message.message)) return;
          end(() => {
            opened.close();
            resolve(message.message);
          });
        });
        opened.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
          if ('error' in event) end(() => reject(failure(event.error)));
        });
      };
      const show = (isFirst: boolean): void =>
        Office.context.ui.displayDialogAsync(url.href, { height: 60, width: 30, promptBeforeOpen: false }, (opened) => {
          if (opened.status === Office.AsyncResultStatus.Succeeded)
            return over ? opened.value.close() : hear(opened.value);
          const { code } = opened.error;
          if (isFirst && code === stillOpen) later(closingMs, () => over || show(false));
          else end(() => reject(failure(code)));
        });
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      show(true);
    });

/** Opens `url` in the person's own browser, where Office can; undefined on the web. */
export const browserOpener = (): ((url: URL) => void) | undefined =>
  Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')
    ? (url) => Office.context.ui.openBrowserWindow(url.href)
    : undefined;
