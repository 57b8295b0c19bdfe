import type { Fault } from './faults.ts';

/** Faults in what was understood of a sheet, in what this device remembers of people, and in who may send. */
export const peopleFaults: readonly Fault[] = [
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
