import type { Fault } from './faults.ts';

const understanding = 'test/unit/commands/people/understanding-desk.test.ts';
const memory = 'test/unit/commands/people/memory.test.ts';

/** Faults in what was understood of a sheet, in what this device remembers of people, and in who may send. */
export const peopleFaults: readonly Fault[] = [
  {
    name: 'a sheet with a doubtful column asks nothing',
    file: 'src/commands/people/understanding-desk.ts',
    find: 'this.doubts.length > 0',
    replace: 'this.doubts.length > 9',
    test: { file: understanding, name: 'is asked about where anything is in doubt, and never where nothing is' },
  },
  {
    name: 'a confirmation holds for whatever is read from then on',
    file: 'src/commands/people/understanding-desk.ts',
    find: '!known.includes(this.reading)',
    replace: 'known.length === 0',
    test: { file: understanding, name: 'a confirmation is for one reading' },
  },
  {
    name: 'an address that changed in another workbook is not asked about',
    file: 'src/domain/check.ts',
    find: 'input.movedRows?.has(entry.row) === true',
    replace: 'false',
    test: { file: memory, name: 'one changed address is asked about in any workbook' },
  },
  {
    name: 'of two people with one address only the second is asked about',
    file: 'src/domain/roster/repeated-entries.ts',
    find: '({ person }) => personKey(person) !== key)',
    replace: '({ person, row }) => personKey(person) !== key && row < entry.row)',
    test: { file: memory, name: 'one address of two people is asked about in both rows' },
  },
  {
    name: 'an address that somebody answered for is asked about each period',
    file: 'src/domain/check.ts',
    find: 'input.sameRows?.has(row) === true',
    replace: 'false',
    test: { file: memory, name: 'one address of two people is asked about in both rows' },
  },
  {
    name: 'a mistyped well-known domain goes out with a note',
    file: 'src/domain/issue.ts',
    find: "'recipient/unlikely-domain': 'ask'",
    replace: "'recipient/unlikely-domain': 'warning'",
    test: { file: memory, name: 'one address of two people is asked about in both rows' },
  },
  {
    name: 'what was ticked before signing in is not asked for',
    file: 'src/commands/account/account-desk.ts',
    find: '{ ...options, keep: true }',
    replace: 'options',
    test: { file: 'test/unit/commands/account/account-desk.test.ts', name: 'ticked before the first sign-in' },
  },
  {
    name: 'a list of invoices becomes a payroll once something was sent from it',
    file: 'src/commands/people/sheet-desk.ts',
    find: "await this.ports.book.set('kind', this.plainKind);",
    replace: 'await Promise.resolve();',
    test: {
      file: 'test/unit/commands/people/plain-invoices.test.ts',
      name: 'a plain list of invoices is one, and stays one',
    },
  },
  {
    name: 'a payroll with a column of invoices is taken for invoices',
    file: 'src/domain/roster/plain-kind.ts',
    find: 'payWords.test(text)',
    replace: 'false',
    test: { file: 'test/unit/domain/roster/plain-kind.test.ts', name: 'is not said of' },
  },
  {
    name: 'a ready-made text ends without the sender’s name',
    file: 'src/commands/message/mail-texts.ts',
    find: 'languages.filter((each) => own[each] === undefined));',
    replace: 'languages.filter((each) => own[each] !== undefined));',
    test: {
      file: 'test/unit/commands/message/message-desk.test.ts',
      name: 'a ready-made text ends with the sender’s name',
    },
  },
  {
    name: 'somebody is greeted surname first',
    file: 'src/domain/message/presets.ts',
    find: "surnameFirst.test(foldText(whole)) ? '' : ",
    replace: '',
    test: { file: 'test/unit/domain/message/presets.test.ts', name: 'greet nobody surname first' },
  },
  {
    name: 'who may send comes along with the choices of another workbook',
    file: 'src/commands/people/shape-memory.ts',
    find: "new Set<ChoiceKey>(['senders', 'test',",
    replace: 'new Set<ChoiceKey>([',
    test: { file: memory, name: 'text, columns and logo come back in one press, and nothing else does' },
  },
  {
    name: 'an account of another domain is let through where a domain is allowed',
    file: 'src/commands/account/admitted-senders.ts',
    find: "address.slice(address.lastIndexOf('@')) === sender",
    replace: 'address.endsWith(sender.slice(1))',
    test: {
      file: 'test/unit/commands/account/sender-entries.test.ts',
      name: 'a domain admits its own accounts, and no other that ends like it',
    },
  },
  {
    name: 'a wildcard among the allowed senders is taken for an address',
    file: 'src/commands/account/sender-entries.ts',
    find: "if (/[*?]/.test(entry)) return 'wildcard';",
    replace: '',
    test: {
      file: 'test/unit/commands/account/sender-entries.test.ts',
      name: 'a wildcard is refused, wherever it stands',
    },
  },
];
