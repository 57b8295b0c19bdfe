import { definePlugin } from '../plugin/contribution.ts';
import manifest from './plugin.json';

/** Google accounts and sending through Gmail. */
export default definePlugin(manifest, async (context) => {
  const { createGmail } = await import(/* webpackChunkName: "gmail" */ './gmail-provider.ts');
  return { mailProviders: { gmail: createGmail(context) } };
});
