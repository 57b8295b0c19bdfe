import { definePlugin } from '../plugin/contribution.ts';
import manifest from './plugin.json';

/** Says whose a CFDI is. */
export default definePlugin(manifest, async () => {
  const { createCfdiReader } = await import('./read-cfdi.ts');
  return { documentReaders: { cfdi: createCfdiReader(new DOMParser()) } };
});
