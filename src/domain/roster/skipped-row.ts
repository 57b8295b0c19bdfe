import { isDateFormat } from '../text/cell-date.ts';
import { cellText } from '../text/cell-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import { foldText } from '../text/fold-text.ts';
import { issue, type Issue } from '../issue.ts';
import type { Field, Mapping, Person, RosterColumn } from './roster.ts';
import { nameSaysLeft, saysCancelled, saysLeft, saysSent } from '../text/status-words.ts';

/** Why a row is left out before anything else is looked at; undefined when it is not. */
export const skipIssue = (
  row: GridRow,
  person: Person,
  mapping: Mapping,
  letters: Letters,
  payroll: boolean,
): Issue | undefined => {
  if (row.hidden) return issue('row/hidden', row.row, '', { name: person.name });
  const status = mapping.status === undefined ? emptyCell : (row.cells[mapping.status] ?? emptyCell);
  const text = cellText(status);
  const column = letters('status');
  if (saysLeft(text)) return issue('row/left-company', row.row, column, { value: text, name: person.name });
  if (payroll && nameSaysLeft(person.name)) {
    return issue('row/left-company', row.row, letters('name'), { value: person.name, name: person.name });
  }
  const dated = status.kind === 'number' && isDateFormat(status.format);
  return text !== '' && status.kind !== 'error' && (dated || saysSent(text))
    ? issue('row/already-sent', row.row, column, { value: text })
    : undefined;
};

/** A date of cancellation, or a status that says so: of a SAT list as of an office's own. */
export const cancelledIssue = (
  row: GridRow,
  mapping: Mapping,
  letters: Letters,
  columns: readonly Pick<RosterColumn, 'column' | 'letters' | 'header'>[],
): Issue[] => {
  const status = cellText(row.cells[mapping.status ?? -1] ?? emptyCell);
  if (saysCancelled(status)) return [issue('row/cancelled', row.row, letters('status'), { value: status })];
  const dated = columns.find(({ column, header }) => {
    const cell = row.cells[column] ?? emptyCell;
    return cancelledOn.test(foldText(header)) && /\d/.test(cellText(cell)) && cell.kind !== 'error';
  });
  if (dated === undefined) return [];
  const { letters: at, header } = dated;
  return [issue('row/cancelled', row.row, at, { value: header })];
};

const cancelledOn =
  /^(fecha (de )?(cancelacion|anulacion)|cancell?(ed|ation) (date|on|at)|date cancell?ed|data (anulowania|uniewaznienia))$/;

export type Letters = (field: Field) => string;
