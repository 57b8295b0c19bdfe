import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { readMessage, writeMessage } from '../../../src/microsoft/answer.ts';
import { authorizeUrl, scopes } from '../../../src/microsoft/authorize.ts';
import {
  isOfAnother,
  readMessage as readGoogleMessage,
  writeMessage as writeGoogleMessage,
} from '../../../src/gmail/answer.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';
import { clientId, codeOf, paneOrigin, stage } from './microsoft-stage.ts';

const deployed = { ...defaultDeployment.microsoft, clientId };

test('the permissions are pinned: files to read, and no mail, no writing, no lasting access', () => {
  expect(scopes).toEqual({
    own: 'https://graph.microsoft.com/Files.Read',
    shared: 'https://graph.microsoft.com/Files.Read.All',
  });
  const fragment = fragmentOf({});
  const asked = authorizeUrl(deployed, paneOrigin, fragment)!.searchParams.get('scope');
  expect(asked).toBe('openid profile https://graph.microsoft.com/Files.Read');
});

const secret = 'A'.repeat(43);
const fragmentOf = (changes: Record<string, string>) =>
  `#${new URLSearchParams({ state: secret, nonce: secret, challenge: secret, reach: 'own', language: 'es', ...changes }).toString()}`;

describe('the page leads to Microsoft and nowhere else', () => {
  test.each([
    ['a scope of its own', `${fragmentOf({})}&scope=Mail.Read`],
    ['another client', `${fragmentOf({})}&client_id=evil`],
    ['another place to come back to', `${fragmentOf({})}&redirect_uri=https://evil.example`],
    ['an unknown reach', fragmentOf({ reach: 'everything' })],
    ['a state that nobody drew', fragmentOf({ state: 'x' })],
    ['the same parameter twice', `${fragmentOf({})}&state=${secret}`],
    ['nothing', ''],
  ])('refuses %s', (_, fragment) => {
    expect(authorizeUrl(deployed, paneOrigin, fragment)).toBeUndefined();
  });

  test('refuses everything where the deployment has no client', () => {
    expect(authorizeUrl(defaultDeployment.microsoft, paneOrigin, fragmentOf({}))).toBeUndefined();
  });

  test('takes what Office adds of itself', () => {
    expect(authorizeUrl(deployed, paneOrigin, `${fragmentOf({})}&_host_Info=Excel$Web`)).toBeDefined();
  });
});

