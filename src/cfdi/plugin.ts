import { definePlugin } from '../plugin/contribution.ts';

/** Says whose a CFDI is. */
export default definePlugin({
  id: 'cfdi',
  contributes: { documentReaders: { cfdi: { title: 'reader.cfdi', extensions: ['xml', 'txt', 'csv'], magic: '<' } } },
  activate: async () => {
    const { createCfdiReader } = await import('./read-cfdi.ts');
    return { documentReaders: { cfdi: createCfdiReader(new DOMParser()) } };
  },
});
