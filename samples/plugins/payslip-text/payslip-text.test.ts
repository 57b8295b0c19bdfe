import { expect, test } from 'vitest';
import { documentReaderContract, fakeContext, pluginContract } from 'sobre/testing';
import plugin from './plugin.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const start = async () => (await plugin.activate(fakeContext().context)).documentReaders.text;

pluginContract(plugin);

documentReaderContract('payslip-text', async () => ({
  reader: await start(),
  declared: plugin.contributes.documentReaders.text,
  good: { name: 'ana.txt', bytes: bytes('EMPLOYEE 0042\nNAME Ana López\nNET 12,345.67\n') },
  withAmount: { bytes: bytes('EMPLOYEE 0042\nNET 1,234.00\n'), amount: 1_234 },
}));

test('a file that names nobody cannot tell whose it is', async () => {
  const reader = await start();
  expect(await reader.read(bytes('NAME Ana'), [], new AbortController().signal)).toEqual({
    verdict: 'cannot-tell',
    reason: 'no-identity',
  });
});
