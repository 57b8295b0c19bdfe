import { definePlugin } from '../plugin/contribution.ts';

/** Saves messages as `.eml` files instead of sending them. Needs no account. */
export default definePlugin({
  id: 'eml',
  contributes: { mailProviders: { eml: { title: 'provider.eml' } } },
  activate: async (context) => {
    const { createEmlFiles } = await import('./eml-files.ts');
    const { downloadFile } = await import('./download-file.ts');
    const today = (): string => new Date(context.now()).toLocaleDateString('sv');
    const { provider, clear } = createEmlFiles(downloadFile, today);
    context.onDispose(clear);
    return { mailProviders: { eml: provider } };
  },
});
