import { isAddressColumn, isOthersAddress, type SeenColumn } from './column-candidates.ts';
import { foldText } from '../text/fold-text.ts';
import { headerScores } from './header-score.ts';

const isBlankColumn = ({ header, content }: SeenColumn): boolean => header === '' && content.filled === 0;

/** Lists that stand side by side: apart by a blank column, or where the first heading comes again. */
const blocksOf = (columns: readonly SeenColumn[]): SeenColumn[][] => {
  const blocks: SeenColumn[][] = [[]];
  for (const seen of columns) {
    const block = blocks.at(-1)!;
    const [first] = block;
    const again = first !== undefined && first.header !== '' && foldText(first.header) === foldText(seen.header);
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

/** Of several lists of people side by side the one with the most addresses; all columns where there is one list. */
export const oneList = (columns: readonly SeenColumn[]): readonly SeenColumn[] => {
  const lists = blocksOf(columns).filter((block) => block.some(isAddress) && block.some(namesPeople));
  const [best] = [...lists].sort((a, b) => addressesIn(b) - addressesIn(a));
  if (best === undefined || lists.length < 2) return columns;
  const others = new Set(lists.filter((list) => list !== best).flat());
  return columns.filter((seen) => !others.has(seen));
};

/** A second column of the same heading takes no role, unless the first one is empty or another party's. */
export const withRepeated = (columns: readonly SeenColumn[]): SeenColumn[] => {
  const headings = new Set<string>();
  return columns.map((seen) => {
    const heading = foldText(seen.header);
    const repeated = heading !== '' && headings.has(heading);
    if (seen.content.filled > 0 && !isOthersAddress(seen)) headings.add(heading);
    return { ...seen, repeated };
  });
};
