import { defaultDeployment, type DeploymentConfig } from '../src/plugin/deployment.ts';
import { exactOrigin, policyOrigin, SettingReader, type Environment } from './setting-forms.ts';

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

/** Every name a deployment may set; `node-settings.ts` reads those of a server that listens itself. */
const known: ReadonlySet<string> = new Set([
  'SOBRE_ORIGIN',
  'SOBRE_GOOGLE_CLIENT_ID',
  'SOBRE_GOOGLE_CLIENT_SECRET',
  'SOBRE_MICROSOFT_CLIENT_ID',
  'SOBRE_MICROSOFT_TENANT',
  'SOBRE_ALLOWED_DOMAINS',
  'SOBRE_SENDS_PER_MINUTE',
  'SOBRE_SETTLE_MS',
  'SOBRE_SIGN_IN_ROUTE',
  'SOBRE_REQUIRE_TEST',
  'SOBRE_PLUGIN_SETTINGS',
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
  const reader = new SettingReader(env);
  const settings = settingsFrom(reader);
  reader.refuseFaults();
  return settings;
}

/** What is wrong is noted at the reader; until it has refused, the settings may hold it. */
export function settingsFrom(reader: SettingReader): Settings {
  refuseUnknown(reader);
  return {
    config: {
      ...defaultDeployment,
      google: { ...defaultDeployment.google, clientId: reader.required('SOBRE_GOOGLE_CLIENT_ID') },
      microsoft: microsoft(reader),
      signIn: {
        allowedDomains: reader.domains('SOBRE_ALLOWED_DOMAINS'),
        route: reader.oneOf('SOBRE_SIGN_IN_ROUTE', ['auto', 'dialog', 'browser']),
      },
      sendsPerMinute: reader.number('SOBRE_SENDS_PER_MINUTE', defaultDeployment.sendsPerMinute, [1, 10_000]),
      settleMs: reader.number('SOBRE_SETTLE_MS', defaultDeployment.settleMs, [1_000, 120_000]),
      requireTest: reader.flag('SOBRE_REQUIRE_TEST'),
      ...pluginSettings(reader),
    },
    clientSecret: clientSecret(reader),
    origins: ownOrigins(reader),
    frameAncestors:
      reader.text('SOBRE_FRAME_ANCESTORS') === undefined
        ? undefined
        : reader.origins('SOBRE_FRAME_ANCESTORS', policyOrigin),
    scriptOrigins: reader.origins('SOBRE_SCRIPT_ORIGINS', policyOrigin),
    connectOrigins: reader.origins('SOBRE_CONNECT_ORIGINS', policyOrigin),
    distDir: reader.text('SOBRE_DIST'),
    keepDir: reader.text('SOBRE_KEEP_DIR'),
    trustProxy: reader.flag('SOBRE_TRUST_PROXY'),
    requestsPerMinute: reader.number('SOBRE_REQUESTS_PER_MINUTE', 60, [1, 100_000]),
  };
}

/** Both are public. Ids and nothing else: what stands there becomes part of an address that people sign in at. */
function microsoft(reader: SettingReader): Settings['config']['microsoft'] {
  const { authority, ...rest } = defaultDeployment.microsoft;
  const clientId = reader.guid('SOBRE_MICROSOFT_CLIENT_ID');
  const tenant = reader.guid('SOBRE_MICROSOFT_TENANT');
  if (clientId === '' && tenant !== '') reader.faults.push('SOBRE_MICROSOFT_TENANT is set without a client id');
  return { ...rest, clientId, authority: tenant === '' ? authority : `${new URL(authority).origin}/${tenant}` };
}

/** `{"relay":{"url":"https://…"}}`: by plugin and setting. Public, as all of `/config.json` is. */
function pluginSettings(reader: SettingReader): Pick<Settings['config'], 'plugins'> {
  const text = reader.text('SOBRE_PLUGIN_SETTINGS');
  if (text === undefined) return {};
  try {
    const plugins: unknown = JSON.parse(text);
    if (isOf(plugins, (settings) => isOf(settings, isSettingValue)))
      return { plugins } as Pick<Settings['config'], 'plugins'>;
  } catch {
    // Said below, with what is asked for.
  }
  reader.faults.push(
    'SOBRE_PLUGIN_SETTINGS is no JSON of plugins and their settings, as {"relay":{"url":"https://…"}}',
  );
  return {};
}

const isSettingValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const isOf = (value: unknown, is: (part: unknown) => boolean): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(is);

/** A misspelt guard rail would otherwise be no guard rail, without a word. */
function refuseUnknown({ env, faults }: SettingReader): void {
  const unknown = Object.keys(env).filter((name) => /^sobre_/i.test(name) && !known.has(name));
  faults.push(...unknown.map((name) => `${name} is not a setting of Sobre`));
}

function ownOrigins(reader: SettingReader): string[] {
  const origins = reader.origins('SOBRE_ORIGIN', exactOrigin);
  if (origins.length === 0) reader.faults.push('SOBRE_ORIGIN is not set');
  return origins;
}

/** The id is handed out to everybody: a secret in its place would be public with the first request. */
function clientSecret(reader: SettingReader): string {
  const looksPublic = /\.apps\.googleusercontent\.com$/;
  const [id, secret] = [reader.text('SOBRE_GOOGLE_CLIENT_ID'), reader.required('SOBRE_GOOGLE_CLIENT_SECRET')];
  const areSwapped = id?.startsWith('GOCSPX-') === true || looksPublic.test(secret);
  if (areSwapped) reader.faults.push("SOBRE_GOOGLE_CLIENT_ID and SOBRE_GOOGLE_CLIENT_SECRET are in each other's place");
  return secret;
}
