import type { Check, CheckedRow } from '../../domain/check.ts';
import type { Language } from '../../domain/language.ts';
import type { Field } from '../../domain/roster/field.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import { periodText } from '../base/words.ts';
import type { FirstPerson, UnderstoodColumn } from './understood-state.ts';

/** Columns as the card draws them: those that say something, in the order of the sheet. */
export const understoodColumns = ({
  columns,
  mapping,
  understood,
  ownColumns,
}: Roster): readonly UnderstoodColumn[] => {
  const own = new Set<number>(Object.values(ownColumns));
  const fields = new Map((Object.entries(mapping) as [Field, number][]).map(([field, column]) => [column, field]));
  const doubtful = new Set(understood.roles.filter(({ sure }) => sure === 'doubtful').map(({ column }) => column));
  const others = new Set(understood.otherParties);
  return columns
    .filter(({ column, header }) => header !== '' && !own.has(column))
    .map((column) => ({
      ...column,
      field: fields.get(column.column),
      sure: !doubtful.has(column.column),
      otherParty: others.has(column.column) && !fields.has(column.column),
    }));
};

/** Whoever the mails begin with: the first row that is to be sent, else the first one. */
const firstRow = ({ rows }: Check): CheckedRow | undefined =>
  rows.find(({ verdict }) => verdict !== 'skipped' && verdict !== 'sent') ?? rows[0];

/** The first person as the mail will have them. */
export const firstPerson = (
  check: Check,
  { mapping, columns, understood }: Roster,
  language: Language,
  greetingOf: (row: CheckedRow) => string,
): FirstPerson | undefined => {
  const row = firstRow(check);
  if (row === undefined) return undefined;
  const { entry, documents } = row;
  const shown = (field: Field): string =>
    fieldText(entry.fields.get(columns.find(({ column }) => column === mapping[field])?.header ?? ''));
  return {
    row: entry.row,
    name: entry.person.name,
    address: entry.recipients.map(({ address }) => address).join(', '),
    period:
      shown('period') ||
      understood.period?.text ||
      (entry.period === undefined ? '' : periodText(language, entry.period)),
    amount: shown('amount'),
    files: documents.length > 0 ? documents.map(({ file }) => file.name) : entry.fileNames,
    greeting: greetingOf(row),
  };
};
