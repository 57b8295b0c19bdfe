import { defaultDeployment, type DeploymentConfig } from '../src/plugin/deployment.ts';

/** All that a deployment says to the server, read from its environment once, at start. */
export interface Settings {
  readonly config: DeploymentConfig;
  readonly clientSecret: string;
  /** Origins the pane is served from; each one's `/callback.html` is a redirect address. */
  readonly origins: readonly string[];
  /** Sites that may frame the pane. Undefined: the Office hosts. */
  readonly frameAncestors: readonly string[] | undefined;
  /** Further places that scripts may come from. */
  readonly scriptOrigins: readonly string[];
  readonly connectOrigins: readonly string[];
  /** Folder of the built pages; undefined where the platform serves them itself. */
  readonly distDir: string | undefined;
  /** Folder whose `assets` hold the chunks of earlier builds, for panes that were open during a deployment. */
  readonly keepDir: string | undefined;
  /** Whether the last entry of `X-Forwarded-For` was written by a proxy of ours. */
  readonly trustProxy: boolean;
  /** Requests to the broker by one address, or one /64 of IPv6, and minute. */
  readonly requestsPerMinute: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every name a deployment may set; `node.ts` reads the two of the certificate. */
const known: ReadonlySet<string> = new Set([
  'SOBRE_ORIGIN',
  'SOBRE_GOOGLE_CLIENT_ID',
  'SOBRE_GOOGLE_CLIENT_SECRET',
  'SOBRE_ALLOWED_DOMAINS',
  'SOBRE_SENDS_PER_MINUTE',
  'SOBRE_SETTLE_MS',
  'SOBRE_SIGN_IN_ROUTE',
  'SOBRE_REQUIRE_TEST',
  'SOBRE_FRAME_ANCESTORS',
  'SOBRE_SCRIPT_ORIGINS',
  'SOBRE_CONNECT_ORIGINS',
  'SOBRE_DIST',
  'SOBRE_KEEP_DIR',
  'SOBRE_TRUST_PROXY',
  'SOBRE_REQUESTS_PER_MINUTE',
  'SOBRE_TLS_KEY',
  'SOBRE_TLS_CERT',
]);

/** @throws an Error that names every setting that is missing, wrong or unknown. */
export function readSettings(env: Environment): Settings {
  const faults = unknownNames(env);
  const clientId = required(env, 'SOBRE_GOOGLE_CLIENT_ID', faults);
  const clientSecret = required(env, 'SOBRE_GOOGLE_CLIENT_SECRET', faults);
  required(env, 'SOBRE_ORIGIN', faults);
  const settings: Settings = {
    config: {
      ...defaultDeployment,
      google: { ...defaultDeployment.google, clientId },
      signIn: {
        allowedDomains: domains(env, 'SOBRE_ALLOWED_DOMAINS', faults),
        route: oneOf(env, 'SOBRE_SIGN_IN_ROUTE', ['auto', 'dialog', 'browser'], faults),
      },
      sendsPerMinute: number(env, 'SOBRE_SENDS_PER_MINUTE', defaultDeployment.sendsPerMinute, [1, 10_000], faults),
      settleMs: number(env, 'SOBRE_SETTLE_MS', defaultDeployment.settleMs, [1_000, 120_000], faults),
      requireTest: flag(env, 'SOBRE_REQUIRE_TEST', faults),
    },
    clientSecret,
    origins: origins(env, 'SOBRE_ORIGIN', exactOrigin, faults),
    frameAncestors: env['SOBRE_FRAME_ANCESTORS']
      ? origins(env, 'SOBRE_FRAME_ANCESTORS', policyOrigin, faults)
      : undefined,
    scriptOrigins: origins(env, 'SOBRE_SCRIPT_ORIGINS', policyOrigin, faults),
    connectOrigins: origins(env, 'SOBRE_CONNECT_ORIGINS', policyOrigin, faults),
    distDir: env['SOBRE_DIST'] || undefined,
    keepDir: env['SOBRE_KEEP_DIR'] || undefined,
    trustProxy: flag(env, 'SOBRE_TRUST_PROXY', faults),
    requestsPerMinute: number(env, 'SOBRE_REQUESTS_PER_MINUTE', 60, [1, 100_000], faults),
  };
  if (faults.length > 0) throw new Error(`Sobre's server cannot start: ${faults.join('; ')}`);
  return settings;
}

/** A misspelt guard rail would otherwise be no guard rail, without a word. */
const unknownNames = (env: Environment): string[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('SOBRE_') && !known.has(name))
    .map((name) => `${name} is not a setting of Sobre`);

function required(env: Environment, name: string, faults: string[]): string {
  const value = env[name]?.trim() ?? '';
  if (!value) faults.push(`${name} is not set`);
  return value;
}

const list = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

interface OriginForm {
  readonly pattern: RegExp;
  readonly words: string;
}

const exactOrigin: OriginForm = { pattern: /^https:\/\/[a-z0-9.-]+(:\d+)?$/, words: 'https://host, without a path' };
/** For a Content-Security-Policy, which knows a leading `*.`. */
const policyOrigin: OriginForm = {
  pattern: /^https:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/,
  words: 'https://host or https://*.host, without a path',
};

function origins(env: Environment, name: string, { pattern, words }: OriginForm, faults: string[]): string[] {
  const found = list(env[name]).map((origin) => origin.toLowerCase().replace(/\/$/, ''));
  const wrong = found.find((origin) => !pattern.test(origin) || !URL.canParse(origin.replace('*.', '')));
  if (wrong !== undefined) faults.push(`${name} holds ${wrong}, which is not ${words}`);
  return found;
}

function domains(env: Environment, name: string, faults: string[]): string[] {
  const found = list(env[name]).map((domain) => domain.toLowerCase().replace(/^@/, ''));
  const wrong = found.find((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain));
  if (wrong !== undefined) faults.push(`${name} holds ${wrong}, which is not a domain like empresa.mx`);
  return found;
}

function oneOf<const T extends string>(env: Environment, name: string, values: readonly T[], faults: string[]): T {
  const text = env[name]?.trim() || values[0];
  const value = values.find((allowed) => allowed === text);
  if (!value) faults.push(`${name} must be one of ${values.join(', ')}`);
  return value ?? (values[0] as T);
}

function number(
  env: Environment,
  name: string,
  fallback: number,
  [least, most]: readonly [number, number],
  faults: string[],
): number {
  const text = env[name]?.trim();
  if (!text) return fallback;
  const value = Number(text);
  const fits = Number.isInteger(value) && value >= least && value <= most;
  if (!fits) faults.push(`${name} must be a whole number from ${least} to ${most}`);
  return value;
}

function flag(env: Environment, name: string, faults: string[]): boolean {
  const text = env[name]?.trim().toLowerCase() || 'false';
  if (!['true', 'false', '1', '0'].includes(text)) faults.push(`${name} must be true or false`);
  return text === 'true' || text === '1';
}
