import { definePlugin } from 'sobre/plugin';

/** Sends through a relay that the organisation runs beside Sobre, at `/relay`. Nobody signs in. */
export default definePlugin({
  id: 'relay',
  contributes: { mailProviders: { https: { title: 'provider.relay', bcc: 'envelope' } } },
  activate: async (context) => {
    const { createRelay } = await import('./relay.ts');
    return { mailProviders: { https: await createRelay(context) } };
  },
});
