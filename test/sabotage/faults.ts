import { folderFaults } from './folder-faults.ts';
import { splitFaults } from './split-faults.ts';
import { peopleFaults } from './people-faults.ts';
import { brokerFaults } from './broker-faults.ts';
import { cfdiFaults } from './cfdi-faults.ts';
import { excelFaults } from './excel-faults.ts';
import { fileFaults } from './file-faults.ts';
import { pageFaults } from './page-faults.ts';
import { pluginFaults } from './plugin-faults.ts';
import { truthFaults } from './truth-faults.ts';
import { proofFaults } from './proof-faults.ts';
import { readingFaults } from './reading-faults.ts';
import { recordFaults } from './record-faults.ts';
import { sheetFaults } from './sheet-faults.ts';
import { onceFaults } from './once-faults.ts';
import { trustFaults } from './trust-faults.ts';
import { whomFaults } from './whom-faults.ts';

/** One wrong line and the test that has to notice it. */
export interface Fault {
  /** What the fault does, as the end of "a test goes red when …". */
  readonly name: string;
  /** From the project's root. */
  readonly file: string;
  /** Source text that occurs once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly test: {
    readonly file: string;
    /** Part of the full name of the test that must go red. */
    readonly name: string;
  };
  readonly env?: Readonly<Record<string, string>>;
}

const request = 'test/sabotage/before-a-request.test.ts';
const run = 'test/unit/domain/sending/run.test.ts';
const model = 'test/property/run.model.test.ts';
const evidence = 'test/unit/domain/sending/evidence.test.ts';
const lease = 'test/unit/domain/sending/lease.test.ts';
const deepEnough = { SOBRE_HISTORIES: '400' };

