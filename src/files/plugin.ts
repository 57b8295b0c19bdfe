import { definePlugin } from '../plugin/contribution.ts';

/** Files that somebody picked or dropped. */
export default definePlugin({
  id: 'files',
  contributes: { receiptSources: { picked: { title: 'source.picked' } } },
  activate: async () => {
    const { pickedFiles } = await import('./picked-files.ts');
    return { receiptSources: { picked: pickedFiles } };
  },
});
