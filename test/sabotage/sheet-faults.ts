import type { Fault } from './faults.ts';

const strange = 'test/unit/domain/roster/strange-sheets.test.ts';
const beside = 'test/unit/domain/roster/beside-the-list.test.ts';
const everybody = 'test/unit/domain/roster/everybody-read.test.ts';
const lookAlike = 'test/unit/domain/roster/look-alike.test.ts';
const check = 'test/unit/domain/check.test.ts';
const sheetPeriod = 'test/unit/domain/roster/sheet-period.test.ts';
const namesAndAddresses = 'test/unit/domain/roster/names-and-addresses.test.ts';
const strangers = 'test/unit/domain/roster/strangers.test.ts';

/** Faults in how a strange sheet is read: whose columns they are, where the headings stand, who is left out. */
export const sheetFaults: readonly Fault[] = [
  {
    name: 'a person whose address is not there yet passes as the headings of a list without any',
    file: 'src/domain/roster/header-row.ts',
    find: 'if (named && isPersons(row, column, below(rows, index))) return -1;',
    replace: '',
    test: { file: strangers, name: 'en-pending-no-address-yet' },
  },
  {
    name: 'a heading that names a role by a part of its words settles whose the addresses are',
    file: 'src/domain/roster/column-roles.ts',
    find: 'const plainScore = 90;',
    replace: 'const plainScore = 50;',
    test: { file: strangers, name: 'en-key-worker' },
  },
  {
    name: 'another column headed as the address is passed over without a question',
    file: 'src/domain/roster/column-roles.ts',
    find: 'const exactly = 100;',
    replace: 'const exactly = 101;',
    test: { file: strangers, name: 'en-mail-and-work-mail' },
  },
  {
    name: 'a superior’s addresses are taken for the people’s own',
    file: 'src/domain/roster/column-candidates.ts',
    find: 'isCopyHeader(seen.header) || isOtherParty(seen);',
    replace: 'isBlindCopyHeader(seen.header);',
    test: { file: strange, name: 'is never taken by itself: Correo del responsable' },
  },
  {
    name: 'a group heading says nothing of whose the columns below it are',
    file: 'src/domain/roster/column-candidates.ts',
    find: 'isPartyHeading(header) || isPartyHeading(group);',
    replace: 'isPartyHeading(header);',
    test: { file: strange, name: 'nobody is greeted by the name of the other' },
  },
  {
    name: 'the employer’s id makes everybody one person',
    file: 'src/domain/roster/column-candidates.ts',
    find: 'return isMany && content.filled >= 3 && content.distinct === 1;',
    replace: 'return isMany && content.filled >= 3 && content.distinct === 0;',
    test: { file: namesAndAddresses, name: 'is the employer’s, and the other column says' },
  },
  {
    name: 'an address made of another row’s name leaves with a warning',
    file: 'src/domain/roster/others-address.ts',
    find: 'if (owner === undefined) return [];',
    replace: 'if (owner !== undefined || isHabit) return [];',
    test: { file: namesAndAddresses, name: 'asks in each row from where the column slid' },
  },
  {
    name: 'whoever is called by a short name is taken for a colleague',
    file: 'src/domain/roster/others-address.ts',
    find: 'parts.length === 0 || maybeOf(parts, person);',
    replace: 'parts.length === 0 || madeOf(parts, person) !== undefined;',
    test: { file: namesAndAddresses, name: 'says nothing of short names' },
  },
  {
    name: 'a column is the period by its heading alone',
    file: 'src/domain/roster/column-candidates.ts',
    find: '      return holdsPeriods(seen);',
    replace: '      return true;',
    test: { file: strange, name: 'is not the period' },
  },
  {
    name: 'a second column of one heading takes a role beside the first',
    file: 'src/domain/roster/column-candidates.ts',
    find: "if (seen.repeated === true && !isPaidGroup(seen, kind)) return [];\n  const scores = new Map([...scoresOf(seen, kind)].filter(([field]) => seen.repeated !== true || field === 'amount'));",
    replace: 'const scores = scoresOf(seen, kind);',
    test: { file: strange, name: 'the same headings twice are the person’s where their group says so' },
  },
  {
    name: 'a table beside the list is part of it',
    file: 'src/domain/roster/column-lists.ts',
    find: 'if (isBlankColumn(seen)) blocks.push([]);',
    replace: 'if (columns.length === 0) blocks.push([]);',
    test: { file: beside, name: 'beyond an empty column takes nobody’s place' },
  },
  {
    name: 'addresses that each serve several people ask nothing',
    file: 'src/domain/roster/repeated-entries.ts',
    find: 'const shared = sharedAddresses(entries, letters);',
    replace: 'const shared = sharedAddresses([], letters);',
    test: { file: strange, name: 'asks when each address serves several people, whatever it is called' },
  },
  {
    name: 'an example address in a heading makes a person of it',
    file: 'src/domain/roster/header-row.ts',
    find: 'address.test(cell.text) && !isExample(cell, row);',
    replace: 'address.test(cell.text);',
    test: { file: strange, name: 'is right above the people, whatever stands there: an example' },
  },
  {
    name: 'a ready-made text prints columns that are in doubt',
    file: 'src/domain/roster/sure-mapping.ts',
    find: '!doubtful.has(field)',
    replace: "field !== ''",
    test: {
      file: strange,
      name: 'two columns that could both be it are a question, and the ready-made text prints neither',
    },
  },
  {
    name: 'people of a second list are left out without a word',
    file: 'src/domain/roster/unread-addresses.ts',
    find: "return read.recipients.has(column) ? 'below' : 'beside';",
    replace: 'return undefined;',
    test: { file: everybody, name: 'a second list below with headings of its own is said with its rows' },
  },
  {
    name: 'a decomposed or curly heading is another one',
    file: 'src/domain/text/fold-text.ts',
    find: "return likeness.reduce((done, [alike, plain]) => done.replace(alike, plain), tidy.normalize('NFC'));",
    replace: 'return tidy;',
    test: {
      file: everybody,
      name: 'a column is chosen by its heading in any spelling of quotes, dashes, spaces and accents',
    },
  },
  {
    name: 'a domain with foreign letters that look the same asks nothing',
    file: 'src/domain/roster/look-alike.ts',
    find: 'hasStrangeLetters(domainOf(displayAddress(address))))',
    replace: "address === '')",
    test: { file: lookAlike, name: 'letters' },
  },
  {
    name: 'a period called by a name is no period',
    file: 'src/domain/sending/document-key.ts',
    find: "return entry.periodLabel === '' ? '' : `label:${entry.periodLabel}`;",
    replace: "return '';",
    test: { file: check, name: 'a day after quincena 22, quincena 23 is ready' },
  },
  {
    name: 'without a period the calendar says what was sent',
    file: 'src/domain/sending/evidence.ts',
    find: '!(alike && own.includes(sent))',
    replace: '!alike',
    test: { file: check, name: 'without a period asks in any other row or workbook' },
  },
  {
    name: 'a waiver leaves no trace',
    file: 'src/domain/sending/run-record.ts',
    find: '...(item.waived.length === 0 ? {} : { waived: item.waived }),',
    replace: '',
    test: { file: 'test/unit/domain/sending/run.test.ts', name: 'what was waived stands in every line of the log' },
  },
  {
    name: 'addresses made of other people’s names ask nothing',
    file: 'src/domain/roster/column-roles.ts',
    find: "return kind === 'payroll' && namesOthers(names, column) ? 'other-names' : undefined;",
    replace: "return kind === undefined && namesOthers(names, column) ? 'other-names' : undefined;",
    test: { file: namesAndAddresses, name: 'addresses made of other names are asked about, whatever they are called' },
  },
  {
    name: 'a column that holds the people’s own names is no rival of one that does not',
    file: 'src/domain/roster/column-roles.ts',
    find: '.filter((each) => !choices.includes(each) && (agreement([each], email) ?? 0) >= agreeing);',
    replace: '.filter((each) => choices.includes(each) && (agreement([each], email) ?? 0) >= agreeing);',
    test: { file: namesAndAddresses, name: 'another column with the people’s own addresses, or names, is a rival' },
  },
  {
    name: 'whoever signed the list gets a receipt',
    file: 'src/domain/roster/people-rows.ts',
    find: '    signers.has(row) ||\n',
    replace: '',
    test: { file: everybody, name: 'where nobody’s pay stands in the list, a label says who signed it' },
  },
  {
    name: 'whose status is that they are authorised signed the list',
    file: 'src/domain/roster/who-signed.ts',
    find: "(sign === 'act' || !column.ofPeople)",
    replace: "(sign === 'act' || sign === 'state')",
    test: { file: strangers, name: 'mx-status-some is read right' },
  },
  {
    name: 'somebody new without pay is nobody',
    file: 'src/domain/roster/people-rows.ts',
    find: "return !has('email') || !isNamed || above.underNobody || isLabelled(row, above.people);",
    replace: 'return isNamed || !isNamed || above.underNobody || isLabelled(row, above.people);',
    test: { file: strangers, name: 'mx-new-unpaid is read right' },
  },
  {
    name: 'a week that is called by its last day is that day',
    file: 'src/domain/roster/sheet-period.ts',
    find: "known: namesLastDay(key) ? 'last-day' : 'a-day'",
    replace: '...(namesLastDay(key) ? {} : {})',
    test: { file: sheetPeriod, name: 'is the last one of the file’s days' },
  },
  {
    name: 'the period before is this one',
    file: 'src/domain/roster/sheet-period.ts',
    find: 'namesPayDay(key) || isOfOther(folded) ? 0',
    replace: 'namesPayDay(key) ? 0',
    test: { file: sheetPeriod, name: 'and not [["Periodo anterior: diciembre 2025"]]' },
  },
  {
    name: 'an invoice is worth what it is without its tax',
    file: 'src/domain/roster/column-candidates.ts',
    find: "const ranks = kind === 'invoices' ? dueRanks : amountRanks;",
    replace: 'const ranks = kind === undefined ? dueRanks : amountRanks;',
    test: { file: namesAndAddresses, name: 'has the tax in it: Netto, VAT, Brutto' },
  },
  {
    name: 'the line above the list says nothing of its period',
    file: 'src/domain/roster/read-entry.ts',
    find: "if (mapping.period === undefined) return sheetPeriod?.label ?? '';",
    replace: "if (mapping.period === undefined) return sheetPeriod === undefined ? '' : '';",
    test: { file: sheetPeriod, name: 'two of them are two documents, and one is one' },
  },
  {
    name: 'whoever sells is whom the invoice is for',
    file: 'src/domain/roster/column-candidates.ts',
    find: 'hasWord(header, alternateWords) || hasWord(header, sellerWords);',
    replace: "hasWord(header, alternateWords) || (header === '' && hasWord(header, sellerWords));",
    test: { file: strangers, name: 'en-invoices is read right' },
  },
  {
    name: 'a table takes in whoever stands anywhere below it',
    file: 'src/domain/roster/below-table.ts',
    find: 'first - end <= mostBetween ?',
    replace: 'first - end > 0 ?',
    test: {
      file: 'test/unit/domain/roster/people-range.test.ts',
      name: 'a table can be made to reach who stands right below it, and nobody further off',
    },
  },
];
