import type { Page } from 'playwright-core';

/**
 * Lets dialogs close as users report it: `close()` returns at once, for `closeMs` Excel refuses another one (12007), and
 * a second later the dialog is told that it was closed (12006), when another one may be open.
 */
export const closeDialogsSlowly = (page: Page, addinOrigin: string, closeMs: number): Promise<unknown> =>
  page.addInitScript(slowDown, { addinOrigin, closeMs });

/** Runs in every frame before its own scripts. Names no function inside: a loader would mark it with one of its own. */
function slowDown({ addinOrigin, closeMs }: { addinOrigin: string; closeMs: number }): void {
  if (location.origin !== addinOrigin || window.parent === window) return;
  const loaded = new AbortController();
  // The first callback of the office.js that has just run comes before any of the product's.
  document.addEventListener(
    'load',
    (event) => {
      if (!(event.target instanceof HTMLScriptElement) || !/\/office\.js$/.test(event.target.src)) return;
      loaded.abort();
      void Office.onReady(() => {
        const { ui } = Office.context;
        const state = { closing: false };
        const displayDialogAsync = (url: string, options: object, tell: (result: unknown) => void): void => {
          if (state.closing) return void setTimeout(() => tell({ status: 'failed', error: { code: 12007 } }), 0);
          ui.displayDialogAsync(url, options, (opened) => {
            const dialog = opened.value as Office.Dialog | undefined;
            if (dialog === undefined) return tell(opened);
            let ended: ((told: object) => void) | undefined;
            const addEventHandler = (type: Office.EventType, handler: (told: object) => void): void => {
              if (type === Office.EventType.DialogEventReceived) ended = handler;
              dialog.addEventHandler(type, handler);
            };
            const close = (): void => {
              state.closing = true;
              setTimeout(() => {
                state.closing = false;
                dialog.close();
              }, closeMs);
              setTimeout(() => {
                ended?.({ error: 12006 });
                console.debug('lab: told of a closed dialog');
              }, closeMs + 1_000);
            };
            tell({ status: opened.status, value: { addEventHandler, close } });
          });
        };
        // What Office.js offers cannot be changed, so another one stands in front of it.
        const front = Object.create(ui, { displayDialogAsync: { value: displayDialogAsync } }) as object;
        const context = Object.create(Office.context, { ui: { value: front } }) as object;
        Object.assign(window, { Office: Object.create(Office, { context: { value: context } }) as object });
      });
    },
    { capture: true, signal: loaded.signal },
  );
}
