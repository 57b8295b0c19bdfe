import { afterEach, expect, test } from 'vitest';
import { hostReady } from '../../../src/office/host.ts';

const known = globalThis as Record<string, unknown>;
afterEach(() => delete known['Office']);

/** An Excel that has every requirement set but these. */
const excelWithout = (...missing: readonly string[]): void => {
  known['Office'] = {
    HostType: { Excel: 'Excel' },
    onReady: () => Promise.resolve({ host: 'Excel' }),
    context: {
      displayLanguage: 'es-MX',
      contentLanguage: 'es-MX',
      requirements: { isSetSupported: (name: string, version: string) => !missing.includes(`${name} ${version}`) },
    },
  };
};

test.each([['ExcelApi 1.14'], ['SharedRuntime 1.1'], ['ExcelApi 1.14', 'SharedRuntime 1.1']])(
  'an Excel that is too old is told what it lacks: %s',
  async (...missing) => {
    excelWithout(...missing);
    await expect(hostReady()).rejects.toMatchObject({
      code: 'host/unsupported',
      values: { lacks: missing.join(', ') },
    });
  },
);

test('an Excel that has all of them is used', async () => {
  excelWithout();
  expect(await hostReady()).toMatchObject({ language: 'es-MX', theme: 'light' });
});
