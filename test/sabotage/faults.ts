import { peopleFaults } from './people-faults.ts';
import { cfdiFaults } from './cfdi-faults.ts';
import { trustFaults } from './trust-faults.ts';

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
const claims = 'test/unit/domain/sending/claims.test.ts';
const lease = 'test/unit/domain/sending/lease.test.ts';
const deepEnough = { SOBRE_HISTORIES: '400' };

export const faults: readonly Fault[] = [
  ...peopleFaults,
  ...cfdiFaults,
  ...trustFaults,
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
    file: 'src/domain/sending/run.ts',
    find: "await this.settle(delivery, { kind: 'unknown', code:",
    replace: "await this.settle(delivery, { kind: 'failed', code:",
    test: { file: run, name: 'a lost answer makes the row unknown' },
  },
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
    find: 'return writer === begun.writer && writer !== this.writer;',
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
    file: 'src/office/log-sheets.ts',
    find: 'const linesPerAnswer = 4_000;',
    replace: 'const linesPerAnswer = 6_000;',
    test: { file: 'test/unit/office/log-sheets.test.ts', name: 'a long log is read in answers' },
  },
  {
    name: 'a log that was altered is believed as it was read before',
    file: 'src/office/log-sheets.ts',
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
    name: 'a row is sent however long ago it was read',
    file: 'src/domain/sending/run.ts',
    find: 'export const freshMs = 5_000;',
    replace: 'export const freshMs = 5_000_000;',
    test: { file: request, name: 'no request starts on a row that was read too long ago' },
  },
  {
    name: 'a row that went stale while the ledger was written is sent',
    file: 'src/domain/sending/run.ts',
    find: 'this.ports.clock.now() - delivery.seenAt >= freshMs',
    replace: 'delivery.seenAt > this.ports.clock.now()',
    test: { file: request, name: 'a row that went stale while the ledger was written' },
  },
  {
    name: 'a sheet that refuses is asked again without end',
    file: 'src/domain/sending/run.ts',
    find: 'now >= this.refusedUntil',
    replace: 'now > 0',
    test: { file: run, name: 'a sheet that is protected is asked again now and then' },
  },
  {
    name: 'a row that waits for a new sign-in goes on saying Sending',
    file: 'src/domain/sending/run.ts',
    find: 'this.rows.unmarkAll();',
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
    file: 'src/commands/account/account-desk.ts',
    find: 'await this.ports.device.set(limitsKey, this.limits).catch(this.tellProblem);',
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
    file: 'src/domain/sending/run.ts',
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
    file: 'src/domain/sending/run.ts',
    find: 'await this.rows.takeStock();',
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
    find: 'if (this.excused.has(begun.attempt)) return true;',
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
    find: "text.replace(breaks, ' ').trim()",
    replace: 'text.replace(/\\u0000/g, " ").trim()',
    test: { file: 'test/property/domain/mail.test.ts', name: 'two readers see the same subject' },
  },
  {
    name: 'the interlock is silent',
    file: 'src/domain/pairing/interlock.ts',
    find: "  if (reading.verdict !== 'read') return [codeOfUnread(reading)];",
    replace: "  if (reading.verdict !== 'read' || document !== undefined) return [];",
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
    name: 'a person of the sheet whom many files name is the employer',
    file: 'src/domain/pairing/folder-employers.ts',
    find: 'people.has(value) || people.has(sortedWords(value));',
    replace: 'people.has(value) && value === "";',
    test: {
      file: 'test/unit/domain/pairing/folder-employers.test.ts',
      name: 'is nobody of the sheet, however many files name them',
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
    find: 'statusTones(translate, language)).catch((error: unknown) => {\n      if (!isFailure(error)) throw error;',
    replace: 'statusTones(translate, language)).catch((error: unknown) => {\n      throw error;',
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
  {
    name: 'what nobody can see in a PDF is taken for what it shows',
    file: 'src/pdf/page-content.ts',
    find: 'if (mark.hidden) hidden.add(mark);',
    replace: 'if (mark.size < 0) hidden.add(mark);',
    test: { file: 'test/unit/pdf/pdf-content.test.ts', name: 'white on paper' },
  },
  {
    name: 'text outside the view of a page is seen',
    file: 'src/pdf/letters-drawn.ts',
    find: '!contains(this.graphics.window, middle)',
    replace: '!contains(this.graphics.now.clip, middle)',
    test: { file: 'test/unit/pdf/pdf-content.test.ts', name: 'cropped away' },
  },
  {
    name: 'the earlier versions of a PDF are not looked at',
    file: 'src/pdf/other-views.ts',
    find: 'const versions = cuts.length === 0 ? []',
    replace: 'const versions = cuts.length >= 0 ? []',
    test: { file: 'test/unit/pdf/pdf-content.test.ts', name: 'the page that a later save changed' },
  },
  {
    name: 'a PDF that was cut off passes as whole',
    file: 'src/pdf/pdf-reading.ts',
    find: "if (hasNoEnd(file, objects)) traits.add('no-end');",
    replace: '',
    test: { file: 'test/unit/pdf/pdf-content.test.ts', name: 'made for slow lines' },
  },
  {
    name: 'what was locked leaves without being read again',
    file: 'src/pdf/judged-lock.ts',
    find: "if (!saysTheSame(judged, again)) throw new Failure('receipt/unreadable');",
    replace: '',
    test: { file: 'test/unit/pdf/lock-pdf.test.ts', name: 'two readers take another content' },
  },
  {
    name: 'a PDF that only its owner locked stays locked',
    file: 'src/pdf/find-password.ts',
    find: "['', ...passwords].entries()",
    replace: "['-', ...passwords].entries()",
    test: { file: 'test/unit/pdf/lock-pdf.test.ts', name: 'R3, only an owner' },
  },
  {
    name: 'a lock breaks a signature without a question',
    file: 'src/domain/receipt/password-issues.ts',
    find: '...kept,',
    replace: '',
    test: { file: 'test/unit/domain/receipt/password-issues.test.ts', name: 'asks before a signed PDF leaves' },
  },
  {
    name: 'the limits of ZIPs hold only once they are unpacked',
    file: 'src/files/archive.ts',
    find: 'limits.nestedBytes -= file.size;',
    replace: '',
    test: { file: 'test/unit/files/picked-files.test.ts', name: 'are unpacked only as far as the limits go' },
  },
  {
    name: 'a small PDF may unpack to gigabytes',
    file: 'src/pdf/stream-bytes.ts',
    find: 'if (this.left < 0) throw new TooMuchUnpacked();',
    replace: '',
    test: { file: 'test/unit/pdf/pdf-costs.test.ts', name: 'packed a thousand times' },
  },
  {
    name: 'a PDF without a password leaves open in silence',
    file: 'src/domain/receipt/password-issues.ts',
    find: "if (!locks) return [issue('password/missing', entry.row, letters)];",
    replace: 'if (!locks) return [];',
    test: {
      file: 'test/unit/domain/receipt/password-issues.test.ts',
      name: 'asks about a row that has nothing to lock',
    },
  },
  {
    name: 'a password column that was renamed comes to mean no password',
    file: 'src/commands/receipts/receipts-desk.ts',
    find: '...this.goneColumns(roster),',
    replace: '',
    test: {
      file: 'test/unit/commands/receipts/receipts-desk.test.ts',
      name: 'a chosen column that is gone holds every row',
    },
  },
];
