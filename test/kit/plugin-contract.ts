import { describe, expect, test } from 'vitest';
import type { Contributes, Plugin } from '../../src/plugin/contribution.ts';
import { flawIn, flawInSupply } from '../../src/plugin/exact.ts';
import { fakeContext, type FakeContext } from './fake-context.ts';

/** What the host relies on, whatever a plugin contributes. `start` gives each test a context of its own. */
export function pluginContract(plugin: Plugin<Contributes>, start: () => FakeContext = fakeContext): void {
  describe(`${plugin.id} as a plugin`, () => {
    test('declares only points that exist', () => {
      expect(flawIn(plugin)).toBeUndefined();
      expect(plugin.id).toMatch(/^[a-z][a-z0-9-]*$/);
    });

    test('supplies exactly what it declares', async () => {
      const { context, dispose } = start();
      expect(flawInSupply(plugin, await plugin.activate(context))).toBeUndefined();
      dispose();
    });

    test('starts anew after it was released, and releases without an error', async () => {
      for (let round = 0; round < 2; round += 1) {
        const { context, dispose } = start();
        await plugin.activate(context);
        expect(dispose).not.toThrow();
      }
    });
  });
}
