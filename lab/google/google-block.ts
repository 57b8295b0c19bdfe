/** The `google` part of a scenario file. Every field is optional; the defaults are in `google-options.ts`. */
export interface GoogleBlock {
  readonly accounts?: readonly AccountSeed[];
  readonly consent?: Consent;
  /** `refuse`: the sign-in page answers 403 disallowed_useragent when it finds itself in a dialog. */
  readonly embedded?: 'allow' | 'refuse';
  /** `true` means `same-origin`, the policy that cuts `window.opener`. */
  readonly severOpener?: boolean | 'same-origin' | 'same-origin-allow-popups';
  /** Per account, sliding minute; a send costs 100. */
  readonly unitsPerMinute?: number;
  /** Accepted messages per account in 24 hours. */
  readonly dailyLimit?: number;
  /** Shortest and longest time from request to answer, both inclusive. */
  readonly latencyMs?: readonly [number, number];
  readonly tokenLifetimeS?: number;
  readonly answers?: readonly Answer[];
}

export interface AccountSeed {
  readonly email: string;
  readonly name: string;
  /** Workspace domain for the `hd` claim. Default: the domain of the address, none for gmail.com. */
  readonly hd?: string | null;
  /** `false`: signs in, but Gmail is switched off for it. Default true. */
  readonly mailbox?: boolean;
}

const consents = ['grant', 'untick-send', 'deny', 'close', 'untick-send-then-grant', 'close-then-grant'] as const;
export type Consent = (typeof consents)[number];

export const faultKinds = [
  'drop-after-accept',
  'drop-before-accept',
  'stall-after-accept',
  'disconnect-after-accept',
  'reset',
  'revoke-grant',
  'status',
] as const;

/**
 * What happens to the `nth` send request that reaches Google, and to the `times - 1` after it.
 *
 * `drop-*` and `reset` end one request without an answer; `disconnect-after-accept` ends the whole connection and all
 * that travels on it. A browser repeats by itself, POST included, what was under way on a used connection that ended,
 * unless the request's body was a stream: with this fault a product that sends bytes sends twice.
 */
export interface Answer {
  /** From 1. */
  readonly nth: number;
  readonly do: (typeof faultKinds)[number];
  /** For `status`: default 503. */
  readonly status?: number;
  readonly reason?: string;
  readonly message?: string;
  /** Written into the message as a time, as Google does, and into a header no page can read. */
  readonly retryAfterMs?: number;
  /** For `status` and `reset`: the message is accepted although the answer says otherwise. Default false. */
  readonly accepted?: boolean;
  /** Default 1. */
  readonly times?: number;
}

const blockFields = {
  accounts: true,
  consent: true,
  embedded: true,
  severOpener: true,
  unitsPerMinute: true,
  dailyLimit: true,
  latencyMs: true,
  tokenLifetimeS: true,
  answers: true,
} satisfies Record<keyof GoogleBlock, true>;

const answerFields = {
  nth: true,
  do: true,
  status: true,
  reason: true,
  message: true,
  retryAfterMs: true,
  accepted: true,
  times: true,
} satisfies Record<keyof Answer, true>;

const accountFields = { email: true, name: true, hd: true, mailbox: true } satisfies Record<keyof AccountSeed, true>;

/** Checks a parsed scenario's `google` part. Throws an Error that names the field, e.g. `google.answers[2].nth`. */
export function readGoogleBlock(value: unknown, at = 'google'): GoogleBlock {
  const block = fieldsOf(value, at, blockFields);
  each(block['accounts'], `${at}.accounts`, (account, path) => {
    const { email, name } = fieldsOf(account, path, accountFields);
    need(typeof email === 'string' && email.includes('@'), `${path}.email`, 'an e-mail address');
    need(typeof name === 'string', `${path}.name`, 'a text');
  });
  oneOf(block['consent'], `${at}.consent`, consents);
  oneOf(block['embedded'], `${at}.embedded`, ['allow', 'refuse']);
  oneOf(block['severOpener'], `${at}.severOpener`, [true, false, 'same-origin', 'same-origin-allow-popups']);
  for (const field of ['unitsPerMinute', 'dailyLimit', 'tokenLifetimeS'])
    need(block[field] === undefined || isCount(block[field]), `${at}.${field}`, 'a number, 0 or more');
  need(block['latencyMs'] === undefined || isSpan(block['latencyMs']), `${at}.latencyMs`, '[shortest, longest]');
  each(block['answers'], `${at}.answers`, checkAnswer);
  return block as GoogleBlock;
}

export function checkAnswer(value: unknown, at: string): void {
  const answer = fieldsOf(value, at, answerFields);
  need(isCount(answer['nth']) && Number(answer['nth']) >= 1, `${at}.nth`, 'a number, 1 or more');
  need(answer['do'] !== undefined, `${at}.do`, `one of ${faultKinds.join(', ')}`);
  oneOf(answer['do'], `${at}.do`, faultKinds);
  for (const field of ['status', 'retryAfterMs', 'times'])
    need(answer[field] === undefined || isCount(answer[field]), `${at}.${field}`, 'a number, 0 or more');
  for (const field of ['reason', 'message'])
    need(answer[field] === undefined || typeof answer[field] === 'string', `${at}.${field}`, 'a text');
  oneOf(answer['accepted'], `${at}.accepted`, [true, false]);
}

const isCount = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isSpan = (value: unknown) =>
  Array.isArray(value) && value.length === 2 && value.every(isCount) && value[0] <= value[1];

function fieldsOf(value: unknown, at: string, known: Record<string, true>): Record<string, unknown> {
  need(typeof value === 'object' && value !== null && !Array.isArray(value), at, 'an object');
  const unknown = Object.keys(value as object).find((field) => !Object.hasOwn(known, field));
  if (unknown !== undefined) throw new Error(`${at}.${unknown} is not a field of the scenario`);
  return value as Record<string, unknown>;
}

function each(value: unknown, at: string, check: (item: unknown, at: string) => void): void {
  if (value === undefined) return;
  need(Array.isArray(value), at, 'a list');
  (value as unknown[]).forEach((item, index) => check(item, `${at}[${index}]`));
}

function oneOf(value: unknown, at: string, known: readonly unknown[]): void {
  need(value === undefined || known.includes(value), at, `one of ${known.join(', ')}`);
}

function need(holds: boolean, at: string, what: string): void {
  if (!holds) throw new Error(`${at} must be ${what}`);
}
