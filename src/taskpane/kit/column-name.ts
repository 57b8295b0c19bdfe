import type { RosterColumn } from '../../domain/roster/roster.ts';
import type { T } from './use-texts.ts';

/** A column as it is offered: its letters, its heading, and whether nobody sees it in the sheet. */
export const columnName = ({ letters, header, hidden }: RosterColumn, t: T): string =>
  t(hidden ? 'people.hiddenColumn' : 'people.column', { letters, header });
