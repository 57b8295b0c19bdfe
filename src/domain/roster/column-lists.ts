import { isAddressColumn, isOfTheHouse, isOthersAddress, isOwnGroup, type SeenColumn } from './column-candidates.ts';
import { foldText } from '../text/fold-text.ts';
import { shareOf } from './column-content.ts';
import { headerScores } from './header-score.ts';

const isBlankColumn = ({ header, content }: SeenColumn): boolean => header === '' && content.filled === 0;

/** Lists that stand side by side: apart by a blank column, or where the first heading comes again under the same group. */
const blocksOf = (columns: readonly SeenColumn[]): SeenColumn[][] => {
  const blocks: SeenColumn[][] = [[]];
  for (const seen of columns) {
    const block = blocks.at(-1)!;
    const [first] = block;
    const sameGroup = first !== undefined && foldText(first.group ?? '') === foldText(seen.group ?? '');
    const again = sameGroup && first.header !== '' && foldText(first.header) === foldText(seen.header);
    if (isBlankColumn(seen)) blocks.push([]);
    else if (again) blocks.push([seen]);
    else block.push(seen);
  }
  return blocks.filter((block) => block.length > 0);
};

const isAddress = (seen: SeenColumn): boolean => isAddressColumn(seen) && !isOthersAddress(seen);
const addressesIn = (block: readonly SeenColumn[]): number =>
  Math.max(0, ...block.filter(isAddress).map(({ content }) => content.counts.address));

const namesPeople = ({ header }: SeenColumn): boolean => {
  const scores = headerScores(header);
  return scores.has('name') || scores.has('firstName') || scores.has('employeeNumber');
};

/**
 * Whether the addresses stand beyond an empty column from the names, in a part that could be a table of somebody else's:
 * it names people of its own, or has an address for few of those in the list.
 */
export const standApart = (columns: readonly SeenColumn[], email: number, names: readonly number[]): boolean => {
  const blocks = blocksOf(columns);
  const holding = (column: number) => blocks.find((block) => block.some((seen) => seen.column === column));
  const [mine, people] = [holding(email), names.map(holding).find((block) => block !== undefined)];
  if (mine === undefined || people === undefined || mine === people) return false;
  const filled = (block: readonly SeenColumn[], wanted: readonly number[]): number =>
    Math.max(0, ...block.filter(({ column }) => wanted.includes(column)).map(({ content }) => content.filled));
  const namesOwn = mine.some((seen) => shareOf(seen.content, 'name') > 0.9 && !isAddressColumn(seen));
  return namesOwn || filled(mine, [email]) * 2 < filled(people, names);
};

/** Of several tables with addresses side by side the list of people with the most; all columns where there is one table. */
export const oneList = (columns: readonly SeenColumn[]): readonly SeenColumn[] => {
  const lists = blocksOf(columns).filter((block) => block.some(isAddress));
  const peopled = lists.filter((block) => block.some(namesPeople));
  const [best] = [...(peopled.length > 0 ? peopled : lists)].sort((a, b) => addressesIn(b) - addressesIn(a));
  if (best === undefined || lists.length < 2) return columns;
  const others = new Set(lists.filter((list) => list !== best).flat());
  return columns.filter((seen) => !others.has(seen));
};

/** Which of several filled columns under one heading is meant: the one whose group is the person's, else the first. */
const firstOfHeading = (same: readonly SeenColumn[]): SeenColumn | undefined => {
  const own = same.filter(({ header, content }) => foldText(header) !== '' && content.filled > 0);
  const free = own.filter((seen) => !isOthersAddress(seen));
  return free.find(isOwnGroup) ?? free.find((seen) => !isOfTheHouse(seen)) ?? free[0];
};

/** A second column of the same heading takes no role, unless the first one is empty or another party's. */
export const withRepeated = (columns: readonly SeenColumn[]): SeenColumn[] => {
  const byHeading = new Map<string, SeenColumn[]>();
  for (const seen of columns) {
    const heading = foldText(seen.header);
    byHeading.set(heading, [...(byHeading.get(heading) ?? []), seen]);
  }
  return columns.map((seen) => {
    const first = firstOfHeading(byHeading.get(foldText(seen.header)) ?? []);
    const repeated = first !== undefined && seen !== first && (seen.column > first.column || seen.content.filled > 0);
    return { ...seen, repeated: repeated && !(seen.column < first.column && isOthersAddress(seen)) };
  });
};
