import type { Account } from '../domain/ports.ts';
import type { Route } from './routes.ts';
import type { Sealed } from './vault.ts';

/** What the device remembers of one account. */
export interface KnownAccount extends Account {
  /** Its refresh token, readable by this device's key alone. With the account, so that none outlives it. */
  readonly sealed: Sealed | undefined;
}

export interface Remembered {
  readonly accounts: readonly KnownAccount[];
  readonly current: string | undefined;
  readonly route: Route | undefined;
}
