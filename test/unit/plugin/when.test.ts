import { describe, expect, test } from 'vitest';
import { parseWhen, type ContextValues } from '../../../src/plugin/when.ts';

const values: ContextValues = {
  'pane.station': 'send',
  'pane.language': 'es',
  'sheet.kind': 'payroll',
  'sheet.people': 12,
  'receipts.files': 0,
  'account.connected': true,
  'check.ready': 10,
  'check.toDecide': 1,
  'check.behind': 1,
  'log.lines': 3,
  'run.running': false,
  'run.sent': 0,
};

describe('a condition', () => {
  test.each<[string, boolean]>([
    ['account.connected', true],
    ['!account.connected', false],
    ['log.lines > 0', true],
    ['log.lines > 3', false],
    ["sheet.kind == 'payroll'", true],
    ["sheet.kind != 'payroll'", false],
    ['receipts.files == 0', true],
    ['run.running == false', true],
    // And binds before or.
    ['run.running && run.running || account.connected', true],
    ['run.running && (run.running || account.connected)', false],
    ['!(run.running || log.lines > 100) && check.toDecide == 1', true],
    ['!!account.connected', true],
  ])('%s is %s', (text, holds) => expect(parseWhen(text)(values)).toBe(holds));

  test.each([
    ['log.line > 0', 'there is no key "log.line"'],
    ['log.lines', '"log.lines" is a number, and nothing is asked of it'],
    ["log.lines == 'three'", '"log.lines" is a number'],
    ["sheet.kind > 'a'", '> compares numbers'],
    ['sheet.kind == payroll', 'and "payroll" is none'],
    ['log.lines > 0 run.running', '"run.running" stands where nothing may stand'],
    ['(log.lines > 0', 'a bracket is not closed'],
    ['log.lines >= 1', 'cannot be read from "= 1" on'],
    ['', 'there is no key ""'],
    ['constructor', 'there is no key "constructor"'],
    ['run.sent > 0 &&', 'there is no key ""'],
  ])('%s is refused: %s', (text, words) => expect(() => parseWhen(text)).toThrow(words));
});
