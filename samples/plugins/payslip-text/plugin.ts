import { definePlugin } from 'sobre/plugin';
import manifest from './plugin.json';

/** Says whose a text payslip is. */
export default definePlugin(manifest, async () => {
  const { payslipTextReader } = await import('./payslip-text-reader.ts');
  return { documentReaders: { text: payslipTextReader } };
});
