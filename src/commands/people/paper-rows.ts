import type { Check, CheckedRow } from '../../domain/check.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import type { Translate } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';

/** Columns of the list, in order. */
export const paperColumns = ['row', 'number', 'name', 'why', 'period', 'file'] as const;
type PaperColumn = (typeof paperColumns)[number];

type Judged = { readonly verdict: string } & Pick<CheckedRow, 'issues'>;

/** What a cell says instead of an address, such as `papel`; '' where it is blank, has one, or the row is left out. */
export const wordForPaper = ({ verdict, issues }: Judged): string => {
  if (verdict === 'skipped' || verdict === 'sent') return '';
  return String(issues.find(({ code }) => code === 'recipient/missing')?.values.word ?? '');
};

const cellsOf = (row: CheckedRow, periodHeader: string, line: string): Readonly<Record<PaperColumn, string>> => {
  const { entry, documents } = row;
  return {
    row: String(entry.row),
    number: entry.person.employeeNumber,
    name: entry.person.name,
    why: wordForPaper(row),
    period: fieldText(entry.fields.get(periodHeader)) || line,
    file: documents.map(({ file }) => file.name).join('; '),
  };
};

/** Whose receipts are to be printed, why, and in which files they are. */
export const paperRows = (
  { rows }: Check,
  { columns, mapping, understood }: Roster,
  language: Language,
  translate: Translate,
): readonly (readonly string[])[] => {
  const periodHeader = columns.find(({ column }) => column === mapping.period)?.header ?? '';
  return [
    paperColumns.map((column) => translate(language, `paper.${column}`)),
    ...rows
      .filter((row) => wordForPaper(row) !== '')
      .map((row) => {
        const cells = cellsOf(row, periodHeader, understood.period?.text ?? '');
        return paperColumns.map((column) => cells[column]);
      }),
  ];
};
