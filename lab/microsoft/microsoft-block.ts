/** The `microsoft` part of a scenario file. Every field is optional; the defaults are in `defaultMicrosoft`. */
export interface MicrosoftBlock {
  readonly account?: { readonly email: string; readonly name: string };
  /** What the person, or the organisation, says to the permission. */
  readonly consent?: 'grant' | 'deny' | 'admin' | 'close';
  /** Whose drive the workbook is in: `other` gives nothing to who may read their own files only. */
  readonly drive?: 'own' | 'other';
  /** The address of the workbook leads nowhere any more. */
  readonly moved?: boolean;
  /** Files and folders on one page. */
  readonly pageSize?: number;
  /** So many requests, Graph's and downloads alike, are answered 429 first. */
  readonly throttled?: number;
  readonly retryAfterS?: number;
  /** So many download addresses are dead when they are handed out. */
  readonly expired?: number;
  /** Names of files that somebody has open: 423. */
  readonly locked?: readonly string[];
  /** Names of files whose bytes come changed, each time. */
  readonly damaged?: readonly string[];
  /** Which hash stands beside a file. */
  readonly hash?: 'quickXor' | 'sha256' | 'none';
  readonly tokenLifetimeS?: number;
  /** What Office says of its own sign-in: nothing, an answer, or a bridge that fails. */
  readonly nested?: 'absent' | 'answers' | 'fails';
}

export const defaultMicrosoft: Required<MicrosoftBlock> = {
  account: { email: 'nomina@empresa.example', name: 'Nómina Empresa' },
  consent: 'grant',
  drive: 'own',
  moved: false,
  pageSize: 200,
  throttled: 0,
  retryAfterS: 1,
  expired: 0,
  locked: [],
  damaged: [],
  hash: 'quickXor',
  tokenLifetimeS: 3600,
  nested: 'absent',
};

type Check = (value: unknown) => boolean;

const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isFlag: Check = (value) => typeof value === 'boolean';
const isTexts: Check = (value) => Array.isArray(value) && value.every((each) => typeof each === 'string');
const among =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const isAccount: Check = (value) => {
  const { email, name, ...more } = (value ?? {}) as Record<string, unknown>;
  return typeof email === 'string' && typeof name === 'string' && Object.keys(more).length === 0;
};

const checks: { readonly [K in keyof MicrosoftBlock]-?: Check } = {
  account: isAccount,
  consent: among('grant', 'deny', 'admin', 'close'),
  drive: among('own', 'other'),
  moved: isFlag,
  pageSize: (value) => isCount(value) && Number(value) > 0,
  throttled: isCount,
  retryAfterS: isCount,
  expired: isCount,
  locked: isTexts,
  damaged: isTexts,
  hash: among('quickXor', 'sha256', 'none'),
  tokenLifetimeS: isCount,
  nested: among('absent', 'answers', 'fails'),
};

/** Checks a parsed scenario's `microsoft` part. Throws an Error that names the field. */
export function readMicrosoftBlock(value: unknown, at = 'microsoft'): MicrosoftBlock {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${at} must be an object`);
  for (const [name, given] of Object.entries(value)) {
    if (!Object.hasOwn(checks, name)) throw new Error(`${at}.${name} is not a field of the scenario`);
    if (!checks[name as keyof MicrosoftBlock](given)) throw new Error(`${at}.${name} has no value that it can have`);
  }
  return value;
}
