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

/**
 * Opens `url` in an Office dialog, inside the caller's click, and resolves with the first message its page sends.
 * Messages from another origin are ignored. Rejects with `account/dialog-*`; aborting closes it at once.
 */
export const openDialog = (url: URL, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    let dialog: Office.Dialog | undefined;
    const close = () => {
      dialog?.close();
      dialog = undefined;
    };
    const abort = () => {
      close();
      reject(signal.reason as Error);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    const fail = (code: number) => {
      signal.removeEventListener('abort', abort);
      dialog = undefined;
      reject(failure(code));
    };
    Office.context.ui.displayDialogAsync(url.href, { height: 60, width: 30, promptBeforeOpen: false }, (opened) => {
      if (opened.status !== Office.AsyncResultStatus.Succeeded) return fail(opened.error.code);
      dialog = opened.value;
      if (signal.aborted) return close();
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (message) => {
        if (!('message' in message) || message.origin !== url.origin) return;
        signal.removeEventListener('abort', abort);
        close();
        resolve(message.message);
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
        if ('error' in event) fail(event.error);
      });
    });
  });

/** Opens `url` in the person's own browser, where Office can; undefined on the web. */
export const browserOpener = (): ((url: URL) => void) | undefined =>
  Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')
    ? (url) => Office.context.ui.openBrowserWindow(url.href)
    : undefined;
