import { appsByEnvironment } from './apps.ts';
import type { Environment } from './setting-forms.ts';

/** The platform serves the pages: there is no file system to read them from. */
const appFor = appsByEnvironment(() => undefined);

/** Some platforms hold a deployment's settings in the second argument, some in the process. */
function environmentOf(env: unknown): Environment {
  if (typeof env === 'object' && env !== null && 'SOBRE_ORIGIN' in env) return env as Environment;
  return (globalThis as { process?: { env: Environment } }).process?.env ?? {};
}

/** For platforms that call `fetch` of a module's default export (Workers, Deno Deploy, Bun, edge functions). */
export default {
  fetch: (request: Request, env?: unknown): Response | Promise<Response> =>
    appFor(environmentOf(env)).fetch(request, env),
};
