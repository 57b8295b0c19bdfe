import { inTime, loadOfficeJs } from './office-js.ts';

/** Office describes itself in this parameter of a dialog's first page only; Office.js looks for it on every page. */
const hostParameter = '_host_Info';
const hostKey = 'sobre.dialog-host';

/** On the first page of a dialog: keeps what the last page will need to speak to Office. */
export function rememberDialogHost(query: URLSearchParams): void {
  const host = query.get(hostParameter);
  if (host) storage()?.setItem(hostKey, host);
}

/**
 * Whether this page is a dialog that can still answer its pane. On the web that takes the opener: Office.js closes a
 * dialog without one, and with it the code the person needs. Elsewhere dialogs are Office's own windows and have none.
 */
export function canAnswerPane(): boolean {
  const host = storage()?.getItem(hostKey) ?? '';
  const platform = host.split('$')[1]?.toLowerCase() ?? '';
  return window.opener !== null || (platform !== '' && platform !== 'web');
}

/** Loads Office.js and hands `text` to the pane. The pane then closes this window. Rejects when Office does not come up. */
export async function answerPane(text: string): Promise<void> {
  const host = storage()?.getItem(hostKey);
  // Without it Office.js takes a page that was away at another site for an ordinary one.
  if (host) history.replaceState(null, '', `${location.pathname}?${hostParameter}=${host}`);
  await loadOfficeJs();
  // Without a host around it Office.js may never get ready.
  await inTime(Office.onReady());
  // Only a pane of this very origin may read it, whoever the opener is.
  Office.context.ui.messageParent(text, { targetOrigin: location.origin });
}

/** Undefined where the browser denies storage: the opener then decides alone. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
