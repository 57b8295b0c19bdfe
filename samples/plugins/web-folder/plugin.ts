import { definePlugin } from 'sobre/plugin';
import manifest from './plugin.json';

/** Takes receipts from where the organisation's own server puts them, beside Sobre. */
export default definePlugin(manifest, async (context) => {
  const { createWebFolder } = await import('./web-folder.ts');
  return { receiptSources: { folder: createWebFolder(context) } };
});
