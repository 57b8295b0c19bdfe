import { createApp, type AppOptions } from './app.ts';
import type { Environment } from './setting-forms.ts';
import { readSettings, type Settings } from './settings.ts';

type App = ReturnType<typeof createApp>;

/** One app for each environment object: platforms hand the same one to every request of an instance. */
export function appsByEnvironment(pagesOf: (settings: Settings) => AppOptions['pages']): (env: Environment) => App {
  const apps = new WeakMap<object, App>();
  return (env) => {
    const made = apps.get(env);
    if (made) return made;
    const settings = readSettings(env);
    const app = createApp({ ...settings, pages: pagesOf(settings), warn: (sentence) => console.error(sentence) });
    apps.set(env, app);
    return app;
  };
}
