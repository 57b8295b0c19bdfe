import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure, isFailure } from '../../../src/domain/failure.ts';
import type { SignInAttempt } from '../../../src/domain/ports.ts';
import { GmailAccounts } from '../../../src/gmail/accounts.ts';
import { writeMessage } from '../../../src/gmail/answer.ts';
import type { Redemption, SignedIn, TokenEndpoint } from '../../../src/gmail/tokens.ts';
import { createVault } from '../../../src/gmail/vault.ts';
import { fakeContext, type FakeDialog } from '../../unit/gmail/fake-context.ts';

/** What people, windows, Google and attackers can do, in any order. Numbers choose among what there is. */
type Step =
  | { do: 'start'; route: 'dialog' | 'browser' }
  | { do: 'cancel' | 'close' | 'answer' | 'deny' | 'paste' | 'browser'; attempt: number }
  | { do: 'answer-foreign' | 'paste-foreign' | 'swap'; attempt: number; other: number }
  | { do: 'garbage'; attempt: number; text: string }
  | { do: 'network'; works: boolean; nth: number }
  | { do: 'wait'; minutes: number };

const index = fc.nat(9);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('start' as const),
        route: fc.constantFrom('dialog' as const, 'browser' as const),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'cancel' as const,
          'close' as const,
          'answer' as const,
          'deny' as const,
          'paste' as const,
          'browser' as const,
        ),
        attempt: index,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('answer-foreign' as const, 'paste-foreign' as const, 'swap' as const),
        attempt: index,
        other: index,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('garbage' as const),
        attempt: index,
        text: fc.oneof(fc.string(), fc.constant('4/0A.b'), fc.constant('{}')),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('network' as const), works: fc.boolean(), nth: index }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 11, 31) }) },
  ),
  { maxLength: 25 },
);

interface Tried {
  readonly attempt: SignInAttempt;
  readonly url: URL;
  readonly dialog: FakeDialog | undefined;
  outcome: string | undefined;
  /** Its own code was handed to it while it was open. */
  answered: boolean;
  /** No answer may count after this. */
  over: boolean;
}

const parameter = (url: URL, name: string) => new URLSearchParams(url.hash.slice(1)).get(name) ?? '';
const flush = async () => {
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
};

/** Google as far as it matters here: a code is bound to challenge and nonce, and its answer comes when the test says so. */
function fakeGoogle() {
  const codes = new Map<string, { challenge: string; nonce: string; state: string }>();
  const pending: { redemption: Redemption; settle(works: boolean): void }[] = [];
  const endpoint: TokenEndpoint = {
    redeem: (redemption) =>
      new Promise<SignedIn>((resolve, reject) => {
        const settle = (works: boolean) => {
          const grant = codes.get(redemption.code);
          const challenge = createHash('sha256').update(redemption.verifier).digest('base64url');
          if (!works) reject(new Failure('account/broker-unreachable'));
          else if (grant?.challenge !== challenge) reject(new Failure('account/code-refused'));
          else if (grant.nonce !== redemption.nonce) reject(new Failure('account/token-invalid'));
          else
            resolve({
              address: `${redemption.code}@empresa.example`,
              tokens: { access: redemption.code, expiresAt: Number.MAX_SAFE_INTEGER, refresh: undefined },
            });
        };
        pending.push({ redemption, settle });
      }),
    refresh: () => Promise.reject(new Error('Nothing is kept here')),
    revoke: () => Promise.reject(new Error('Nothing is kept here')),
  };
  /** The person consents on the page that `url` leads to. */
  const consent = (url: URL): string => {
    const code = `code${codes.size}`;
    codes.set(code, {
      challenge: parameter(url, 'code_challenge'),
      nonce: parameter(url, 'nonce'),
      state: parameter(url, 'state'),
    });
    return code;
  };
  return { codes, pending, endpoint, consent };
}

