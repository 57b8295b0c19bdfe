import { foldText } from '../text/fold-text.ts';
import { sha256 } from '../text/sha256.ts';
import type { Field } from './field.ts';
import type { Roster } from './roster.ts';
import type { Role } from './understanding.ts';

const headingsOf = ({ columns, ownColumns, headerless }: Roster): readonly string[] => {
  const own = new Set<number>(Object.values(ownColumns));
  return columns
    .filter(({ column, header }) => header !== '' && !own.has(column))
    .map(({ header, letters }) => (headerless ? letters : foldText(header)));
};

/** Stands for sheets with the same headings in the same order: next period's export is of the same shape. */
export const shapeOf = (roster: Roster): Promise<string> => sha256(`shape|${JSON.stringify(headingsOf(roster))}`);

/**
 * Stands for what is made of sheets of one shape: the headings, and which of them means what. A confirmation is for this;
 * where the same headings are read otherwise one day, it is asked again.
 */
export const readingOf = (roster: Roster): Promise<string> => {
  const roles = (Object.entries(roster.mapping) as [Field, number][]).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(`reading|${JSON.stringify([headingsOf(roster), roles])}`);
};

/** Roles that are not beyond doubt and that nobody chose by hand. Of a column without a value there is nothing to ask. */
export const doubtfulRoles = (roster: Roster, chosen: ReadonlySet<Field>): readonly Role[] =>
  roster.understood.roles.filter(
    ({ field, sure, doubt }) => sure === 'doubtful' && doubt !== 'empty' && !chosen.has(field),
  );
