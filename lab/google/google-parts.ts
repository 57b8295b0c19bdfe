import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import type { Faults } from './faults.ts';
import type { GoogleBlock } from './google-block.ts';
import type { GoogleOptions } from './google-options.ts';
import type { Grants } from './grants.ts';
import type { IdTokenSigner } from './id-token.ts';
import type { Mailbox } from './mailbox.ts';
import type { Quota } from './quota.ts';
import type { Seeded } from './seeded.ts';
import type { Wire } from './wire.ts';

export type GoogleEnv = { Bindings: HttpBindings | Http2Bindings };
export type GoogleApp = Hono<GoogleEnv>;

/** What the routes share. */
export interface GoogleParts {
  readonly options: GoogleOptions;
  readonly block: Required<GoogleBlock>;
  readonly issuer: string;
  readonly clock: Clock;
  readonly seeded: Seeded;
  readonly accounts: readonly Account[];
  readonly grants: Grants;
  readonly signer: IdTokenSigner;
  readonly quota: Quota;
  readonly faults: Faults;
  readonly mailbox: Mailbox;
  readonly counters: Counters;
  /** Send requests that came and are not over, by number, with who the bearer token stood for. */
  readonly open: Map<number, Account | undefined>;
  /** Requests nobody answers here, as `METHOD path`. */
  readonly unknown: string[];
  readonly wire: Wire;
}