async function play(script: readonly Step[]): Promise<void> {
  const google = fakeGoogle();
  const { context, clock, windows, surroundings } = fakeContext();
  const accounts = new GmailAccounts({
    ...surroundings,
    context,
    endpoint: google.endpoint,
    vault: createVault(context.store, 'client-1'),
  });
  await accounts.prepare();
  const tried: Tried[] = [];

  const start = async (route: 'dialog' | 'browser') => {
    await accounts.prepare();
    const opened = windows.dialogs.length + windows.tabs.length;
    const attempt = accounts.begin({ route });
    expect(windows.dialogs.length + windows.tabs.length).toBe(opened + 1);
    for (const older of tried) older.over = true;
    const dialog = route === 'dialog' ? windows.dialogs.at(-1) : undefined;
    const url = dialog?.url ?? windows.tabs.at(-1)!;
    const it: Tried = { attempt, url, dialog, outcome: undefined, answered: false, over: false };
    attempt.account.then(
      (account) => (it.outcome = account.address),
      (error: unknown) => (it.outcome = isFailure(error) ? error.code : String(error)),
    );
    tried.push(it);
    return it;
  };
  const paste = (it: Tried, text: string) => {
    // A rejection is the attempt's affair; here only what got connected counts.
    it.attempt.submitCode(text).catch((error: unknown) => {
      if (!isFailure(error)) throw error;
    });
  };
  const swaps = new Set<string>();
  const swap = (code: string) => {
    swaps.add(code);
    return code;
  };
  const stateOf = (it: Tried) => parameter(it.url, 'state');
  const answer = (it: Tried) => {
    it.answered ||= !it.over;
    return google.consent(it.url);
  };

  const act = async (step: Step): Promise<void> => {
    if (step.do === 'start') return void (await start(step.route));
    if (step.do === 'wait') return clock.pass(step.minutes * 60_000);
    if (step.do === 'network')
      return google.pending.splice(step.nth % (google.pending.length || 1), 1)[0]?.settle(step.works);
    const it = tried[step.attempt % (tried.length || 1)];
    if (!it) return;
    const other = 'other' in step ? tried[step.other % tried.length]! : it;
    switch (step.do) {
      case 'cancel':
        it.attempt.cancel();
        it.over = true;
        await flush();
        expect(it.outcome).toBeDefined();
        return;
      case 'close':
        return it.dialog?.fail('account/dialog-closed');
      case 'browser':
        return it.attempt.continueInBrowser();
      case 'deny':
        return it.dialog?.message(writeMessage({ state: stateOf(it), error: 'access_denied' }));
      case 'answer':
        return it.dialog?.message(writeMessage({ state: stateOf(it), code: answer(it), issuer: undefined }));
      case 'paste':
        return paste(it, `${answer(it)}.${stateOf(it)}`);
      case 'garbage':
        it.dialog?.message(step.text);
        return paste(it, step.text);
      // The other attempt's answer as it is, and its code under this attempt's state.
      case 'answer-foreign':
        if (other === it) return;
        return it.dialog?.message(
          writeMessage({ state: stateOf(other), code: google.consent(other.url), issuer: undefined }),
        );
      case 'paste-foreign':
        if (other === it) return;
        return paste(it, `${google.consent(other.url)}.${stateOf(other)}`);
      case 'swap':
        if (other === it) return;
        return paste(it, `${swap(google.consent(other.url))}.${stateOf(it)}`);
    }
  };

  const check = () => {
    for (const { address } of accounts.list()) {
      const grant = google.codes.get(address.slice(0, address.indexOf('@')))!;
      const it = tried.find((candidate) => stateOf(candidate) === grant.state)!;
      expect(it.answered, `${address} was connected without an answer to its own attempt`).toBe(true);
    }
    for (const { redemption } of google.pending) {
      const it = tried.find((candidate) => stateOf(candidate) === redemption.state)!;
      const challenge = createHash('sha256').update(redemption.verifier).digest('base64url');
      const swapped = swaps.has(redemption.code);
      expect(swapped || google.codes.get(redemption.code)?.state === redemption.state, 'a foreign code').toBe(true);
      expect([parameter(it.url, 'nonce'), parameter(it.url, 'code_challenge')]).toEqual([redemption.nonce, challenge]);
    }
  };

  for (const step of script) {
    await act(step);
    await flush();
    check();
  }

  // Whatever happened: the next attempt works, and no earlier one is left hanging.
  const before = accounts.list().length;
  const last = await start('dialog');
  last.dialog!.message(writeMessage({ state: stateOf(last), code: answer(last), issuer: undefined }));
  await flush();
  for (const { settle } of google.pending.splice(0)) settle(true);
  await flush();
  expect(accounts.current()?.address).toBe(last.outcome);
  expect(accounts.list()).toHaveLength(before + 1);
  expect(tried.filter(({ outcome }) => outcome === undefined)).toEqual([]);
  check();
}

const runs = process.env['SOBRE_DEEP'] === '1' ? 3_000 : 150;
const seed = Number(process.env['SOBRE_SEED'] ?? 20260115);

test('no order of starts, cancels, closings, late, foreign and pasted answers connects a stranger or gets stuck', async () => {
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: runs, seed });
}, 300_000);
