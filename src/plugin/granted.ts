import { capabilityNames } from './capabilities.ts';
import type { Configuration, DeviceStore, Plugin, PluginContext } from './contribution.ts';
import type { Guard } from './guard.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { isFlag } from './shapes.ts';

interface Granted {
  readonly ownOrigin: string;
  readonly configuration: Configuration;
  readonly guard: Guard;
}

/** The context with what the plugin said it uses. What it did not say is refused by name, so that `plugin.json` tells all of it. */
export const granted = (
  { id, uses = [], hosts = [] }: Plugin,
  context: PluginContext,
  { ownOrigin, configuration, guard }: Granted,
): PluginContext => {
  const given = Object.create(context) as PluginContext;
  const fetch = guardedFetch(context.fetch, { plugin: id, hosts, config: context.config, ownOrigin });
  Object.defineProperty(given, 'fetch', { value: fetch });
  for (const [name, value] of Object.entries(calledBack(context, configuration, guard))) {
    Object.defineProperty(given, name, { value });
  }
  for (const name of capabilityNames) {
    if (uses.includes(name)) continue;
    Object.defineProperty(given, name, {
      get: () => {
        throw new Error(`${id} asks for ${name}, and its plugin.json does not say so under "uses"`);
      },
    });
  }
  return given;
};

/** What hands the core a function of the plugin's to call later: that is a call into the plugin as any other. */
const calledBack = (context: PluginContext, configuration: Configuration, guard: Guard): Partial<PluginContext> => ({
  configuration: {
    get: (name) => configuration.get(name),
    onDidChange: (listener) => configuration.onDidChange((name) => guard.tell(() => listener(name))),
  },
  openDialog: (url, signal, mine) =>
    context.openDialog(url, signal, mine && ((text) => guard.ask(() => mine(text), isFlag, false))),
  store: storeOf(context.store, guard),
});

const storeOf = (store: DeviceStore, guard: Guard): DeviceStore => ({
  get: (key) => store.get(key),
  set: (key, value) => store.set(key, value),
  delete: (key) => store.delete(key),
  update: (key, change) => store.update(key, change),
  watch: (key, changed) => store.watch(key, () => guard.tell(changed)),
});
