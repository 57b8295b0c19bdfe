import { parseAmount, type DecimalMark } from '../text/amount.ts';
import { saysAbsent } from '../text/absent-words.ts';
import { isDateFormat } from '../text/cell-date.ts';
import { cellText, isErrorCell } from '../text/cell-text.ts';
import { isUuid } from './column-content.ts';
import { dressedId } from './dressed-id.ts';
import { fieldValueOf } from '../text/field-value.ts';
import { foldText, tidyText } from '../text/fold-text.ts';
import { emptyCell, type Cell, type GridRow } from '../grid.ts';
import { formOf } from './national-ids.ts';
import { languageOf } from '../text/language-word.ts';
import type { DateOrder } from '../text/parse-period.ts';
import { isGenericTaxId, normalNationalId, normalTaxId } from './person.ts';
import type { Entry, Field, Mapping, OwnColumn, OwnColumns, Person } from './roster.ts';
import { rowPeriod, type PeriodReading } from './row-period.ts';
import { amountRanks } from './vocabulary.ts';
import { wholeNationalId, wholeTaxId } from './whole-id.ts';

/** What is decided once for a sheet and then holds for every row. */
export interface Reading {
  readonly mapping: Mapping;
  readonly ownColumns: OwnColumns;
  /** Header and grid column of what templates may use. */
  readonly fieldColumns: readonly (readonly [header: string, column: number])[];
  readonly decimalMark: DecimalMark;
  /** Which of two numbers is the day, for each grid column. */
  readonly dateOrderOf: (column: number) => DateOrder;
  readonly date1904: boolean;
  readonly periods: PeriodReading;
}

/** Base names of a cell with one or more paths, cut at `;`, `|` and line breaks. */
const fileNamesOf = (text: string): string[] =>
  text
    .split(/[;|\r\n]+/)
    .map((part) => tidyText(part.replace(/^.*[\\/]/, '')).normalize('NFC'))
    .filter((name) => name !== '' && !saysAbsent(name));

const cellAt = (row: GridRow, column: number | undefined): Cell =>
  column === undefined ? emptyCell : (row.cells[column] ?? emptyCell);

/** Text of a mapped cell; '' for an error, which is an issue of its own. */
const valueOf = (row: GridRow, mapping: Mapping, field: Field): string => {
  const cell = cellAt(row, mapping[field]);
  return isErrorCell(cell) ? '' : cellText(cell);
};

const presentValue = (row: GridRow, mapping: Mapping, field: Field): string => {
  const text = tidyText(valueOf(row, mapping, field));
  return saysAbsent(text) ? '' : text;
};

/** One full name out of the columns there are; a last name in a column of its own is added to the name. */
const nameOf = (row: GridRow, mapping: Mapping): string => {
  const [name, first, last, second] = (['name', 'firstName', 'lastName', 'secondLastName'] as const).map((field) =>
    presentValue(row, mapping, field),
  ) as [string, string, string, string];
  const surnames = [last, second].filter((part) => part !== '');
  if (name === '') return [first, ...surnames].filter((part) => part !== '').join(' ');
  const includes = (part: string): boolean => ` ${foldText(name)} `.includes(` ${foldText(part)} `);
  const missing = surnames.filter((part) => !includes(part));
  if (missing.length > 0) return [name, ...missing].join(' ');
  return first !== '' && !includes(first) ? `${first} ${name}` : name;
};

/** The RFC that stands for anybody says nothing of who somebody is. */
const taxIdOf = (row: GridRow, mapping: Mapping): string => {
  const text = valueOf(row, mapping, 'taxId');
  const taxId = normalTaxId(text);
  return isGenericTaxId(taxId) ? '' : undressed(text, wholeTaxId(taxId));
};

const undressed = (text: string, id: string): string =>
  id === '' || formOf(id) !== undefined ? id : (dressedId(text) ?? id);

const personOf = (row: GridRow, mapping: Mapping): Person => {
  const taxId = taxIdOf(row, mapping);
  const national = valueOf(row, mapping, 'nationalId');
  return {
    name: nameOf(row, mapping),
    employeeNumber: presentValue(row, mapping, 'employeeNumber'),
    taxId,
    nationalId: undressed(national, wholeNationalId(national, normalNationalId(national), taxId)),
  };
};

/** `F 001` and `f-001` are one number, `F-01` is another: series are written with their zeros. */
const invoiceNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

const amountOf = (row: GridRow, { mapping, decimalMark }: Reading): number | undefined => {
  const cell = cellAt(row, mapping.amount);
  if (cell.kind === 'number' && typeof cell.value === 'number')
    return isDateFormat(cell.format) ? undefined : cell.value;
  return isErrorCell(cell) ? undefined : parseAmount(cellText(cell), decimalMark);
};

/** Whether the column's heading says that it is what is paid in the end. */
const isNetColumn = ({ mapping, fieldColumns }: Reading): boolean => {
  const [heading = ''] = fieldColumns.find(([, column]) => column === mapping.amount) ?? [];
  return amountRanks[0]![1].test(foldText(heading));
};

const ownTexts = (row: GridRow, columns: OwnColumns): Record<OwnColumn, string> => ({
  status: cellText(cellAt(row, columns.status)),
  sentAt: cellText(cellAt(row, columns.sentAt)),
  sentTo: cellText(cellAt(row, columns.sentTo)),
  receiptId: cellText(cellAt(row, columns.receiptId)),
});

const fieldsOf = (row: GridRow, { fieldColumns, decimalMark, date1904, dateOrderOf }: Reading): Entry['fields'] =>
  new Map(
    fieldColumns.map(([header, column]) => [
      header,
      fieldValueOf(cellAt(row, column), decimalMark, date1904, dateOrderOf(column)),
    ]),
  );

export type Recipients = Pick<Entry, 'recipients' | 'cc' | 'bcc' | 'replyTo'>;

/** The row's values with its recipients, which are read apart because they need decisions. */
export const readEntry = (row: GridRow, reading: Reading, { recipients, cc, bcc, replyTo }: Recipients): Entry => {
  const { mapping } = reading;
  const uuid = valueOf(row, mapping, 'uuid').replace(/[{}\s]/g, '');
  const { period, label } = rowPeriod(row, reading.periods);
  let fields: Entry['fields'] | undefined;
  return {
    row: row.row,
    hidden: row.hidden,
    person: personOf(row, mapping),
    recipients,
    cc,
    bcc,
    ...(replyTo === undefined ? {} : { replyTo }),
    uuid: isUuid(uuid) ? uuid.toUpperCase() : '',
    period,
    periodLabel: label,
    amount: amountOf(row, reading),
    amountIsNet: isNetColumn(reading),
    invoiceNumber: invoiceNumber(presentValue(row, mapping, 'invoiceNumber')),
    fileNames: fileNamesOf(valueOf(row, mapping, 'file')),
    password: valueOf(row, mapping, 'password'),
    language: languageOf(valueOf(row, mapping, 'language')),
    // Most readings of a sheet never look at the fields: thousands of maps are not made for nothing.
    get fields() {
      return (fields ??= fieldsOf(row, reading));
    },
    own: ownTexts(row, reading.ownColumns),
  };
};