describe('attacks on the sign-in', () => {
  const attacked = (dialog: (url: URL, back: () => Promise<string>) => Promise<string>) =>
    codeOf(stage({ dialog }).list());

  test("an answer with another attempt's state redeems nothing", async () => {
    const { list, microsoft } = stage({
      dialog: async (_, back) => writeMessage({ ...readMessage(await back())!, state: 'B'.repeat(43) }),
    });
    expect(await codeOf(list())).toBe('folder/sign-in-failed');
    expect(microsoft.state.graph).toEqual([]);
  });

  test("a code of somebody else's sign-in is bound to their verifier and is refused", async () => {
    const other = stage();
    let theirs = '';
    const it = stage({
      dialog: async (url, back) => {
        const mine = readMessage(await back())!;
        if (!('code' in mine)) throw new Error('no code');
        // The code of an attempt that the attacker began with a challenge of their own.
        const fragment = new URLSearchParams(url.hash.slice(1));
        fragment.set('challenge', 'C'.repeat(43));
        const config = { ...other.context.config.microsoft };
        const target = authorizeUrl(config, paneOrigin, `#${fragment.toString()}`)!;
        const answer = await it.microsoft.fetch(new Request(target));
        theirs = new URL(answer.headers.get('location')!).searchParams.get('code')!;
        return writeMessage({ ...mine, code: theirs });
      },
    });
    expect(await codeOf(it.list())).toBe('folder/sign-in-failed');
    expect(theirs).not.toBe('');
    expect(it.folder.account()).toBeUndefined();
  });

  test.each([
    ['another nonce', { nonce: 'D'.repeat(43) }],
    ['another client', { aud: 'somebody-else' }],
    ['another issuer', { iss: 'https://evil.example/v2.0' }],
    ['another tenant than it says', { tid: '99999999-2222-4333-8444-555555555555' }],
    ['no tenant', { tid: 'evil/..' }],
    ['a time that is over', { exp: 1 }],
  ])('an id_token with %s connects nobody', async (_, claims) => {
    const { list, folder, microsoft } = stage({
      intercept: async (request, next) => {
        const answer = await next();
        if (!request.url.endsWith('/token')) return answer;
        const body = (await answer.json()) as { id_token: string };
        const [head, payload, signature] = body.id_token.split('.');
        const changed = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), ...claims } as object;
        const token = [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
        return Response.json({ ...body, id_token: token });
      },
    });
    expect(await codeOf(list())).toBe('folder/sign-in-failed');
    expect(folder.account()).toBeUndefined();
    expect(microsoft.state.graph).toEqual([]);
  });

  test('a tenant that the deployment names is the only one whose tokens count', async () => {
    const it = stage();
    const authority = `${it.microsoft.origins.own}/99999999-2222-4333-8444-555555555555`;
    Object.assign(it.context.config.microsoft, { authority });
    expect(await codeOf(it.list())).toBe('folder/sign-in-failed');
  });

  test("an answer of Google's sign-in is none of this one's, and the reverse", () => {
    const state = `es${'A'.repeat(41)}`;
    const ofGoogle = writeGoogleMessage({ code: '4/0Abc', state, issuer: 'https://accounts.google.com' });
    expect(readMessage(ofGoogle)).toBeUndefined();
    const ofMicrosoft = writeMessage({ code: '1.abc', state });
    const read = readGoogleMessage(ofMicrosoft);
    // Were it read there, its state would be none that a Google attempt drew.
    expect(read === undefined || read.state === state).toBe(true);
    // Nor does it end one: the windows of both may be open.
    expect([isOfAnother(ofMicrosoft), isOfAnother(ofGoogle), isOfAnother('no JSON')]).toEqual([true, false, false]);
  });

  test('a window that only speaks of another sign-in is not believed', async () => {
    const google = writeGoogleMessage({ code: '4/0Abc', state: `es${'A'.repeat(43)}`, issuer: undefined });
    const { list } = stage({ dialog: () => Promise.resolve(google) });
    const first = await Promise.race([
      codeOf(list()),
      new Promise((resolve) => setImmediate(resolve, 'still waiting')),
    ]);
    expect(first).toBe('still waiting');
  });

  test('a window of an earlier attempt that still speaks ends no later one', async () => {
    let earlier: string | undefined;
    const { list, folder } = stage({
      dialog: async (_, back) => {
        if (earlier !== undefined) return earlier;
        earlier = await back();
        return Promise.reject(new Failure('account/dialog-closed'));
      },
    });
    expect(await codeOf(list())).toBe('folder/sign-in-closed');
    await folder.prepare();
    const second = codeOf(list());
    const turns = async () => {
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return 'still waiting';
    };
    expect([await Promise.race([second, turns()]), folder.account()]).toEqual(['still waiting', undefined]);
  });

  test('less than what was asked for is not enough', async () => {
    const { list } = stage({
      intercept: async (request, next) => {
        const answer = await next();
        if (!request.url.endsWith('/token')) return answer;
        return Response.json({ ...((await answer.json()) as object), scope: 'openid profile User.Read' });
      },
    });
    expect(await codeOf(list())).toBe('folder/consent');
  });

  test.each([
    ['closed', 'account/dialog-closed', 'folder/sign-in-closed'],
    ['blocked', 'account/dialog-blocked', 'folder/popup-blocked'],
    ['broken', 'account/dialog-failed', 'folder/sign-in-failed'],
  ] as const)('a window that is %s', async (_, told, code) => {
    expect(await attacked(() => Promise.reject(new Failure(told)))).toBe(code);
  });
});

describe('what people and organisations answer', () => {
  test.each([
    ['deny', 'folder/sign-in-closed'],
    ['admin', 'folder/consent'],
    ['close', 'folder/sign-in-closed'],
  ] as const)('%s', async (consent, code) => {
    expect(await codeOf(stage({ microsoft: { consent } }).list())).toBe(code);
  });

  test('nobody answers at the token endpoint', async () => {
    const { list } = stage({
      intercept: (request, next) => (request.method === 'POST' ? Promise.reject(new TypeError('off')) : next()),
    });
    expect(await codeOf(list())).toBe('folder/offline');
  });

  test('one sign-in serves until it ends, and the window opens inside the press', async () => {
    const { list, folder, dialogs, clock } = stage();
    await folder.prepare();
    const listing = list();
    expect(dialogs).toHaveLength(1);
    await listing;
    await list();
    expect(dialogs).toHaveLength(1);
    clock.now += 3_600_000;
    await list();
    expect(dialogs).toHaveLength(2);
    const states = dialogs.map((url) => new URLSearchParams(url.hash.slice(1)).get('state'));
    expect(new Set(states).size).toBe(2);
  });
});
