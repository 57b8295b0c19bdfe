import { isDateFormat } from '../text/cell-date.ts';
import { cellText } from '../text/cell-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import { issue, type Issue } from '../issue.ts';
import type { Field, Mapping, Person } from './roster.ts';
import { nameSaysLeft, saysLeft, saysSent } from '../text/status-words.ts';

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

export type Letters = (field: Field) => string;
