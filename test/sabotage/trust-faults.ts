import type { Fault } from './faults.ts';

/** Of what a workbook, a file or another page may bring. */
export const trustFaults: readonly Fault[] = [
  {
    name: 'a made-up line of no row holds everybody who has no id yet',
    file: 'src/domain/sending/evidence.ts',
    find: "return receiptId === '' ? [] : (this.byReceipt.get(receiptId) ?? []);",
    replace: 'return this.byReceipt.get(receiptId) ?? [];',
    test: {
      file: 'test/unit/domain/sending/claims.test.ts',
      name: 'that names neither row nor person holds nobody who has no id yet',
    },
  },
  {
    name: 'a template tells a password by comparing it',
    file: 'src/domain/message/template-binding.ts',
    find: '    for (const index of toldBy(name, bound)) this.printed.add(index);\n',
    replace: '    if (target !== undefined) for (const index of toldBy(name, bound)) this.printed.add(index);\n',
    test: { file: 'test/unit/domain/message/template.test.ts', name: 'prints the password' },
  },
  {
    name: 'a message leaves on an old look at its row, after its way was proved',
    file: 'src/domain/sending/attempt.ts',
    find: '    await steps.ready(mail);\n',
    replace: '',
    test: {
      file: 'test/unit/domain/sending/run.test.ts',
      name: 'a way that takes long to find lets nothing leave after Stop',
    },
  },
  {
    name: 'a message waits for its way after the last look at its row',
    file: 'src/gmail/send.ts',
    find: 'const way = parts.reach.open;',
    replace: 'const way = await parts.reach.choose();',
    test: {
      file: 'test/unit/gmail/send.test.ts',
      name: 'does not leave, now or later',
    },
  },
  {
    name: 'the status of a row is written beside its copy',
    file: 'src/office/own-cells.ts',
    find: '  for (const id of duplicates) rows.delete(id);\n',
    replace: '',
    test: {
      file: 'test/unit/office/exchange.test.ts',
      name: 'a row copied below its own gets no status of it',
    },
  },
  {
    name: 'an account is said to be forgotten though the device kept its token',
    file: 'src/gmail/known-accounts.ts',
    find: 'const forgotten = this.write((remembered) => ({',
    replace: 'const forgotten = this.keep(gone, (remembered) => ({',
    test: {
      file: 'test/unit/gmail/two-panes.test.ts',
      name: 'does not say that it forgot an account whose token is still there',
    },
  },
  {
    name: 'a search for nothing opens the way to send again',
    file: 'src/commands/account/mailboxes.ts',
    find: "text === '' || this.of(via)",
    replace: 'this.of(via)',
    test: {
      file: 'test/unit/commands/send/doubts.test.ts',
      name: 'a doubt without an id is looked for by hand',
    },
  },
  {
    name: 'a copy of the own log sheet keeps its own writer out for good',
    file: 'src/domain/sending/lease.ts',
    find: 'beacon.writer !== options.writer && isActive(beacon)',
    replace: 'isActive(beacon)',
    test: {
      file: 'test/unit/domain/sending/lease.test.ts',
      name: 'a copy of the own log sheet, made while its beacon was sending',
    },
  },
  {
    name: 'a run whose sheet was deleted never ends',
    file: 'src/domain/sending/hand-over.ts',
    find: 'isStopped() || placeless === mostWithoutPlace',
    replace: 'isStopped() && placeless < 0',
    test: {
      file: 'test/unit/domain/sending/hand-over.test.ts',
      name: 'a run whose sheet was deleted ends and says so',
    },
  },
  {
    name: 'a doubt is settled under the numbers of a run in another pane',
    file: 'src/commands/record/evidence-desk.ts',
    find: "    if (release === undefined) throw new Failure('run/other-sender', { values: { who: '' } });\n",
    replace: '',
    test: {
      file: 'test/unit/commands/record/evidence-desk.test.ts',
      name: 'while another pane of the device sends nothing is put on record',
    },
  },
  {
    name: 'two panes make a key of their own each',
    file: 'src/gmail/vault.ts',
    find: '(kept) => kept ?? key',
    replace: '() => key',
    test: {
      file: 'test/unit/gmail/vault.test.ts',
      name: 'has one key for two panes that make theirs at the same moment',
    },
  },
  {
    name: 'a pane writes over the accounts that another pane signed in to',
    file: 'src/gmail/known-accounts.ts',
    find: 'refused.change(all), stored ?? nothing)',
    replace: 'refused.change(all), this.stored)',
    test: {
      file: 'test/unit/gmail/two-panes.test.ts',
      name: 'one that has not heard yet that the other signed in loses nothing of it',
    },
  },
  {
    name: 'what one pane forgot goes on sending in another',
    file: 'src/gmail/accounts.ts',
    find: 'if (!this.known.find(address)) this.held.delete(address);',
    replace: '',
    test: {
      file: 'test/unit/gmail/two-panes.test.ts',
      name: '“Forget here” in one holds in the other at once',
    },
  },
  {
    name: 'a pane does not hear what another one forgot',
    file: 'src/gmail/known-accounts.ts',
    find: 'store.watch(key, () => void this.read())',
    replace: 'store.watch(key, () => undefined)',
    test: { file: 'test/unit/gmail/two-panes.test.ts', name: '“Forget here” in one holds in the other at once' },
  },
  {
    name: 'what a full device refused is lost with the news of another pane',
    file: 'src/gmail/known-accounts.ts',
    find: 'this.refused = [...this.refused, {',
    replace: 'void [...this.refused, {',
    test: { file: 'test/unit/gmail/two-panes.test.ts', name: 'the pane goes on with it whatever another one changes' },
  },
  {
    name: 'a token that could not be read is taken for one whose grant has ended',
    file: 'src/gmail/accounts.ts',
    find: 'sealed !== undefined && !isUnread',
    replace: 'sealed !== undefined',
    test: {
      file: 'test/unit/gmail/accounts.test.ts',
      name: 'is not lost when the device cannot be read for a moment',
    },
  },
  {
    name: 'a status in a blank row is looked for only where it was written',
    file: 'src/office/exchange.ts',
    find: '        ...findStrays(after, moved),\n',
    replace: '',
    test: {
      file: 'test/unit/office/exchange.test.ts',
      name: 'a blank row that took a status is cleared where the next sort carried it',
    },
  },
  {
    name: 'a status in a blank row is cleared where an earlier exchange saw it, headings or not',
    file: 'src/office/excel-workbook.ts',
    find: 'this.strays.map(lost)',
    replace: 'this.strays',
    test: {
      file: 'test/unit/office/exchange.test.ts',
      name: 'is looked for first once rows came in above, and the headings stay',
    },
  },
  {
    name: 'statuses are read back for fifty thousand rows, however far down the ids go',
    file: 'src/office/own-cells.ts',
    find: 'Math.max(mostRows, lastId - top)',
    replace: 'mostRows',
    test: { file: 'test/unit/office/exchange.test.ts', name: 'a row below the fifty-thousandth is written' },
  },
  {
    name: 'a page of the log is known by its place, whatever hash stands there',
    file: 'src/office/log-pages.ts',
    find: '`${name}/${from}/${chain.slice(0, chainLetters)}`',
    replace: '`${name}/${from}`',
    test: { file: 'test/unit/office/log-pages.test.ts', name: 'the sheet is read: a line taken out' },
  },
  {
    name: 'a page of the log is kept though its lines do not follow from each other',
    file: 'src/office/log-pages.ts',
    find: '!isFirst && (await chainHash(previous, line.event)) !== line.chain',
    replace: 'isFirst && line.chain === previous',
    test: { file: 'test/unit/office/log-pages.test.ts', name: 'a page that does not hold together is not kept' },
  },
  {
    name: 'each opening carries the whole log over again',
    file: 'src/office/log-reader.ts',
    find: "if (how !== 'anew') this.heads = await this.recall(this.heads, told);",
    replace: '',
    test: { file: 'test/unit/office/log-pages.test.ts', name: 'opens with no more from Excel than one of 1,000' },
  },
  {
    name: 'ids are written without a look at whose row it is by now',
    file: 'src/office/mint-ids.ts',
    find: 'const writes = unchanged().map(',
    replace: 'const writes = ids.map(',
    test: { file: 'test/unit/office/mint-ids.test.ts', name: 'nothing at all is written for whoever stands elsewhere' },
  },
  {
    name: 'an id that a sort put beside another person stays there',
    file: 'src/office/mint-ids.ts',
    find: 'const astray = writes.filter(({ id }) => !met.has(id));',
    replace: 'const astray = writes.filter(() => false);',
    test: {
      file: 'test/unit/office/mint-ids.test.ts',
      name: 'gives nobody another one’s id: everybody after request 0',
    },
  },
  {
    name: 'an id is taken back where it was written, whoever stands there now',
    file: 'src/office/mint-ids.ts',
    find: 'if (hit === each.found) return [];',
    replace: 'if (hit !== undefined) return [];',
    test: {
      file: 'test/unit/office/mint-ids.test.ts',
      name: 'gives nobody another one’s id: whoever had one before after requests 0 and 2',
    },
  },
  {
    name: 'a heading that a write met keeps the text of a status',
    file: 'src/office/excel-workbook.ts',
    find: 'this.strays = exchanged.strays;\n        await this.putBack();',
    replace: '',
    test: { file: 'test/unit/office/exchange.test.ts', name: 'keep their texts, and so does everybody else: one row' },
  },
  {
    name: 'a choice made while a run is under way decides what its rows carry',
    file: 'src/commands/receipts/receipts-desk.ts',
    find: 'book: this.ports.book.held()',
    replace: 'book: this.ports.book',
    test: {
      file: 'test/unit/commands/send/held-reading.test.ts',
      name: 'whatever is chosen meanwhile: another column locks',
    },
  },
  {
    name: 'a text chosen while a run is under way goes to the rest of its rows',
    file: 'src/commands/message/message-desk.ts',
    find: 'this.compose(row, sender, item, { reading })',
    replace: 'this.compose(row, sender, item, {})',
    test: {
      file: 'test/unit/commands/send/held-reading.test.ts',
      name: 'has the text that the run began with: another text',
    },
  },
  {
    name: 'a row of a run carries what its sheet row carries in the last reading',
    file: 'src/commands/message/mail-texts.ts',
    find: 'return this.readings.get(entry);',
    replace:
      'return this.roster && this.readings.get(this.roster.entries.find(({ row }) => row === entry.row) ?? entry);',
    test: {
      file: 'test/unit/commands/message/message-desk.test.ts',
      name: 'a row carries the files of its own reading',
    },
  },
  {
    name: 'the status of a row that lost its id is taken for a stray one',
    file: 'src/office/stray-cells.ts',
    find: 'cells.text(column, row) === stands[column]',
    replace: "column === 'status' ? cells.text(column, row) === stands[column] : true",
    test: { file: 'test/unit/office/exchange.test.ts', name: 'a row that lost its id keeps the status it had' },
  },
  {
    name: 'a mail leaves as the workbook’s text says it',
    file: 'src/commands/message/message-desk.ts',
    find: '      clean: (await this.ports.mailCleaner()).clean,\n',
    replace: '',
    test: {
      file: 'test/unit/commands/message/message-desk.test.ts',
      name: 'what the cleaner takes out is in no preview, no mail and no plain text',
    },
  },
  {
    name: 'what a text hides is not asked about',
    file: 'src/commands/check/check-sheet.ts',
    find: '      ...message.inspection.issues,\n',
    replace: '',
    test: {
      file: 'test/unit/commands/shared-choices.test.ts',
      name: 'a text that hides something is asked about before anything goes',
    },
  },
  {
    name: 'a mail may load a picture from elsewhere',
    file: 'src/taskpane/message/clean-mail.ts',
    find: 'attribute.keepAttr = isPicture(attrValue);',
    replace: 'attribute.keepAttr = true;',
    test: {
      file: 'test/unit/taskpane/message/clean-mail.test.ts',
      name: 'loses what runs, loads, asks or leads nowhere: <img src=',
    },
  },
  {
    name: 'words in the colour of their ground are kept so',
    file: 'src/taskpane/message/mail-styles.ts',
    find: 'const near = 30;',
    replace: 'const near = 0;',
    test: {
      file: 'test/unit/taskpane/message/clean-mail.test.ts',
      name: 'shows what was to be hidden',
    },
  },
  {
    name: 'what a pane chose beside the workbook’s settings is lost at the next reading',
    file: 'src/commands/base/settings-aside.ts',
    find: '      read.add(key);\n',
    replace: '',
    test: {
      file: 'test/unit/commands/base/settings-aside.test.ts',
      name: 'keeps the guard, and what it chooses over every reading',
    },
  },
  {
    name: 'who may send is read once, when the pane opens',
    file: 'src/commands/send/run-start.ts',
    find: '    await ports.book.refresh();\n    await account.followChoice();',
    replace: '    await account.followChoice();',
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
    find: '    if (!this.desks.sending.running) {\n      await this.guard(',
    replace: '    {\n      await this.guard(',
    test: {
      file: 'test/unit/commands/shared-choices.test.ts',
      name: 'what a run began with holds to its end',
    },
  },
  {
    name: 'a shared choice that changed decides unasked',
    file: 'src/commands/check/check-desk.ts',
    find: 'const sheetWide = changes.issues;',
    replace: 'const sheetWide: typeof changes.issues = [];',
    test: {
      file: 'test/unit/commands/choices-changed.test.ts',
      name: 'the address column, changed since this device last sent',
    },
  },
];
