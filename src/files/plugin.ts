import { definePlugin } from '../plugin/contribution.ts';
import manifest from './plugin.json';

/** Files that somebody picked or dropped, ZIPs opened. */
export default definePlugin(manifest, async (context) => {
  const [{ createPickedFiles }, { archiveReader }, { createUnpackThread }] = await Promise.all([
    import('./picked-files.ts'),
    import('./locked-archive.ts'),
    import('./unpack-thread.ts'),
  ]);
  const thread = createUnpackThread();
  context.onDispose(() => thread.stop());
  return {
    receiptSources: { picked: createPickedFiles(thread.unpack) },
    documentReaders: { archive: archiveReader },
  };
});
