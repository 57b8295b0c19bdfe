import { definePlugin } from '../plugin/contribution.ts';

/** Google accounts and sending through Gmail. */
export default definePlugin({
  id: 'google',
  contributes: { mailProviders: { gmail: { title: 'provider.gmail', bcc: 'header' } } },
  activate: async (context) => {
    const { createGmail } = await import(/* webpackChunkName: "gmail" */ './gmail-provider.ts');
    return { mailProviders: { gmail: createGmail(context) } };
  },
});
