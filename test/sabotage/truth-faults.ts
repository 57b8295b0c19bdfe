import type { Fault } from './faults.ts';

const truth = { file: 'test/property/period-truth.property.test.ts', name: 'what is shown of a period' };
const states = 'test/unit/taskpane/kit/station-state.test.ts';

/** In what the pane says of the period. */
export const truthFaults: readonly Fault[] = [
  {
    name: 'a mail that bounced counts as sent',
    file: 'src/commands/check/standing-of.ts',
    find: "return cameBack(row) ? 'returned' : 'sent';",
    replace: "return 'sent';",
    test: truth,
  },
  {
    name: 'the primary button prepares the next period while a mail is in doubt',
    file: 'src/commands/next-step.ts',
    find: "return counts.unknown > 0 ? 'check' : 'nothing';",
    replace: "return 'nothing';",
    test: { file: 'test/unit/commands/check/standing.test.ts', name: 'a mail in doubt is looked up' },
  },
  {
    name: 'the word of an earlier period counts for this one',
    file: 'src/commands/check/standing-of.ts',
    find: "&& isOfThis(row) ? 'failed' : verdict",
    replace: "? 'failed' : verdict",
    test: { file: 'test/unit/commands/check/standing.test.ts', name: 'another period' },
  },
  {
    name: 'a question is put about a row that was sent',
    file: 'src/commands/check/check-view.ts',
    find: 'if (!matters(issue, asking.get(issue.row))) continue;',
    replace: '',
    test: { file: 'test/unit/commands/check/standing.test.ts', name: 'asks nothing about a row that was sent' },
  },
  {
    name: 'the cell of a mail in doubt says when it was sent',
    file: 'src/domain/sending/row-cells.ts',
    find: "outcome.kind === 'sent' ? this.ports.timeText(outcome.at) : ''",
    replace: 'this.ports.timeText(outcome.at)',
    test: { file: 'test/unit/commands/check/standing.test.ts', name: 'Sent on stays empty' },
  },
  {
    name: 'a station without one file has its tick',
    file: 'src/taskpane/kit/station-state.ts',
    find: '|| openWithFile === 0',
    replace: '',
    test: { file: states, name: 'no tick where nobody has a file' },
  },
  {
    name: 'a preview before any file was chosen says that one changed',
    file: 'src/commands/receipts/row-attachments.ts',
    find: ' || (pairing.context === undefined && row.documents.length === 0)',
    replace: '',
    test: {
      file: 'test/unit/commands/message/preview.test.ts',
      name: 'a preview before any file was chosen is a draft without one',
    },
  },
  {
    name: 'a text may print Sobre’s own columns',
    file: 'src/commands/message/mail-texts.ts',
    find: "header === '' || own.has(column)",
    replace: "header === ''",
    test: { file: 'test/unit/commands/message/preview.test.ts', name: 'Sobre’s own columns are offered to no text' },
  },
  {
    name: 'somebody’s HTML file opens as a page of Sobre',
    file: 'src/taskpane/kit/show-file.ts',
    find: 'if (!inBrowser || type === undefined) {',
    replace: 'if (!inBrowser) {',
    test: { file: 'test/unit/taskpane/kit/show-file.test.ts', name: 'never becomes a page' },
  },
];
