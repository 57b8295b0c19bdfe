import { expect, test } from 'vitest';
import { readScenario, type ScriptStep } from '../../../../lab/run/scenario.ts';

const when = { accepted: 3 };
const read =
  (step: object, more: object = {}) =>
  () =>
    readScenario({ script: [step], ...more });

test.each([
  [{ do: 'undo' }, 'script[0].when is missing'],
  [{ when }, 'script[0].do is missing'],
  [{ when: {}, do: 'undo' }, 'one of accepted, received, claimed'],
  [{ when: { afterMs: 5 }, do: 'undo' }, 'one of accepted, received, claimed'],
  [{ when: { accepted: 1, claimed: 1 }, do: 'undo' }, 'one of accepted, received, claimed'],
  [{ when, do: 'jump' }, 'script[0].do must be one of'],
  [{ when, do: 'undo', columns: 'Nombre' }, 'columns is not a field'],
  [{ when, do: 'sort' }, 'column is missing for sort'],
  [{ when, do: 'insert-row' }, 'at is missing'],
  [{ when, do: 'delete-row' }, 'at is missing'],
  [{ when, do: 'hide-row' }, 'at is missing'],
  [{ when, do: 'edit-cell' }, 'address is missing'],
  [{ when, do: 'set-cell', value: 1 }, 'address is missing'],
  [{ when, do: 'set-quota' }, 'unitsPerMinute is missing'],
  [{ when, do: 'set-template' }, 'template is missing'],
  [{ when, do: 'press' }, 'button is missing'],
  [{ when, do: 'press', button: 'start' }, 'button must be one of'],
  [{ when, do: 'undo', pane: 2 }, 'there is only one pane'],
])('a step that cannot be taken is refused with its name: %j', (step, sentence) => {
  expect(read(step)).toThrow(sentence);
});

test('writes of the record can be made to fail by their number, and nothing else is taken for that', () => {
  expect(readScenario({ storage: { failWrites: [1, 4] } }).storage).toEqual({ failWrites: [1, 4] });
  expect(() => readScenario({ storage: { failReads: [1] } })).toThrow('failReads is not a field');
  expect(() => readScenario({ storage: { failWrites: ['x'] } })).toThrow('storage.failWrites[0]');
  expect(() => readScenario({ storage: 'full' })).toThrow('storage must be');
});

test('a step that can be taken is read as it is written', () => {
  const step: ScriptStep = { when: { claimed: 0, afterMs: 20 }, do: 'kill-pane', reopen: false, pane: 2 };
  expect(read(step, { panes: 2 })().script).toEqual([step]);
});
