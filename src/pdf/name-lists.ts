import type { ListedName } from '../domain/receipt/receipt.ts';
import { amountsOf, wordsOfName } from './name-words.ts';

const longestList = 4_000;

/** Lines counted on from a person's, each with a name and amounts: a list of the whole office under one heading. */
export const countedNames = (text: string, end: number, name: string): readonly string[] => {
  const lines = text.slice(end, end + longestList).split('\n');
  const at = lines.findIndex((line, index) => index > 0 && wordsOfName(line) === name);
  if (at < 0 || amountsOf(lines[at]!) === 0) return [];
  const below = lines.slice(at + 1);
  const last = below.findIndex((line) => amountsOf(line) === 0);
  const names: string[] = [];
  for (const line of below.slice(0, last < 0 ? below.length : last)) {
    const listed = wordsOfName(line);
    if (listed !== undefined && countOf(line) === countOf(lines[at]!) + names.length + 1) names.push(listed);
  }
  return names;
};

/** The number a line begins with; NaN, which is equal to nothing, where it begins with none. */
const countOf = (line: string): number => Number(/^\s*(\d{1,4})(?=[ .)])/.exec(line)?.[1] ?? Number.NaN);

/** What is looked at of a line: a page without line ends would be gone through for each amount. */
const longestLine = 400;
const total = /^(?:SUMA|SUMAS|SUMY|OGÓŁEM|ŁĄCZNIE|TOTALES|SUBTOTAL(?:ES)?|GRAND|TOTALS) /;

/**
 * Runs of lines that hold amounts, by what their lines begin with: people of a list, or concepts of a payslip. A line
 * without amounts ends a run, and whose the lines are only a sheet can tell.
 */
export const listsIn = (page: string): readonly (readonly ListedName[])[] => {
  const lists: ListedName[][] = [];
  let list: ListedName[] = [];
  for (const whole of [...page.split('\n'), '']) {
    const line = whole.slice(0, longestLine);
    const amounts = amountsOf(line);
    const name = amounts === 0 ? undefined : wordsOfName(line);
    if (name !== undefined && !total.test(`${name} `)) list.push({ name, amounts });
    if (amounts > 0) continue;
    if (list.length > 1) lists.push(list);
    list = [];
  }
  return [...lists, ...likeLines(page)];
};

/** A line that begins with a name, and what follows it. */
interface Named {
  readonly name: string;
  readonly count: number;
  readonly rest: readonly string[];
}

const namedIn = (line: string): Named | undefined => {
  const name = wordsOfName(line);
  if (name === undefined || total.test(`${name} `)) return undefined;
  const rest = line
    .slice(line.indexOf(name) + name.length)
    .split(' ')
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return { name, count: countOf(line), rest };
};

const shapeOf = (part: string): string => part.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9');
/** A house's number behind a street is shorter. */
const leastTold = 5;

/** Of one list: the same columns behind their names, or counted on. */
const areAlike = (one: Named, other: Named): boolean => {
  if (other.count === one.count + 1 && one.rest.length === other.rest.length) return true;
  if (one.rest.length !== other.rest.length || one.rest.length === 0) return false;
  if (one.rest.length > 1)
    return one.rest.every((part, at) => part.length < 3 || /\d/.test(part) || part === other.rest[at]);
  return one.rest[0]!.length >= leastTold && shapeOf(one.rest[0]!) === shapeOf(other.rest[0]!);
};

/** Runs of lines that say the same of one name after another, with or without amounts. */
const likeLines = (page: string): readonly (readonly ListedName[])[] => {
  const lists: ListedName[][] = [];
  let run: Named[] = [];
  const close = (): void => {
    if (run.length > 1) lists.push(run.map(({ name }) => ({ name, amounts: 0, alike: true })));
    run = [];
  };
  for (const line of page.split('\n')) {
    const named = namedIn(line.slice(0, longestLine).trim());
    const last = run.at(-1);
    if (named === undefined || (last !== undefined && !areAlike(last, named))) close();
    if (named !== undefined) run.push(named);
  }
  close();
  return lists;
};
