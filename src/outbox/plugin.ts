import { definePlugin } from '../plugin/contribution.ts';

/** Saves messages as `.eml` files instead of sending them. Needs no account. */
export default definePlugin({
  id: 'outbox',
  contributes: { mailProviders: { eml: { title: 'provider.eml' } } },
  activate: async (context) => {
    const { createOutbox } = await import('./create-outbox.ts');
    const { downloadFile } = await import('./download-file.ts');
    const today = (): string => new Date(context.now()).toLocaleDateString('sv');
    const { provider, clear } = createOutbox(downloadFile, today);
    context.onDispose(clear);
    return { mailProviders: { eml: provider } };
  },
});
