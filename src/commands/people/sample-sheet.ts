import type { Roster } from '../../domain/roster/roster.ts';
import { languageFacts, languages } from '../../domain/language.ts';

const madeUp: ReadonlySet<string> = new Set(languages.flatMap((language) => languageFacts[language].sample));

const samples = new WeakMap<Roster, boolean>();

/**
 * Whether the rows are made-up people, who may only be mailed to the sender. Told by the people themselves: a sheet that was
 * renamed or copied, and a workbook that lost its settings, still hold them; once real people took their place it is a
 * sheet like any other.
 */
export const isSample = (roster: Roster | undefined): boolean => {
  if (roster === undefined) return false;
  const known = samples.get(roster);
  if (known !== undefined) return known;
  const found = roster.grid.rows.filter(({ cells }) => cells.some(({ text }) => madeUp.has(text.trim()))).length;
  // One of them among others may be somebody's real name.
  const answer = found > 1 || (found === 1 && roster.entries.length === 1);
  samples.set(roster, answer);
  return answer;
};
