import { type Area, areaName, parseArea } from './area.ts';
import { type Content } from './cell.ts';

/** References of the formula's own sheet, with or without dollars; not inside quotes, not of another sheet, no function. */
const REFERENCE = /("[^"]*")|(?<![\w!.'\]])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(!])/gi;

/** Where the cells that a conditional format counts from stood, and where they stand. */
export interface Anchor {
  readonly before: Area;
  readonly after: Area;
}

/**
 * The formula after rows moved; `to` says where an area went, undefined: it is gone. With an `anchor`, references
 * without dollars keep their distance from it.
 */
export function shiftFormula(content: Content, to: (area: Area) => Area | undefined, anchor?: Anchor): Content {
  if (content.formula === '') return content;
  const formula = content.formula.replace(REFERENCE, (whole, quoted: string | undefined, name: string | undefined) => {
    const area = quoted === undefined && name !== undefined ? parseArea(name) : undefined;
    if (!area) return whole;
    const moved = anchor ? anchored(area, whole, anchor, to) : to(area);
    if (!moved) return '#REF!';
    return moved === area ? whole : withDollars(areaName(moved), whole);
  });
  return formula === content.formula ? content : { ...content, formula };
}

function anchored(area: Area, name: string, { before, after }: Anchor, to: (area: Area) => Area | undefined) {
  const [, fixedColumn, fixedRow] = MARKS.exec(name)!;
  const moved = to(area);
  if (!moved && fixedRow && fixedColumn) return undefined;
  const down = after.top - before.top;
  const across = after.left - before.left;
  const rows = fixedRow && moved ? moved : { top: area.top + down, bottom: area.bottom + down };
  const columns = fixedColumn && moved ? moved : { left: area.left + across, right: area.right + across };
  const there = { top: rows.top, bottom: rows.bottom, left: columns.left, right: columns.right };
  const same = (Object.keys(there) as (keyof Area)[]).every((side) => there[side] === area[side]);
  return same ? area : there;
}

const MARKS = /^(\$?)[A-Z]+(\$?)/i;

/** Puts the dollars of `former` into the same places of `name`. */
function withDollars(name: string, former: string): string {
  const marks = former.split(':').map((corner) => MARKS.exec(corner)!);
  const corners = name.split(':');
  return marks
    .map((mark, at) => (corners[at] ?? corners[0]!).replace(/^([A-Z]+)/, `${dollar(mark[1])}$1${dollar(mark[2])}`))
    .join(':');
}

// In a replacement text a dollar is written twice.
const dollar = (mark: string | undefined) => (mark === '$' ? '$$' : '');
