import type { Fault } from './faults.ts';

/** In the last page of the sign-in and in the broker. */
export const brokerFaults: readonly Fault[] = [
  {
    name: 'the last page of the sign-in shows the free text of its address',
    file: 'src/gmail/dialog/callback-page.ts',
    find: "toldCodes.has(error) ? error : '—'",
    replace: 'error',
    test: {
      file: 'test/unit/gmail/dialog-pages.test.ts',
      name: 'shows nothing of the free text of an address: Your account is locked',
    },
  },
  {
    name: 'the broker finds a grant in what every object has',
    file: 'server/broker-form.ts',
    find: 'Object.hasOwn(grants, grant) ? grants[grant] : undefined',
    replace: 'grants[grant]',
    test: {
      file: 'test/unit/server/broker.test.ts',
      name: 'never reach what every object has: grant_type=constructor',
    },
  },
  {
    name: 'the broker hands out tokens of another domain',
    file: 'server/allowed-domains.ts',
    find: 'if (names && !isAllowed(idToken, domains)) return refusal();',
    replace: '',
    test: {
      file: 'test/unit/server/broker.test.ts',
      name: 'are enforced where the tokens come in',
    },
  },
  {
    name: 'a code is redeemed without its verifier’s proof reaching a certified server',
    file: 'server/broker-form.ts',
    find: "form.set('client_secret', client.clientSecret);",
    replace: "form.set('client_secret', client.clientSecret); form.delete('code_verifier');",
    test: { file: 'test/contract/sign-in/oidc-provider.test.ts', name: 'the window connects the account' },
  },
];
