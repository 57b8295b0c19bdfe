import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { savedExchanges } from '../../../../src/domain/sending/saved-exchange.ts';
import type { Beacon, Snapshot } from '../../../../src/domain/workbook.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';

const stage = () => {
  const clock = new FakeClock();
  const done: string[] = [];
  let refuses = false;
  const seen: Snapshot = { at: 0, rows: new Map(), duplicates: new Set(), beacons: [], own: undefined, logLost: false };
  const workbook = savedExchanges(
    {
      mint: (ids) => Promise.resolve(ids),
      exchange: async ({ beacon }) => {
        done.push(beacon?.phase ?? 'none');
        return Promise.resolve(seen);
      },
      save: async () => {
        done.push('save');
        return refuses ? Promise.reject(new Failure('sheet/busy')) : Promise.resolve();
      },
    },
    clock,
  );
  const say = (phase: Beacon['phase']) =>
    workbook.exchange({
      writes: [],
      watch: [],
      log: [],
      beacon: { writer: 'A', phase, who: '', at: 0, done: 0, total: 0, over: '' },
    });
  return { clock, done, say, refuse: (on: boolean) => (refuses = on) };
};

test('without AutoSave who may send is decided on what was just fetched, and said at once', async () => {
  const { done, say } = stage();
  await say('intent');
  expect(done).toEqual(['save', 'intent', 'save']);
});

test('while mails leave the workbook is saved when that begins, every ten seconds, and when it ends', async () => {
  const { clock, done, say } = stage();
  for (let beat = 0; beat < 12; beat += 1) {
    await say('sending');
    clock.time += 2_000;
  }
  await say('idle');
  expect(done.join(' ')).toBe(
    ['sending save', ...Array<string>(4).fill('sending'), 'sending save', ...Array<string>(4).fill('sending')].join(
      ' ',
    ) + ' sending save sending idle save',
  );
});

test('a save that is refused undoes nothing that was written, and is tried again', async () => {
  const { done, say, refuse } = stage();
  refuse(true);
  await say('sending');
  await say('sending');
  refuse(false);
  await say('sending');
  await say('sending');
  expect(done).toEqual(['sending', 'save', 'sending', 'save', 'sending', 'save', 'sending']);
  refuse(true);
  await expect(say('intent')).rejects.toMatchObject({ code: 'sheet/busy' });
});
