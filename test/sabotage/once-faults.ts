import type { Fault } from './faults.ts';

/** Of who may send, what counts as sent, and what a run says in the end. */
export const onceFaults: readonly Fault[] = [
  {
    name: 'a browser profile and its copy are taken for one device when both want to send',
    file: 'src/domain/sending/lease.ts',
    find: 'if (!(await ports.isCopys(seen.own))) return seen;',
    replace: "if (options.writer !== '') return seen;",
    test: {
      file: 'test/unit/domain/sending/copied-profile.test.ts',
      name: 'one that sends goes on, and its copy gives way',
    },
  },
  {
    name: 'a run goes on beside its copy',
    file: 'src/domain/sending/held-lease.ts',
    find: "own?.phase === 'sending' && (await isCopys(own, this.ports.ledger))",
    replace: 'own === undefined && beacons.length < 0',
    test: {
      file: 'test/unit/domain/sending/held-lease.test.ts',
      name: 'ends where a copy of this browser profile sends as well',
    },
  },
  {
    name: 'a claim of a copied profile counts as this device’s own',
    file: 'src/domain/sending/evidence.ts',
    find: 'if (writer === writerTag(this.writer) && ours) return true;',
    replace: 'if (writer === writerTag(this.writer)) return true;',
    test: {
      file: 'test/unit/domain/sending/claims.test.ts',
      name: 'what a copy of this browser profile claimed with the same id is asked about',
    },
  },
  {
    name: 'a device goes on under an id that its copy uses',
    file: 'src/commands/record/evidence-desk.ts',
    find: '    await this.tellApart(this.ledger);\n',
    replace: '',
    test: {
      file: 'test/unit/commands/record/evidence-desk.test.ts',
      name: 'a device that sees its own id used from a pane that was never opened here',
    },
  },
  {
    name: 'a colleague whose clock is slow is dead at first sight',
    file: 'src/commands/send/rivals.ts',
    find: 'const dayMs = 86_400_000;',
    replace: 'const dayMs = 30_000;',
    test: { file: 'test/unit/commands/send/rivals.test.ts', name: 'is never dead for a clock that is wrong' },
  },
  {
    name: 'time goes back with the clock',
    file: 'src/device/worker-clock.ts',
    find: 'asleep += Math.max(0, jump);',
    replace: 'asleep += jump;',
    test: { file: 'test/unit/device/worker-clock.test.ts', name: 'when the clock is set back by an hour' },
  },
  {
    name: 'a period written another way frees who was sent to',
    file: 'src/domain/sending/evidence.ts',
    find: '(incomparable || !apart)',
    replace: 'incomparable',
    test: {
      file: 'test/unit/commands/send/same-document.test.ts',
      name: 'a period written another way is asked about',
    },
  },
  {
    name: 'another kind of receipt frees who was sent to',
    file: 'src/domain/sending/document-key.ts',
    find: 'if (kindA !== kindB || sourceA !== sourceB) return false;',
    replace: '',
    test: { file: 'test/unit/commands/send/same-document.test.ts', name: 'sends nobody a second mail unasked' },
  },
  {
    name: '“Send again” stands for longer than its question',
    file: 'src/commands/send/run-actions.ts',
    find: 'if (desks.accepted.forgetAgain()) await desks.readSheet();',
    replace: '',
    test: { file: 'test/unit/commands/send/same-document.test.ts', name: '“Send again” that is taken back' },
  },
  {
    name: '“Send again” that was refused counts for the next run',
    file: 'src/commands/send/run-start.ts',
    find: 'if (desks.accepted.forgetAgain()) await desks.readSheet();',
    replace: '',
    test: {
      file: 'test/unit/commands/send/same-document.test.ts',
      name: '“Send again” that is refused counts for no later run',
    },
  },
  {
    name: 'a run that slept goes on after one look',
    file: 'src/domain/sending/heartbeat.ts',
    find: 'if (now - this.lastBeat > termMs && Number.isFinite(this.lastBeat)) await this.lookAround(now);',
    replace: '',
    test: {
      file: 'test/unit/domain/sending/slept.test.ts',
      name: 'a run that slept and was taken over sends nothing more',
    },
  },
  {
    name: 'a run that was taken over gives back rows that are another’s',
    file: 'src/domain/sending/run.ts',
    find: "if (course.ending?.code === 'run/lease-lost') this.rows.leave();\n    else this.rows.giveBack();",
    replace: 'this.rows.giveBack();',
    test: { file: 'test/unit/domain/sending/slept.test.ts', name: 'a run that wakes up taken over blanks nothing' },
  },
  {
    name: 'a run that gave up writing ends as complete',
    file: 'src/domain/sending/hand-over.ts',
    find: "isWaiting() ? new Failure('run/not-written') : undefined",
    replace: 'undefined',
    test: { file: 'test/unit/domain/sending/hand-over.test.ts', name: 'does not end as if they were' },
  },
  {
    name: 'an excuse frees whoever a line gave the attempt to',
    file: 'src/domain/sending/evidence.ts',
    find: 'documentIds(begun).some((id) => this.excused.has(`${begun.attempt} ${id}`))',
    replace: '[...this.excused].some((each) => each.startsWith(`${begun.attempt} `))',
    test: { file: 'test/unit/domain/sending/claims.test.ts', name: '“send again” for one person frees nobody else' },
  },
  {
    name: 'an outcome is taken for logged by its number alone',
    file: 'src/domain/sending/missing-from-log.ts',
    find: '!logged.has(eventName(event)) &&',
    replace: '![...logged].some((each) => each.startsWith(`${event.writer}:${event.seq} `)) &&',
    test: {
      file: 'test/unit/domain/sending/claims.test.ts',
      name: 'an outcome with the number of a mark is still missing',
    },
  },
  {
    name: 'a guard that is damaged is no guard',
    file: 'src/commands/base/choice-schemas.ts',
    find: 'return good.length > 0 ? good.slice(0, mostSenders) : [nobody];',
    replace: 'return undefined;',
    test: { file: 'test/unit/commands/base/book-choices.test.ts', name: 'lets nobody send whom it did not name' },
  },
  {
    name: 'two presses of Send are two runs',
    file: 'src/commands/send/run-start.ts',
    find: 'if (sending.starting || sending.running) return;',
    replace: 'if (sending.running) return;',
    test: {
      file: 'test/unit/commands/send/same-document.test.ts',
      name: 'a second press while the first one is still proving',
    },
  },
  {
    name: 'what a device sent under a former id is somebody else’s',
    file: 'src/domain/sending/evidence.ts',
    find: '    for (const event of own) this.writers.add(event.writer);\n',
    replace: '',
    test: {
      file: 'test/unit/domain/sending/claims.test.ts',
      name: 'what this device sent under a former id still counts',
    },
  },
  {
    name: 'a status that was taken away frees its row',
    file: 'src/domain/sending/evidence.ts',
    find: 'if (!begun && this.isCleared(keys, cells))',
    replace: 'if (begun && this.isCleared(keys, cells))',
    test: { file: 'test/unit/domain/sending/claims.test.ts', name: 'a status that was taken away frees no row' },
  },
  {
    name: 'a repeated mail is looked for by the reference of the first',
    file: 'src/domain/sending/receipt-id.ts',
    find: "(nth > 1 && receiptId !== '' ? `-${nth}` : '')",
    replace: "(nth < 1 ? `-${nth}` : '')",
    test: {
      file: 'test/unit/commands/send/repeated-mail.test.ts',
      name: 'is settled by that mail, and never by the one before it',
    },
  },
  {
    name: 'a corrected mail forgets what it corrects while something is asked',
    file: 'src/commands/send/run-start.ts',
    find: 'if (sending.asking === undefined) {\n        desks.message.forgetCorrections();',
    replace: 'desks.message.forgetCorrections();\n      if (sending.asking === undefined) {',
    test: {
      file: 'test/unit/commands/send/repeated-mail.test.ts',
      name: 'names the one it corrects also where something is asked',
    },
  },
  {
    name: 'an address that deceives is not asked about among the copies',
    file: 'src/domain/roster/read-recipients.ts',
    find: '[...lookAlikes(row.row, letters, cell.text, mailboxes), ...slips(',
    replace: '[...slips(',
    test: { file: 'test/unit/domain/roster/look-alike.test.ts', name: 'is asked about in bcc as in the recipient' },
  },
  {
    name: 'a text that fails when it is made keeps the pane shut',
    file: 'src/commands/message/mail-texts.ts',
    find: '        expected(error);\n        failed.set(template, fails + 1);',
    replace: '        if (fails < 99) throw error;',
    test: { file: 'test/unit/commands/message/hard-texts.test.ts', name: 'only when it is made' },
  },
  {
    name: 'a text may have as many conditions as it likes',
    file: 'src/domain/message/template.ts',
    find: 'const mostTags = 500;',
    replace: 'const mostTags = 500_000;',
    test: { file: 'test/unit/commands/message/hard-texts.test.ts', name: 'by its sheer size' },
  },
];
