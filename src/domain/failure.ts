/** What a failure ends: one row, the run, the sign-in attempt, or nothing (the run waits and goes on). */
export type Stops = 'row' | 'run' | 'sign-in' | 'nothing';

interface FailureRow {
  readonly stops: Stops;
  /** Whether the message can already be on its way. Such a row is unknown and never retried by the program. */
  readonly mayHaveLeft: boolean;
}

const row = (stops: Stops, mayHaveLeft = false): FailureRow => ({ stops, mayHaveLeft });

/**
 * Everything that is expected to go wrong while Sobre acts. What a check finds in a sheet before
 * anything is sent is an Issue (`issue.ts`), not a Failure. The sentence for people is keyed by the code.
 */
export const failures = {
  'host/unsupported': row('run'),
  'host/plugin-failed': row('run'),
  'plugin/failed': row('run'),
  'plugin/off': row('run'),
  'sheet/empty': row('run'),
  'sheet/header-missing': row('run'),
  'sheet/column-missing': row('run'),
  'sheet/protected': row('run'),
  'sheet/read-only': row('run'),
  'sheet/editing': row('nothing'),
  'sheet/busy': row('nothing'),
  'sheet/unexpected': row('nothing'),
  'sheet/write-refused': row('run'),
  'sheet/merged': row('run'),
  'sheet/filtered': row('run'),
  'sheet/too-large': row('run'),
  'sheet/changed': row('row'),
  'sheet/selected-elsewhere': row('nothing'),
  'ledger/unavailable': row('run'),
  'ledger/not-kept': row('run'),
  'run/other-sender': row('run'),
  'run/autosave-off': row('run'),
  'run/lease-lost': row('run'),
  'run/copied-profile': row('run'),
  'run/not-written': row('run'),
  'run/sample': row('run'),
  'run/rows-gone': row('run'),
  'test/no-row': row('nothing'),
  'account/signed-out': row('run'),
  'account/consent-denied': row('sign-in'),
  'account/scope-missing': row('sign-in'),
  'account/dialog-closed': row('sign-in'),
  'account/dialog-blocked': row('sign-in'),
  'account/dialog-failed': row('sign-in'),
  'account/cancelled': row('sign-in'),
  'account/timed-out': row('sign-in'),
  'account/state-mismatch': row('sign-in'),
  'account/code-malformed': row('sign-in'),
  'account/token-invalid': row('sign-in'),
  'account/code-refused': row('sign-in'),
  'account/not-allowed': row('sign-in'),
  'account/other-sender': row('run'),
  'account/admin-blocked': row('sign-in'),
  'account/org-internal': row('sign-in'),
  'account/app-unverified': row('sign-in'),
  'account/broker-unreachable': row('sign-in'),
  'account/revoke-failed': row('sign-in'),
  'mail/rejected': row('row'),
  'mail/too-large': row('row'),
  'mail/forbidden': row('run'),
  'mail/no-mailbox': row('run'),
  'mail/not-configured': row('run'),
  'mail/no-provider': row('run'),
  'mail/rate-limited': row('nothing'),
  'mail/quota-exhausted': row('run'),
  'mail/offline': row('nothing'),
  'mail/not-sent': row('row'),
  'mail/no-reply': row('row', true),
  'mail/server-error': row('row', true),
  'folder/no-address': row('nothing'),
  'folder/not-saved': row('nothing'),
  'folder/local-copy': row('nothing'),
  'folder/not-found': row('nothing'),
  'folder/no-access': row('nothing'),
  'folder/consent': row('nothing'),
  'folder/sign-in-closed': row('nothing'),
  'folder/popup-blocked': row('nothing'),
  'folder/sign-in-failed': row('nothing'),
  'folder/signed-out': row('nothing'),
  'folder/offline': row('nothing'),
  'folder/no-answer': row('nothing'),
  'folder/throttled': row('nothing'),
  'folder/too-many': row('nothing'),
  'folder/too-large': row('nothing'),
  'receipt/unreadable': row('row'),
  'receipt/changed': row('row'),
  'template/invalid': row('run'),
} as const satisfies Record<string, FailureRow>;

export type FailureCode = keyof typeof failures;

export interface FailureDetail {
  readonly cause?: unknown;
  /** Milliseconds since the Unix epoch before which the provider wants no further request. */
  readonly retryAt?: number;
  /** Values for the sentence shown to people: a cell, a name of a column. Never a token, an address or an amount. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A plugin may bring a copy of this class of its own: a class would not know the other's, the symbol is one everywhere. */
const mark: unique symbol = Symbol.for('sobre.failure');

/** An expected failure. Recognised by `code`; its message text is for developers only. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly [mark] = true;
  readonly code: FailureCode;
  readonly retryAt: number | undefined;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: FailureCode, detail: FailureDetail = {}) {
    super(code, 'cause' in detail ? { cause: detail.cause } : undefined);
    this.code = code;
    this.retryAt = detail.retryAt;
    this.values = detail.values ?? {};
  }

  get stops(): Stops {
    return failures[this.code].stops;
  }

  get mayHaveLeft(): boolean {
    return failures[this.code].mayHaveLeft;
  }
}

export const isFailure = (error: unknown): error is Failure =>
  typeof error === 'object' &&
  error !== null &&
  mark in error &&
  'code' in error &&
  Object.hasOwn(failures, String(error.code));

/** The failure that was thrown. Anything else is a bug and goes on up. */
export const expected = (thrown: unknown): Failure => {
  if (!isFailure(thrown)) throw thrown;
  return thrown;
};

/** What is thrown need not be an error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
