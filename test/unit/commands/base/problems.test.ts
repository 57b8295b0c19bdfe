import { expect, test } from 'vitest';
import { Problems } from '../../../../src/commands/base/problems.ts';

const said = (problems: Problems) => problems.first?.code;

test('what a press came to is said until the next press', () => {
  const problems = new Problems();
  problems.note({ code: 'no-log', values: {} });
  expect(said(problems)).toBe('no-log');
  problems.press();
  expect(said(problems)).toBeUndefined();
});

test('what stands in the way is said until it is out of the way, whatever is pressed meanwhile', () => {
  const problems = new Problems();
  problems.note({ code: 'ledger/unavailable', values: {} }, 'record');
  problems.note({ code: 'sheet/busy', values: {} }, 'logs');
  problems.press();
  expect(said(problems)).toBe('ledger/unavailable');
  problems.overcome('record');
  expect(said(problems)).toBe('sheet/busy');
  problems.overcome('logs');
  expect(said(problems)).toBeUndefined();
});
