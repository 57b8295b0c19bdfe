import type { Fault } from './faults.ts';

const run = 'test/unit/domain/sending/run.test.ts';
const claims = 'test/unit/domain/sending/claims.test.ts';

/** In what is put on record of a send, and in what is believed of others’ records. */
export const recordFaults: readonly Fault[] = [
  {
    name: 'an outcome is told by the type of the error',
    file: 'src/domain/sending/attempt.ts',
    find: 'return isRefusal(error) ?',
    replace: 'return !(error as { mayHaveLeft?: boolean }).mayHaveLeft ?',
    test: { file: run, name: 'a provider that ends with a code that is not its own' },
  },
  {
    name: 'what was accepted is not sent where its record fails',
    file: 'src/domain/sending/run-record.ts',
    find: 'await this.ports.ledger.keep([event]);',
    replace: 'await this.ports.ledger.append([event]);',
    test: { file: run, name: 'what Gmail accepted stays sent where the record of it fails with a full disk' },
  },
  {
    name: 'a colleague’s “send again” frees what this device sent',
    file: 'src/domain/sending/evidence.ts',
    find: 'if (!isKnown) this.settledMarks.add(',
    replace: 'if (excuse === "") this.settledMarks.add(',
    test: { file: claims, name: 'that this device sent, whoever says' },
  },
  {
    name: 'a colleague’s word that a mail did not leave from here is believed',
    file: 'src/domain/sending/evidence.ts',
    find: 'return writer === begun.writer && !this.writers.has(writer);',
    replace: 'return writer !== "";',
    test: { file: claims, name: 'that may have left from here' },
  },
  {
    name: 'a number that somebody made up in a log is taken as it stands',
    file: 'src/domain/sending/log-line.ts',
    find: '/^\\d{1,15}$/.test(text) && Number(text) <= most',
    replace: 'most > 0',
    test: { file: claims, name: 'with no number under “at”' },
  },
  {
    name: 'a doubt is looked for in the wrong mailbox',
    file: 'src/commands/account/mailboxes.ts',
    find: ' && this.markOf(current) === via.sender',
    replace: '',
    test: { file: 'test/unit/commands/send/doubts.test.ts', name: 'in another mailbox nothing is searched' },
  },
  {
    name: '“send again” is offered without a search',
    file: 'src/commands/send/doubts.ts',
    find: 'const opened = searchUrl === undefined ? undefined :',
    replace: 'const opened =',
    test: { file: 'test/unit/commands/send/doubts.test.ts', name: 'in another mailbox nothing is searched' },
  },
  {
    name: 'a log is read in one answer',
    file: 'src/office/log-reader.ts',
    find: 'const linesPerAnswer = 4_000;',
    replace: 'const linesPerAnswer = 7_000;',
    test: { file: 'test/unit/office/log-sheets.test.ts', name: 'a long log is read in answers' },
  },
  {
    name: 'a log that was altered is believed as it was read before',
    file: 'src/office/log-reader.ts',
    find: 'String(last.values[0]?.[0]) === known.chain',
    replace: "known.chain !== ''",
    test: { file: 'test/unit/office/log-sheets.test.ts', name: 'where the last line is not what it was' },
  },
  {
    name: 'an outcome that a ledger refused once is forgotten',
    file: 'src/domain/sending/kept-ledger.ts',
    find: 'waiting = [...waiting, ...events];',
    replace: 'void events;',
    test: { file: run, name: 'one write that fails after the mail left is made up for' },
  },
  {
    name: 'what Excel wrote beside another person stays there',
    file: 'src/office/exchange.ts',
    find: 'const wrong = strayed(before, after, [...placed, ...mends]);',
    replace: 'const wrong = strayed(before, after, []);',
    test: { file: 'test/unit/office/exchange.test.ts', name: 'a filter that comes with the very write' },
  },
  {
    name: 'a way to Gmail that lost a send is not proved again',
    file: 'src/gmail/reach.ts',
    find: 'losses += 1;',
    replace: '',
    test: { file: 'test/unit/gmail/send.test.ts', name: 'the way is proved again, and the JSON address takes over' },
  },
  {
    name: 'an error of Excel that nobody knows is tried for ever',
    file: 'src/domain/sending/patience.ts',
    find: 'if (unexpected === mostUnexpected) throw error;',
    replace: '',
    test: { file: 'test/unit/domain/sending/patience.test.ts', name: 'what nobody foresaw is tried ten times' },
  },
  {
    name: 'a window closed soon after another one is not noticed',
    file: 'src/office/dialog.ts',
    find: "if ('error' in event) end(() => reject(failure(event.error)));",
    replace: "if ('error' in event && event.error !== 12006) end(() => reject(failure(event.error)));",
    test: { file: 'test/unit/office/dialog.test.ts', name: 'a window that is closed right after another one ended' },
  },
  {
    name: 'a misspelt setting is no setting, without a word',
    file: 'server/settings.ts',
    find: 'faults.push(...unknown.map((name) => `${name} is not a setting of Sobre`));',
    replace: 'void [faults, unknown];',
    test: { file: 'test/unit/server/settings.test.ts', name: 'refuse the name SOBRE_ALOWED_DOMAINS' },
  },
];
