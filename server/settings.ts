import { defaultDeployment, type DeploymentConfig } from '../src/plugin/deployment.ts';

/** All that a deployment says to the server, read from its environment once, at start. */
export interface Settings {
  readonly config: DeploymentConfig;
  readonly clientSecret: string;
  /** Origins the pane is served from; each one's `/callback.html` is a redirect address. */
  readonly origins: readonly string[];
  /** Sites that may frame the pane. Undefined: the Office hosts. */
  readonly frameAncestors: readonly string[] | undefined;
  readonly connectOrigins: readonly string[];
  /** Folder of the built pages; undefined where the platform serves them itself. */
  readonly distDir: string | undefined;
  /** Folder whose `assets` hold the chunks of earlier builds, for panes that were open during a deployment. */
  readonly keepDir: string | undefined;
  /** Whether the last entry of `X-Forwarded-For` was written by a proxy of ours. */
  readonly trustProxy: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws an Error that names every setting that is missing or wrong. */
export function readSettings(env: Environment): Settings {
  const faults: string[] = [];
  const clientId = required(env, 'SOBRE_GOOGLE_CLIENT_ID', faults);
  const clientSecret = required(env, 'SOBRE_GOOGLE_CLIENT_SECRET', faults);
  required(env, 'SOBRE_ORIGIN', faults);
  const settings: Settings = {
    config: {
      ...defaultDeployment,
      google: { ...defaultDeployment.google, clientId },
      signIn: {
        allowedDomains: list(env['SOBRE_ALLOWED_DOMAINS']).map((domain) => domain.toLowerCase()),
        route: oneOf(env, 'SOBRE_SIGN_IN_ROUTE', ['auto', 'dialog', 'browser'], faults),
      },
      sendsPerMinute: positive(env, 'SOBRE_SENDS_PER_MINUTE', defaultDeployment.sendsPerMinute, faults),
      settleMs: positive(env, 'SOBRE_SETTLE_MS', defaultDeployment.settleMs, faults),
      requireTest: flag(env, 'SOBRE_REQUIRE_TEST', faults),
    },
    clientSecret,
    origins: httpsOrigins(env, 'SOBRE_ORIGIN', faults),
    frameAncestors: env['SOBRE_FRAME_ANCESTORS'] ? httpsOrigins(env, 'SOBRE_FRAME_ANCESTORS', faults) : undefined,
    connectOrigins: httpsOrigins(env, 'SOBRE_CONNECT_ORIGINS', faults),
    distDir: env['SOBRE_DIST'] || undefined,
    keepDir: env['SOBRE_KEEP_DIR'] || undefined,
    trustProxy: flag(env, 'SOBRE_TRUST_PROXY', faults),
  };
  if (faults.length > 0) throw new Error(`Sobre's server cannot start: ${faults.join('; ')}`);
  return settings;
}

function required(env: Environment, name: string, faults: string[]): string {
  const value = env[name]?.trim() ?? '';
  if (!value) faults.push(`${name} is not set`);
  return value;
}

const list = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

/** `https://host[:port]`, also with a leading `*.` for a Content-Security-Policy. */
const originForm = /^https:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/;

function httpsOrigins(env: Environment, name: string, faults: string[]): string[] {
  const origins = list(env[name]).map((origin) => origin.toLowerCase().replace(/\/$/, ''));
  const wrong = origins.find((origin) => !originForm.test(origin));
  if (wrong) faults.push(`${name} holds ${wrong}, which is not an https origin`);
  return origins;
}

function oneOf<const T extends string>(env: Environment, name: string, values: readonly T[], faults: string[]): T {
  const text = env[name]?.trim() || values[0];
  const value = values.find((known) => known === text);
  if (!value) faults.push(`${name} must be one of ${values.join(', ')}`);
  return value ?? (values[0] as T);
}

function positive(env: Environment, name: string, fallback: number, faults: string[]): number {
  const text = env[name]?.trim();
  if (!text) return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) faults.push(`${name} must be a number above 0`);
  return value;
}

function flag(env: Environment, name: string, faults: string[]): boolean {
  const text = env[name]?.trim().toLowerCase() || 'false';
  if (!['true', 'false', '1', '0'].includes(text)) faults.push(`${name} must be true or false`);
  return text === 'true' || text === '1';
}
