import type { Fault } from './faults.ts';

/** Of what a workbook, a file or another page may bring. */
export const trustFaults: readonly Fault[] = [
  {
    name: 'who may send is read once, when the pane opens',
    file: 'src/commands/session.ts',
    find: '      await this.ports.book.refresh();\n      this.account.admit();',
    replace: '      this.account.admit();',
    test: {
      file: 'test/unit/commands/shared-choices.test.ts',
      name: 'the guard is read again right before Send',
    },
  },
  {
    name: 'the settings of a workbook are saved as one bag',
    file: 'src/commands/base/book-choices.ts',
    find: 'await this.settings.write(key, choice ?? null);',
    replace: 'for (const each of choiceKeys) await this.settings.write(each, this.kept.get(each) ?? null);',
    test: {
      file: 'test/unit/commands/base/book-choices.test.ts',
      name: 'two open panes keep each other’s choices',
    },
  },
  {
    name: 'a setting of another shape is believed',
    file: 'src/commands/base/choice-schemas.ts',
    find: 'return parsed.success ? parsed.output : undefined;',
    replace: 'return (parsed.success ? parsed.output : value) as Choices[K];',
    test: {
      file: 'test/unit/commands/base/book-choices.test.ts',
      name: 'only its own shape is taken',
    },
  },
  {
    name: 'a run goes by what a colleague chooses while it is on',
    file: 'src/commands/session.ts',
    find: "if (!this.sending.running) await this.guard(() => this.ports.book.refresh(), 'settings');",
    replace: "await this.guard(() => this.ports.book.refresh(), 'settings');",
    test: {
      file: 'test/unit/commands/shared-choices.test.ts',
      name: 'what a run began with holds to its end',
    },
  },
];
