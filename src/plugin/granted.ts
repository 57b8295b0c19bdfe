import { capabilityNames } from './capabilities.ts';
import type { Plugin, PluginContext } from './contribution.ts';

/** The context with what the plugin said it uses. What it did not say is refused by name, so that `plugin.json` tells all of it. */
export const granted = ({ id, uses = [] }: Plugin, context: PluginContext): PluginContext => {
  const given = Object.create(context) as PluginContext;
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
