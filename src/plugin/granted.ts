import { capabilityNames } from './capabilities.ts';
import type { Configuration, Plugin, PluginContext } from './contribution.ts';
import { guardedFetch } from './guarded-fetch.ts';

/** The context with what the plugin said it uses. What it did not say is refused by name, so that `plugin.json` tells all of it. */
export const granted = (
  { id, uses = [], hosts = [] }: Plugin,
  context: PluginContext,
  ownOrigin: string,
  configuration: Configuration,
): PluginContext => {
  const given = Object.create(context) as PluginContext;
  const fetch = guardedFetch(context.fetch, { plugin: id, hosts, config: context.config, ownOrigin });
  Object.defineProperty(given, 'fetch', { value: fetch });
  Object.defineProperty(given, 'configuration', { value: configuration });
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
