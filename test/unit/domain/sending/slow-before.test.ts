import { expect, test } from 'vitest';
import type { RunPorts } from '../../../../src/domain/sending/run-item.ts';
import { paneRun, stage, type Stage } from '../../../fakes/run-stage.ts';

const minute = 60_000;

/** What a mail goes through before its row is looked at for the last time, taking longer than a look lasts. */
const slow: readonly [string, (ports: RunPorts, at: Stage) => Partial<RunPorts>][] = [
  [
    'a mail that takes long to make',
    (ports, { clock }) => ({
      compose: async (item) => {
        await clock.sleep(6_000);
        return ports.compose(item);
      },
    }),
  ],
  ['a provider that takes long to get ready', (_ports, { clock }) => ({ ready: () => clock.sleep(6_000) })],
];

test.each(slow)('%s is waited for once, and leaves', async (_what, between) => {
  const at = stage(3);
  const composed: number[] = [];
  const { run } = await paneRun(at, {
    client: 'ana',
    between: (ports) => {
      const counted = {
        ...ports,
        compose: (item: Parameters<RunPorts['compose']>[0]) => (composed.push(item.row), ports.compose(item)),
      };
      return { ...counted, ...between(counted, at) };
    },
  });
  let over = false;
  void run.drive().finally(() => (over = true));
  await at.clock.run(() => over, at.clock.time + 5 * minute);
  expect([over, at.google.accepted.length, at.google.received]).toEqual([true, 3, 3]);
  expect(composed).toHaveLength(3);
});
