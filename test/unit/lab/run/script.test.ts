import { afterEach, expect, test, vi } from 'vitest';
import type { LabBook } from '../../../../lab/run/lab-book.ts';
import { readScenario } from '../../../../lab/run/scenario.ts';
import { Script, type ScriptedPerson } from '../../../../lab/run/script.ts';

/** Somebody who notes what is done to them, and a book that notes what is done to it. */
const bench = (steps: readonly object[], names: readonly string[] = ['ana']) => {
  const done: string[] = [];
  const note = (...words: readonly unknown[]) => void done.push(words.filter((word) => word !== undefined).join(' '));
  const person = (name: string): ScriptedPerson => ({
    name,
    driver: {
      button: () => Promise.reject(new Error('no pane is open')),
      press: (key) => Promise.resolve(note(name, 'presses', key)),
      openPerson: () => Promise.resolve(),
      openStation: (station) => Promise.resolve(note(name, 'opens', station) as never),
      shows: () => Promise.resolve(name === names.at(-1)),
      write: ({ subject }) => Promise.resolve(note(name, 'writes', subject)),
    },
    connection: {
      expectCancel: () => note(name, 'is about to cancel'),
      cancel: () => Promise.resolve(note(name, 'cancels')),
    },
    connect: () => Promise.resolve(note(name, 'connects')),
    offline: (ms) => Promise.resolve(note(name, 'offline', ms)),
    hide: (ms) => Promise.resolve(note(name, 'hidden', ms)),
    kill: () => Promise.resolve(note(name, 'dies')),
    reopen: () => Promise.resolve(note(name, 'is back')),
  });
  const book = new Proxy({} as LabBook, {
    get:
      (_, method) =>
      (...args: readonly unknown[]) =>
        note(String(method), ...args),
  });
  const { script: read } = readScenario({ script: steps, panes: names.length });
  const script = new Script(read, book);
  const people = names.map(person);
  script.join(people, { control: { setQuota: (units) => note('quota', units) } });
  return { script, done, people };
};

test.each([
  [{ do: 'sort', column: 'Nombre' }, ['sort Nombre']],
  [{ do: 'insert-row', at: 4 }, ['insertRow 4']],
  [{ do: 'insert-column', column: 'Neto' }, ['insertColumn Neto']],
  [{ do: 'delete-column', column: 'Neto' }, ['deleteColumn Neto']],
  [{ do: 'delete-row', at: 4 }, ['deleteRow 4']],
  [{ do: 'hide-row', at: 4 }, ['hideRow 4']],
  [{ do: 'edit-cell', address: 'B3', ms: 1 }, ['startEditing B3', 'endEditing']],
  [{ do: 'set-cell', address: 'B3', value: 7 }, ['setCell B3 7']],
  [{ do: 'protect-sheet' }, ['protectSheet']],
  [{ do: 'undo' }, ['undo']],
  [{ do: 'offline', ms: 30 }, ['ana offline 30']],
  [{ do: 'hide-pane', ms: 30 }, ['ana hidden 30']],
  [{ do: 'kill-pane' }, ['ana dies', 'ana is back']],
  [{ do: 'kill-pane', reopen: false }, ['ana dies']],
  [{ do: 'set-quota', unitsPerMinute: 600 }, ['quota 600']],
  [{ do: 'set-template', template: { subject: 'Hola' } }, ['ana writes Hola', 'ana opens send']],
  [{ do: 'press', button: 'cancel-sign-in' }, ['ana is about to cancel', 'ana cancels']],
  [{ do: 'press', button: 'reconnect' }, ['ana connects']],
])('%j is done, once, when its count is reached', async (step, expected) => {
  for (const counter of ['accepted', 'received', 'claimed'] as const) {
    const { script, done } = bench([{ ...step, when: { [counter]: 2 } }]);
    const reach = (n: number) => (counter === 'claimed' ? script.claimed() : script[counter](n));
    script.begin();
    reach(1);
    await script.finished();
    expect([done, script.left.length]).toEqual([[], 1]);
    reach(2);
    reach(3);
    await script.finished();
    expect([done, script.left, script.errors]).toEqual([expected, [], []]);
  }
});

test('a count of 0 is reached when everybody is about to press Send', async () => {
  const { script, done } = bench([{ when: { claimed: 0 }, do: 'undo' }]);
  script.begin();
  await script.finished();
  expect(done).toEqual(['undo']);
});

test('a step waits its milliseconds, during which a paused run is not given up', async () => {
  const { script, done } = bench([{ when: { accepted: 1, afterMs: 30 }, do: 'undo' }]);
  const [person] = bench([]).people;
  if (person === undefined) throw new Error('nobody');
  script.accepted(1);
  expect([done, script.mayContinue(person)]).toEqual([[], true]);
  await script.finished();
  expect([done, script.mayContinue(person)]).toEqual([['undo'], false]);
});

test('of two people the named one does it; without a name the pane that is sending dies', async () => {
  const steps = [
    { when: { accepted: 1 }, do: 'undo', pane: 2 },
    { when: { accepted: 2 }, do: 'kill-pane', reopen: false },
    { when: { accepted: 3 }, do: 'kill-pane', reopen: false, pane: 1 },
  ];
  const { script, done } = bench(steps, ['ana', 'bea']);
  for (const n of [1, 2, 3]) {
    script.accepted(n);
    await script.finished();
  }
  expect(done).toEqual(['undo bea', 'bea dies', 'ana dies']);
});

test('a browser that dies while it is being opened dies once it is open', async () => {
  const kill = { do: 'kill-pane', reopen: true };
  const { script, done } = bench([
    { when: { accepted: 1 }, ...kill },
    { when: { accepted: 1 }, ...kill },
  ]);
  script.accepted(1);
  await script.finished();
  expect(done).toEqual(['ana dies', 'ana is back', 'ana dies', 'ana is back']);
  expect(script.kills).toHaveLength(2);
});

test('what cannot be done is an error that names the step', async () => {
  const { script, people } = bench([{ when: { accepted: 1 }, do: 'offline', ms: 1 }]);
  Object.assign(people[0] ?? {}, { offline: () => Promise.reject(new Error('no network to lose')) });
  script.accepted(1);
  await script.finished();
  expect(script.errors).toEqual(['offline: no network to lose']);
});

afterEach(() => void vi.useRealTimers());

test('a Stop that comes after the end is told as left over, and is no fault', async () => {
  vi.useFakeTimers();
  const { script } = bench([{ when: { accepted: 1 }, do: 'press', button: 'stop' }]);
  script.accepted(1);
  await vi.advanceTimersByTimeAsync(6_000);
  await script.finished();
  expect([script.errors, script.left]).toEqual([[], ['press {"accepted":1}']]);
});
