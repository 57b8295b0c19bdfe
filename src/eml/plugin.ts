import { definePlugin } from '../plugin/contribution.ts';
import manifest from './plugin.json';

/** Saves messages as `.eml` files instead of sending them. */
export default definePlugin(manifest, async (context) => {
  const { createEmlFiles } = await import('./eml-files.ts');
  const { downloadFile } = await import('./download-file.ts');
  const today = (): string => new Date(context.now()).toLocaleDateString('sv');
  return { mailSavers: { eml: createEmlFiles(downloadFile, today) } };
});
