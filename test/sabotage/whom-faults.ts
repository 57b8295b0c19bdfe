import type { Fault } from './faults.ts';

/** Of who is meant: by a tick, a selection, a row whose place another one took. */
export const whomFaults: readonly Fault[] = [
  {
    name: 'what was chosen is remembered by the number of its row',
    file: 'src/domain/roster/chosen-rows.ts',
    find: 'const now = standing.get(identity) ?? [];',
    replace: 'const now = before.filter((row) => standing.size > 0 && identity !== "" && row > 0);',
    test: {
      file: 'test/unit/commands/send/moved-rows.test.ts',
      name: 'what was selected is sent wherever it stands by then',
    },
  },
  {
    name: 'who is selected is told by an old reading',
    file: 'src/commands/people/sheet-desk.ts',
    find: '    await this.read();\n    this.selected =',
    replace: '    await this.parseAnew();\n    this.selected =',
    test: {
      file: 'test/unit/commands/send/moved-rows.test.ts',
      name: 'rows are selected as the sheet stands, not as it was last read',
    },
  },
  {
    name: 'what was chosen and is gone is left out unsaid',
    file: 'src/commands/send/run-start.ts',
    find: "if (!areThere(chosen, sheet.roster?.entries ?? [])) throw new Failure('run/rows-gone');",
    replace: 'areThere(chosen, sheet.roster?.entries ?? []);',
    test: {
      file: 'test/unit/commands/send/moved-rows.test.ts',
      name: 'what was selected and is gone by then is said before anything is sent',
    },
  },
  {
    name: 'a receipt is sent again to whoever has any row of it',
    file: 'src/commands/send/run-actions.ts',
    find: "if (found?.verdict !== 'sent' || others.length > 0) throw",
    replace: 'if (found === undefined) return check?.rows[0] as CheckedRow;\n  if (others.length > 9) throw',
    test: {
      file: 'test/unit/commands/send/moved-rows.test.ts',
      name: '“Send again” of a receipt whose row is gone goes to nobody',
    },
  },
  {
    name: 'continuing a dead run sends whatever is ready',
    file: 'src/commands/send/run-actions.ts',
    find: 'desks.send(rowsWhere(desks, claimedBy(sending.rivals.deadRun)), sending',
    replace: 'desks.send(rowsWhere(desks, (row) => claimedBy(sending.rivals.deadRun)(row) || true), sending',
    test: {
      file: 'test/unit/commands/send/moved-rows.test.ts',
      name: 'a run that died is continued with what it had claimed',
    },
  },
  {
    name: 'agreeing to what is shown agrees to everything with the same code',
    file: 'src/domain/acceptance.ts',
    find: 'this.questions.get(found.code)?.has(questionOf(found, asking)) === true',
    replace: 'this.questions.has(found.code)',
    test: {
      file: 'test/unit/commands/accepted-questions.test.ts',
      name: 'agreeing to one person’s change lets no other change go that comes after it',
    },
  },
  {
    name: 'a sheet that Excel did not let read is taken for an empty one',
    file: 'src/commands/people/sheet-desk.ts',
    find: 'if (this.failure !== undefined) throw this.failure;',
    replace: '',
    test: {
      file: 'test/unit/commands/send/busy-reading.test.ts',
      name: 'a cell that is being edited at reading 1',
    },
  },
  {
    name: 'whoever takes the place of somebody who was sent theirs has got it too',
    file: 'src/domain/sending/evidence.ts',
    find: "{ kind: 'sent', at, attempts, changed: true } :",
    replace: "{ kind: 'sent', at, attempts, changed: false } :",
    test: {
      file: 'test/unit/commands/send/taken-places.test.ts',
      name: 'a person in the row of one who was sent theirs',
    },
  },
  {
    name: 'a receipt for whoever takes a row frees the one before to go twice',
    file: 'src/domain/sending/evidence.ts',
    find: 'begun.weak === keys.weak || (keys.strong !==',
    replace: 'begun.weak !== "" || (keys.strong !==',
    test: {
      file: 'test/unit/domain/sending/evidence.test.ts',
      name: 'whoever stands in the row of somebody else’s receipt is asked about',
    },
  },
];
