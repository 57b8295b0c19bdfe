import type { BrowserContext } from 'playwright-core';
import type { Microsoft } from './create-microsoft.ts';

const scope = 'https://graph.microsoft.com/Files.Read';

/** Office's bridge for its own sign-in, in the pane's frame: answers with a token of the local Microsoft, or fails. */
export const addNestedBridge = async (
  context: BrowserContext,
  origin: string,
  { issue, block }: Pick<Microsoft, 'issue' | 'block'>,
): Promise<unknown> => {
  const { account, nested } = block;
  // The loader marks functions inside with one of its own, which no page has.
  await context.addInitScript('globalThis.__name ??= (named) => named;');
  return context.addInitScript(nestedBridge, { origin, nested, account, scope, token: issue(scope) });
};

interface BridgeOptions {
  readonly origin: string;
  readonly nested: string;
  readonly account: { readonly email: string; readonly name: string };
  readonly scope: string;
  readonly token: string;
}

/** Runs in every frame before its own scripts. */
function nestedBridge({ origin, nested, account, scope, token }: BridgeOptions): void {
  if (location.origin !== origin) return;
  const listeners: ((text: string) => void)[] = [];
  const person = {
    homeAccountId: 'oid.tid',
    environment: 'login.microsoftonline.com',
    tenantId: 'tid',
    localAccountId: 'oid',
    username: account.email,
    name: account.name,
  };
  const claims = btoa(JSON.stringify({ oid: 'oid', tid: 'tid' })).replace(/=+$/, '');
  const answers: Readonly<Record<string, object>> = {
    GetInitContext: { initContext: { sdkName: 'lab', sdkVersion: '1', capabilities: {}, accountContext: person } },
    GetToken: {
      token: { access_token: token, expires_in: 3600, id_token: `e30.${claims}.x`, scope },
      account: person,
    },
  };
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: (text: string) => void) => void listeners.push(listener),
      removeEventListener: () => undefined,
      postMessage: (text: string) => {
        const { method, requestId } = JSON.parse(text) as { method: string; requestId: string };
        const works = nested === 'answers' && answers[method] !== undefined;
        const reply = works
          ? { success: true, ...answers[method] }
          : { success: false, error: { status: 'PERSISTENT_ERROR', code: 'lab', description: 'origin is not valid' } };
        queueMicrotask(() => listeners.forEach((listener) => listener(JSON.stringify({ ...reply, requestId }))));
      },
    },
  });
}
