import type { Fault } from './faults.ts';

const switches = 'test/unit/switches/excel-switches.test.ts';
const moves = 'test/unit/office/column-moves.test.ts';

/** What the product must survive of Excel itself. */
export const excelFaults: readonly Fault[] = [
  {
    name: 'a protected sheet that does not tell its visible cells is not read',
    file: 'src/office/read-grid.ts',
    find: "error.code === 'AccessDenied'",
    replace: "error.code === 'Nothing'",
    test: { file: switches, name: 'specialCells refused-when-protected: the sheet is read all the same' },
  },
  {
    name: 'hidden rows of such a sheet are taken for shown',
    file: 'src/office/shown-cells.ts',
    find: 'isHidden() === null && count > 1',
    replace: 'false && count > 1',
    test: { file: switches, name: 'who is hidden is known as hidden' },
  },
  {
    name: 'a sheet that Excel refuses for good is promised to be tried again',
    file: 'src/commands/session.ts',
    find: 'this.desks.sheet.giveUp();',
    replace: '',
    test: { file: switches, name: 'for good, from call 20 on' },
  },
  {
    name: 'files picked while Excel is busy become a second sheet',
    file: 'src/commands/people/sheet-desk.ts',
    find: 'withoutPeople.has(failure.code)',
    replace: 'true',
    test: {
      file: 'test/unit/commands/people/sheet-desk.test.ts',
      name: 'picked files become a sheet only where there is none of people: sheet/busy',
    },
  },
  {
    name: 'a book whose place Excel does not tell is taken for one person’s own',
    file: 'src/commands/send/sending-desk.ts',
    find: 'const nobody = isOnOwnDisk &&',
    replace: 'const nobody = (isOnOwnDisk || !inCloud) &&',
    test: { file: switches, name: 'panes 2 where Excel gives "" as the address' },
  },
  {
    name: 'a server clock that is set back locks people out',
    file: 'server/rate-limit.ts',
    find: 'Math.max(0, at - known.at)',
    replace: '(at - known.at)',
    test: { file: 'test/unit/server/clock-set-back.test.ts', name: 'locks nobody out of signing in' },
  },
  {
    name: 'a row says that its mail was saved before anybody saw the file',
    file: 'src/commands/send/saving-desk.ts',
    find: "saved.length > 0 ? 'arrived' : 'saved'",
    replace: "saved.length > 99 ? 'arrived' : 'saved'",
    test: {
      file: 'test/unit/commands/send/saved-files.test.ts',
      name: 'no row says that its mail was saved before the person has seen the file',
    },
  },
  {
    name: 'a column that came in before Sobre’s is written over',
    file: 'src/office/excel-workbook.ts',
    find: 'writes.length > 0 && !(await this.isInPlace())',
    replace: 'false',
    test: { file: moves, name: 'has nothing written into it even for a moment' },
  },
  {
    name: 'an amount that a write met is put back as a text',
    file: 'src/office/queue-writes.ts',
    find: 'if (as === undefined) texts',
    replace: 'if (as === undefined || as.value !== "") texts',
    test: { file: moves, name: 'one came in at the very left, after request 0' },
  },
  {
    name: 'a text of digits that a write met is put back as a number',
    file: 'src/office/queue-writes.ts',
    find: "formula === value && format !== '@'",
    replace: 'false',
    test: { file: moves, name: 'keeps a text of digits a text' },
  },
  {
    name: 'a formula that shows nothing is written over by a new column',
    file: 'src/office/own-columns.ts',
    find: 'target.formulas.some',
    replace: 'target.values.some',
    test: { file: 'test/unit/office/own-columns.test.ts', name: 'a formula that shows nothing' },
  },
];
