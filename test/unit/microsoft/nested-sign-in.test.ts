// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { nestedSignIn } from '../../../src/microsoft/nested-sign-in.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';
import { clientId, codeOf, stage } from './microsoft-stage.ts';

interface Asked {
  readonly messageType: string;
  readonly method: string;
  readonly requestId: string;
  readonly tokenParams?: { readonly scope: string; readonly clientId: string };
}

type Answer = Readonly<Record<string, unknown>>;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const account = {
  homeAccountId: 'o.t',
  environment: 'login.microsoftonline.com',
  tenantId: 't',
  username: 'nomina@empresa.example',
  localAccountId: 'o',
  name: 'Nómina Empresa',
};
const context = { initContext: { sdkName: 'lab', sdkVersion: '1', capabilities: {}, accountContext: account } };
const token = {
  token: {
    access_token: 'at-nested',
    expires_in: 3600,
    id_token: `${encode({ alg: 'RS256' })}.${encode({ oid: 'o', tid: 't', aud: clientId })}.x`,
    scope: 'https://graph.microsoft.com/Files.Read',
  },
  account,
};

/** Office's side of the bridge: answers each method as the test says; undefined: never. */
const bridge = (answers: Readonly<Record<string, Answer | undefined>>) => {
  const asked: Asked[] = [];
  const listeners: ((text: string) => void)[] = [];
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_: string, listener: (text: string) => void) => void listeners.push(listener),
      removeEventListener: () => undefined,
      postMessage: (text: string) => {
        const request = JSON.parse(text) as Asked;
        asked.push(request);
        const answer = answers[request.method];
        if (answer === undefined) return;
        const reply = { messageType: 'NestedAppAuthResponse', requestId: request.requestId, success: true, ...answer };
        queueMicrotask(() => listeners.forEach((listener) => listener(JSON.stringify(reply))));
      },
    },
  });
  return asked;
};

const refusal = (status: string): Answer => ({ success: false, error: { status, code: 'x', description: 'x' } });
const config = { ...defaultDeployment.microsoft, clientId };

beforeAll(async () => {
  // A page has one kind of buffer; jsdom's is another than its crypto's.
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(1));
  Object.assign(globalThis, { ArrayBuffer: digest.constructor });
});
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'nestedAppAuthBridge');
});

test('Office signs in by itself, without a window, for the one permission', async () => {
  const asked = bridge({ GetInitContext: context, GetToken: token });
  const grant = await nestedSignIn(config, 'own');
  expect(grant).toMatchObject({ token: 'at-nested', address: 'nomina@empresa.example', name: 'Nómina Empresa' });
  expect(asked.map(({ method }) => method)).toEqual(['GetInitContext', 'GetToken']);
  expect(asked[1]?.tokenParams?.scope).toContain('https://graph.microsoft.com/Files.Read');
  expect(asked[1]?.tokenParams?.scope).not.toMatch(/mail/i);
});

test('where Office wants to ask, it asks in a window of its own', async () => {
  const asked = bridge({
    GetInitContext: context,
    GetToken: refusal('USER_INTERACTION_REQUIRED'),
    GetTokenPopup: token,
  });
  expect(await nestedSignIn(config, 'own')).toMatchObject({ token: 'at-nested' });
  expect(asked.map(({ method }) => method)).toEqual(['GetInitContext', 'GetToken', 'GetTokenPopup']);
});

test('who says no is not asked again by another window', async () => {
  bridge({
    GetInitContext: context,
    GetToken: refusal('USER_INTERACTION_REQUIRED'),
    GetTokenPopup: refusal('USER_CANCEL'),
  });
  const { list, dialogs } = stage();
  expect(await codeOf(list({ nested: true }))).toBe('folder/sign-in-closed');
  expect(dialogs).toEqual([]);
});

test.each([
  ['there is no bridge, whatever Office promised', undefined],
  ['the bridge fails', { GetInitContext: refusal('DISABLED') }],
  ['the token is refused', { GetInitContext: context, GetToken: refusal('PERSISTENT_ERROR') }],
])('our own window opens where %s', async (_, answers) => {
  if (answers !== undefined) bridge(answers);
  const { list, dialogs } = stage();
  expect((await list({ nested: true })).files).toHaveLength(2);
  expect(dialogs).toHaveLength(1);
});

test('nothing of a nested sign-in stays in the browser', async () => {
  bridge({ GetInitContext: context, GetToken: token });
  await nestedSignIn(config, 'own');
  const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  expect(kept).not.toContain('at-nested');
  expect(kept).not.toContain('nomina@empresa.example');
});
