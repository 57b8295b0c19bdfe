import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from './app.ts';
import { readSettings, type Environment } from './settings.ts';

type App = ReturnType<typeof createApp>;

/** One app for each environment object: platforms hand the same one to every request of an instance. */
const apps = new WeakMap<object, App>();

function appFor(env: Environment): App {
  const known = apps.get(env);
  if (known) return known;
  const app = createApp(readSettings(env));
  apps.set(env, app);
  return app;
}

/** Platforms that hold their settings in a second argument pass it; elsewhere the process has them. */
const environmentOf = (env: unknown): Environment =>
  typeof env === 'object' && env !== null && 'SOBRE_ORIGIN' in env ? (env as Environment) : process.env;

/** For platforms that call `fetch` of a module's default export (Workers, Deno Deploy, Bun, edge functions). */
export default {
  fetch: (request: Request, env?: unknown): Response | Promise<Response> =>
    appFor(environmentOf(env)).fetch(request, env),
};

/** For AWS Lambda behind a function URL or an HTTP gateway. */
export const handler = (event: LambdaEvent): Promise<unknown> => handle(appFor(process.env))(event) as Promise<unknown>;
