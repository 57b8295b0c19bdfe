import { expect, test } from 'vitest';
import { fakeConfiguration, fakeContext, pluginContract, rowCheckContract, rowToCheck } from 'sobre/testing';
import plugin from './plugin.ts';

const start = async (chosen = {}) => {
  const { context } = fakeContext(undefined, { configuration: fakeConfiguration(plugin, chosen) });
  const { rowChecks } = await plugin.activate(context);
  return rowChecks.limits;
};

pluginContract(plugin);

rowCheckContract('house-rules', start);

test.each([
  [{ employeeNumber: '12', amount: 100_000 }, []],
  [{ employeeNumber: '12', amount: undefined }, []],
  [{ employeeNumber: '', amount: 9 }, [{ severity: 'hold', text: 'noNumber' }]],
  [{ employeeNumber: '12', amount: 100_001 }, [{ severity: 'ask', text: 'above', values: { limit: 100_000 } }]],
])('%j finds %j', async (row, found) => {
  expect((await start()).check(rowToCheck(row))).toEqual(found);
});

test('the limit is the workbook’s', async () => {
  expect((await start({ limit: 10 })).check(rowToCheck({ amount: 11 }))).toMatchObject([{ text: 'above' }]);
});