export const faults: readonly Fault[] = [
  ...peopleFaults,
  ...sheetFaults,
  ...cfdiFaults,
  ...trustFaults,
  ...onceFaults,
  ...brokerFaults,
  ...excelFaults,
  ...whomFaults,
  ...folderFaults,
  ...proofFaults,
  ...splitFaults,
  ...recordFaults,
  ...fileFaults,
  ...readingFaults,
  ...pageFaults,
  ...pluginFaults,
  ...truthFaults,
  {
    name: 'a request leaves before the ledger holds it',
    file: 'src/domain/sending/run-record.ts',
    find: 'await this.ports.ledger.append([...excused, sending]);',
    replace: '',
    test: { file: request, name: 'a pane killed before the answer came' },
  },
  {
    name: 'a lost answer is tried again',
    file: 'src/domain/failure.ts',
    find: "'mail/no-reply': row('row', true)",
    replace: "'mail/no-reply': row('nothing')",
    test: { file: run, name: 'a lost answer makes the row unknown' },
  },
  {
    name: 'a lost answer is recorded as failed',
    file: 'src/domain/sending/courier.ts',
    find: "await this.settle(delivery, { kind: 'unknown', code,",
    replace: "await this.settle(delivery, { kind: 'failed', code,",
    test: { file: run, name: 'a lost answer makes the row unknown' },
  },
  {
    name: 'a row is sent however long ago it was read',
    file: 'src/domain/sending/courier.ts',
    find: 'export const freshMs = 5_000;',
    replace: 'export const freshMs = 5_000_000;',
    test: { file: request, name: 'no request starts on a row that was read too long ago' },
  },
  {
    name: 'a row that went stale while the ledger was written is sent',
    file: 'src/domain/sending/courier.ts',
    find: 'ports.clock.elapsed() - delivery.seenAt >= freshMs',
    replace: 'delivery.seenAt > ports.clock.elapsed()',
    test: { file: request, name: 'a row that went stale while the ledger was written' },
  },
  {
    name: 'a sheet that refuses is asked again without end',
    file: 'src/domain/sending/heartbeat.ts',
    find: 'now >= Math.max(this.refusedUntil, this.quietUntil)',
    replace: 'now > 0',
    test: { file: run, name: 'a sheet that is protected is asked again now and then' },
  },
  {
    name: 'a row that waits for a new sign-in goes on saying Sending',
    file: 'src/domain/sending/courier.ts',
    find: 'rows.unmarkAll();',
    replace: '',
    test: { file: run, name: 'while it waits for the person to sign in again' },
  },
  {
    name: 'two rows that are alike are taken for one',
    file: 'src/domain/sending/run-rows.ts',
    find: 'left.splice(index, 1)',
    replace: 'left.slice(index, index + 1)',
    test: { file: run, name: 'of two rows that are alike each has its own status' },
  },
  {
    name: 'a second row for one document goes without a word',
    file: 'src/domain/check.ts',
    find: 'return other === undefined ? row : asTwin(input, row, other);',
    replace: 'return row.entry.row === -1 ? asTwin(input, row, other ?? 0) : row;',
    test: { file: 'test/unit/domain/check.test.ts', name: 'the first goes, the second asks' },
  },
  {
    name: 'a corrected daily limit is forgotten with the pane',
    file: 'src/commands/account/daily-limits.ts',
    find: 'await this.device.set(key, this.kept);',
    replace: '',
    test: {
      file: 'test/unit/commands/account/account-desk.test.ts',
      name: 'a daily limit that somebody corrected is kept',
    },
  },
  {
    name: 'without AutoSave who may send is decided on an old look',
    file: 'src/domain/sending/saved-exchange.ts',
    find: "wanted.beacon?.phase === 'intent'",
    replace: "wanted.beacon?.phase === 'idle'",
    test: { file: 'test/unit/domain/sending/saved-exchange.test.ts', name: 'decided on what was just fetched' },
  },
  {
    name: 'a run that lives again is taken for the dead one it was',
    file: 'src/domain/sending/lease.ts',
    find: 'name === beacon.writer || name === runName(beacon)',
    replace: "name.split(':')[0] === beacon.writer",
    test: { file: lease, name: 'is meant by name alone or as it stood' },
  },
  {
    name: 'Stop is ignored',
    file: 'src/domain/sending/run-course.ts',
    find: 'return this.stopSignal.signal.aborted;',
    replace: 'return false;',
    test: { file: run, name: 'no request starts after Stop' },
  },
  {
    name: 'a changed row is sent as it was',
    file: 'src/domain/sending/run-rows.ts',
    find: 'this.ports.signatureOf(seen.cells) !== delivery.item.signature',
    replace: 'false',
    test: { file: run, name: 'a row that changed after Send was pressed' },
  },
  {
    name: 'the lease does not see rivals',
    file: 'src/domain/sending/lease.ts',
    find: 'isActive(beacon) && !isTakenOver(options.over, beacon)',
    replace: 'false',
    test: { file: lease, name: 'exactly one goes on, A before B' },
  },
  {
    name: 'the lease does not wait for colleagues’ writes',
    file: 'src/domain/sending/lease.ts',
    find: 'ports.clock.sleep(options.settleMs, signal)',
    replace: 'ports.clock.sleep(0, signal)',
    test: { file: lease, name: 'exactly one goes on, A before B' },
  },
  {
    name: 'what was planned before the lease is sent without a second look',
    file: 'src/domain/sending/prepare-run.ts',
    find: 'await patient(() => rows.takeStock());',
    replace: '',
    test: { file: model, name: 'nobody gets a receipt twice' },
    env: deepEnough,
  },
  {
    name: 'the cells are no evidence',
    file: 'src/domain/sending/evidence.ts',
    find: 'if (!begun || this.explains(cells))',
    replace: 'if (begun || !begun)',
    test: { file: evidence, name: 'a row that shows Sent is sent' },
  },
  {
    name: 'an id stands for any document',
    file: 'src/domain/sending/receipt-id.ts',
    find: 'isReceiptId(receiptId) && receiptId.endsWith(keyMark(documentKey))',
    replace: 'isReceiptId(receiptId) && documentKey.length > 0',
    test: { file: 'test/unit/domain/sending/receipt-id.test.ts', name: 'it stands for the document it was minted for' },
  },
  {
    name: 'a copied id of last month passes for this month’s',
    file: 'src/domain/sending/evidence.ts',
    find: '!isReceiptId(cells.receiptId) ||',
    replace: 'true ||',
    test: { file: evidence, name: 'next month’s copy asks where no log came along' },
  },
  {
    name: '“send again” excuses every attempt',
    file: 'src/domain/sending/evidence.ts',
    find: 'if (documentIds(begun).some((id) => this.excused.has(`${begun.attempt} ${id}`))) return true;',
    replace: 'if (this.excused.size > 0 && begun.attempt !== "") return true;',
    test: { file: evidence, name: 'excuses exactly the attempts it names' },
  },
  {
    name: 'a line of the log does not depend on the one above',
    file: 'src/domain/sending/ledger.ts',
    find: '`${previous}\\n${canonical(event)}`',
    replace: 'previous.slice(0, 0) + canonical(event)',
    test: { file: 'test/unit/domain/sending/ledger.test.ts', name: 'a removed line is found' },
  },
  {
    name: 'the pace forgets what the provider may still count',
    file: 'src/domain/sending/pacing.ts',
    find: 'filling === undefined ? Number.NEGATIVE_INFINITY : filling + windowMs',
    replace: 'Number.NEGATIVE_INFINITY',
    test: { file: 'test/unit/domain/sending/pacing.test.ts', name: 'a slow answer keeps its place in the window' },
  },
  {
    name: 'a part of the minute is left unused',
    file: 'src/domain/sending/pacing.ts',
    find: 'const share = 0.99;',
    replace: 'const share = 0.97;',
    test: { file: 'test/unit/domain/sending/pacing.test.ts', name: '2,000 messages use 98.5%' },
  },
  {
    name: 'the time that Google named is not waited for',
    file: 'src/domain/sending/pacing.ts',
    find: 'retryAt ?? now + backOff',
    replace: 'now + backOff',
    test: { file: 'test/unit/domain/sending/pacing.test.ts', name: 'starts nothing before the time that Google named' },
  },
  {
    name: 'a column of somebody else’s is taken for its header',
    file: 'src/domain/sending/own-columns.ts',
    find: 'isFilled(column, ours) || !isFilled(column, rows)',
    replace: 'column >= 0',
    test: { file: 'test/unit/domain/roster/columns.test.ts', name: 'only somebody else’s values' },
  },
  {
    name: 'what a dead run claimed stays claimed for ever',
    file: 'src/domain/check.ts',
    find: 'input.claimants.has(status.writer)',
    replace: "status.writer !== 'AAAAA'",
    test: { file: 'test/unit/domain/check.test.ts', name: 'our own and a dead run’s are free' },
  },
  {
    name: 'of two dead runs each keeps everybody out',
    file: 'src/domain/sending/lease.ts',
    find: "over.split(' ').filter((name) => name !== '')",
    replace: "[over].filter((name) => name !== '')",
    test: { file: lease, name: 'takes two dead runs over together' },
  },
  {
    name: 'line breaks stay in headers',
    file: 'src/domain/message/mime-header.ts',
    find: "text.replace(turnings, '').replace(breaks, ' ').trim()",
    replace: 'text.replace(/\\u0000/g, " ").trim()',
    test: { file: 'test/property/domain/mail.test.ts', name: 'two readers see the same subject' },
  },
  {
    name: 'the interlock is silent',
    file: 'src/domain/pairing/interlock.ts',
    find: '  return [\n    ...found,\n',
    replace: '  return [];\n  return [\n    ...found,\n',
    test: {
      file: 'test/property/pairing.property.test.ts',
      name: 'the interlock lets no swapped file through at the last moment',
    },
  },
  {
    name: 'whoever two files name is the employer',
    file: 'src/domain/pairing/folder-employers.ts',
    find: 'const fewest = 3;',
    replace: 'const fewest = 1;',
    test: {
      file: 'test/unit/domain/pairing/folder-employers.test.ts',
      name: 'is none whom two files alone name',
    },
  },
  {
    name: 'long work never lets the pane draw',
    file: 'src/commands/base/in-slices.ts',
    find: 'now() - began < sliceMs ?',
    replace: 'now() - began < sliceMs * 1e6 ?',
    test: { file: 'test/unit/commands/base/in-slices.test.ts', name: 'lets the pane draw in between' },
  },
  {
    name: 'what was previewed is locked anew for the mail',
    file: 'src/commands/receipts/made-files.ts',
    find: 'if (known !== undefined) return known;',
    replace: '',
    test: { file: 'test/unit/commands/receipts/made-files.test.ts', name: 'is the same bytes the next time' },
  },
  {
    name: 'an answer with a foreign state is taken',
    file: 'src/gmail/attempt-state.ts',
    find: "state.phase !== 'waiting' || event.answer.state !== own",
    replace: "state.phase !== 'waiting' || own === ''",
    test: { file: 'test/unit/gmail/security.test.ts', name: 'injected with a foreign state is never exchanged' },
  },
  {
    name: 'nobody checks who signed an id_token',
    file: 'src/gmail/tokens.ts',
    find: 'await oauth.validateApplicationLevelSignature(server, response, options);',
    replace: '',
    test: { file: 'test/unit/gmail/security.test.ts', name: 'signed by a stranger is refused' },
  },
  {
    name: 'the broker takes a code without its verifier',
    file: 'server/broker-form.ts',
    find: 'const missing = expected.find((name) => !sent.get(name));',
    replace: "const missing = expected.find((name) => name !== 'code_verifier' && !sent.get(name));",
    test: { file: 'test/unit/server/broker.test.ts', name: 'a code without its verifier' },
  },
  {
    name: 'a status can begin like a formula',
    file: 'src/domain/sending/status-text.ts',
    find: 'test(text) ? ` ${text}` : text',
    replace: 'test(text) ? text : text',
    test: { file: 'test/unit/domain/sending/status-text.test.ts', name: 'never begins like a formula' },
  },
  {
    name: 'the pane listens to a dialog of another origin',
    file: 'src/office/dialog.ts',
    find: ' || message.origin !== url.origin',
    replace: '',
    test: { file: 'test/unit/office/dialog.test.ts', name: 'a message from a foreign origin is not heard' },
  },
  {
    name: 'an account that the workbook does not name is let through',
    file: 'src/commands/account/admitted-senders.ts',
    find: 'allowed.length === 0 || allowed.some(',
    replace: 'true || allowed.some(',
    test: {
      file: 'test/unit/commands/account/account-desk.test.ts',
      name: 'an account the workbook does not name is stopped',
    },
  },
  {
    name: 'an amount is read from what Excel shows of it',
    file: 'src/domain/text/field-value.ts',
    find: ' : value.number;',
    replace: " : parseAmount(value.text, '.');",
    test: { file: 'test/unit/domain/message/template.test.ts', name: 'a number or a day behind a cell' },
  },
  {
    name: 'made-up people are known by the name of their sheet',
    file: 'src/commands/people/sample-sheet.ts',
    find: 'const answer = found > 1 || (found === 1 && roster.entries.length === 1);',
    replace: "const answer = found > 1 && roster.grid.sheet === 'Muestra';",
    test: {
      file: 'test/unit/commands/people/sample-sheet.test.ts',
      name: 'are known for what they are under any sheet name',
    },
  },
  {
    name: 'a sheet that refuses colours stops the run',
    file: 'src/commands/people/sheet-desk.ts',
    find: 'statusTones(translate, language)).catch(expected);',
    replace: 'statusTones(translate, language));',
    test: {
      file: 'test/unit/commands/people/sheet-desk.test.ts',
      name: 'a sheet that refuses colours has its columns all the same',
    },
  },
  {
    name: 'a mail that came back goes again by itself',
    file: 'src/domain/sending/evidence.ts',
    find: 'returned: 3,',
    replace: 'returned: 1,',
    test: { file: evidence, name: 'a mail that came back stays sent' },
  },
  {
    name: 'the first person of a sheet without headings is taken for them',
    file: 'src/commands/people/sheet-desk.ts',
    find: 'if (this.roster?.headerless === true) await this.addHeadings(language, this.roster);',
    replace: '',
    test: { file: 'test/unit/commands/people/sheet-desk.test.ts', name: 'a sheet without headings gets a row of them' },
  },
];
