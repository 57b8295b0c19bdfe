import { definePlugin } from 'sobre/plugin';

/** Says whose a text payslip is. */
export default definePlugin({
  id: 'payslip-text',
  contributes: { documentReaders: { text: { title: 'reader.payslipText', extensions: ['txt'] } } },
  activate: async () => {
    const { payslipTextReader } = await import('./payslip-text-reader.ts');
    return { documentReaders: { text: payslipTextReader } };
  },
});
