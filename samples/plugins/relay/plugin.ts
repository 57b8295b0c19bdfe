import { definePlugin } from 'sobre/plugin';
import manifest from './plugin.json';

/** Sends through a relay that the organisation runs beside Sobre, at `/relay`. Nobody signs in. */
export default definePlugin(manifest, async (context) => {
  const { createRelay } = await import('./relay.ts');
  return { mailProviders: { https: await createRelay(context) } };
});
