import { definePlugin } from '../plugin/contribution.ts';

/** Saves messages as `.eml` files instead of sending them. Needs no account. */
export default definePlugin({
  id: 'outbox',
  contributes: {
    mailProviders: { eml: { title: 'provider.eml' } },
    commands: { saveAll: { title: 'command.saveAllEml' } },
  },
  activate: async (context) => {
    const { createOutbox } = await import('./create-outbox.ts');
    const { downloadFile } = await import('./download-file.ts');
    const { provider, saveAll, clear } = createOutbox(downloadFile);
    context.onDispose(clear);
    return { mailProviders: { eml: provider }, commands: { saveAll } };
  },
});
