import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { writeMessage } from '../../../src/gmail/answer.ts';
import type { DeploymentConfig } from '../../../src/plugin/deployment.ts';
import type { Upstream } from '../../../server/broker.ts';
import { clientId, fakeStore, paneOrigin } from '../../unit/gmail/fake-context.ts';
import {
  answerDialog,
  brokerFor,
  connect,
  pastedCode,
  startPane,
  type PlayedPane,
} from '../../unit/gmail/local-google.ts';

/** An authorisation server that stands for Google, while it runs. Its person is `nomina@empresa.example`. */
export interface RunningServer {
  readonly upstream: Upstream;
  readonly config: Partial<DeploymentConfig['google']>;
  /** Answers its pages as a person would; returns the address the person is sent back to. */
  visit(url: URL, answer?: 'allow' | 'untick-send' | 'deny'): Promise<URL>;
  close(): Promise<void>;
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isFailure(error) ? error.code : error),
  );

const address = 'nomina@empresa.example';

/** What pane and broker need of a sign-in, against a server that somebody else wrote as well as against the lab's. */
export function describeSignIn(name: string, start: () => Promise<RunningServer>): void {
  describe(name, () => {
    let server: RunningServer;
    let pane: PlayedPane;
    let answer: 'allow' | 'untick-send' | 'deny';
    const open = (options: Partial<Parameters<typeof startPane>[0]> = {}) =>
      startPane({
        upstream: server.upstream,
        config: server.config,
        visit: (url) => server.visit(url, answer),
        ...options,
      });
    // A server of its own for each: what one person allowed must not be known to the next.
    afterEach(() => server.close());
    beforeEach(async () => {
      server = await start();
      answer = 'allow';
      pane = await open();
    });

    test('the window connects the account of the id_token, whose signature and nonce were checked', async () => {
      expect(await connect(pane)).toMatchObject({ address, kept: false });
      expect(pane.accounts.current()?.address).toBe(address);
    });

    test('three in a row connect', async () => {
      for (let n = 0; n < 3; n += 1) expect((await connect(pane)).address).toBe(address);
    });

    test('a pasted code connects', async () => {
      const attempt = pane.accounts.begin({ route: 'browser' });
      await attempt.submitCode(await pastedCode(pane, pane.windows.tabs[0]!));
      expect((await attempt.account).address).toBe(address);
    });

    test('a code that was redeemed once is refused, and the pane is ready for the next', async () => {
      const attempt = pane.accounts.begin({ route: 'dialog' });
      const back = await pane.consent(pane.windows.dialogs.at(-1)!.url);
      pane.windows.dialogs.at(-1)!.message(writeMessage(back));
      await attempt.account;
      const again = pane.accounts.begin({ route: 'dialog' });
      const fresh = await pane.consent(pane.windows.dialogs.at(-1)!.url);
      if (!('code' in back) || !('code' in fresh)) throw new Error('No code');
      pane.windows.dialogs.at(-1)!.message(writeMessage({ ...fresh, code: back.code }));
      expect(await codeOf(again.account)).toBe('account/code-refused');
      expect((await connect(pane)).address).toBe(address);
    });

    test('the code of another attempt is refused by the server: its verifier is not this one’s', async () => {
      const other = await open();
      const theirs = other.accounts.begin({ route: 'dialog' });
      const stolen = await other.consent(other.windows.dialogs[0]!.url);
      const mine = pane.accounts.begin({ route: 'dialog' });
      const own = await pane.consent(pane.windows.dialogs[0]!.url);
      if (!('code' in stolen) || !('code' in own)) throw new Error('No code');
      pane.windows.dialogs[0]!.message(writeMessage({ ...own, code: stolen.code }));
      expect(await codeOf(mine.account)).toBe('account/code-refused');
      theirs.cancel();
      await codeOf(theirs.account);
    });

    test('a broker with a wrong secret connects nobody, and the deployment is named', async () => {
      pane = await open({ secret: 'another-secret' });
      const attempt = pane.accounts.begin({ route: 'dialog' });
      await answerDialog(pane);
      expect(await codeOf(attempt.account)).toBe('mail/not-configured');
      expect(pane.accounts.list()).toEqual([]);
    });

    test('a redirect address that is not registered leads back to nobody', async () => {
      let asked: URL | undefined;
      pane = await open({ visit: (url) => server.visit((asked = url)) });
      await connect(pane);
      const foreign = new URL(asked!);
      foreign.searchParams.set('redirect_uri', 'https://elsewhere.example/callback.html');
      await expect(server.visit(foreign)).rejects.toThrow();
    });

    test('a person who denies is told so, and can connect again', async () => {
      answer = 'deny';
      const attempt = pane.accounts.begin({ route: 'dialog' });
      await answerDialog(pane);
      expect(await codeOf(attempt.account)).toBe('account/consent-denied');
      answer = 'allow';
      expect((await connect(pane, { again: true })).address).toBe(address);
    });

    test('a grant without the permission to send connects nobody', async () => {
      answer = 'untick-send';
      const attempt = pane.accounts.begin({ route: 'dialog' });
      await answerDialog(pane);
      expect(await codeOf(attempt.account)).toBe('account/scope-missing');
      expect(pane.accounts.list()).toEqual([]);
      answer = 'allow';
      expect((await connect(pane, { again: true })).address).toBe(address);
    });

    test('a kept account is renewed for another pane, and its grant ends with the account', async () => {
      const store = fakeStore();
      let refresh = '';
      const keepAnswer: NonNullable<Parameters<typeof startPane>[0]['intercept']> = async (request, next) => {
        const response = await next(request);
        const { refresh_token } = (await response
          .clone()
          .json()
          .catch(() => ({}))) as { refresh_token?: string };
        refresh = refresh_token ?? refresh;
        return response;
      };
      pane = await open({ store, intercept: keepAnswer });
      expect((await connect(pane, { keep: true })).kept).toBe(true);
      const reopened = await open({ store, intercept: keepAnswer });
      await reopened.accounts.renew(new AbortController().signal);
      expect(reopened.accounts.current()?.address).toBe(address);
      const grants = await Promise.all(
        reopened.requests.filter(({ url }) => url.endsWith('/oauth/token')).map((request) => request.text()),
      );
      expect(grants.map((form) => new URLSearchParams(form).get('grant_type'))).toEqual(['refresh_token']);
      await reopened.accounts.revoke(address);
      const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refresh };
      const after = await brokerFor(server.upstream, server.config).fetch(
        new Request(`${paneOrigin}/oauth/token`, {
          method: 'POST',
          body: new URLSearchParams(form),
          headers: { origin: paneOrigin },
        }),
      );
      expect([after.status, await after.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    });

    test('another issuer’s answer is refused before its code is redeemed', async () => {
      const attempt = pane.accounts.begin({ route: 'dialog' });
      const back = await pane.consent(pane.windows.dialogs[0]!.url);
      if (!('code' in back)) throw new Error('No code');
      const before = pane.requests.length;
      pane.windows.dialogs[0]!.message(writeMessage({ ...back, issuer: 'https://mix-up.example' }));
      expect(await codeOf(attempt.account)).toMatch(/^account\//);
      expect(pane.requests.length).toBe(before);
    });
  });
}
