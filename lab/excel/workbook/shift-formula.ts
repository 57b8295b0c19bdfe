import { type Area, areaName, parseArea } from './area.ts';
import { type Content } from './cell.ts';

/** References of the formula's own sheet, with or without dollars; not inside quotes, not of another sheet, no function. */
const REFERENCE = /("[^"]*")|(?<![\w!.'\]])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(!])/gi;

/** The formula after rows moved; `to` says where an area went, undefined: it is gone. */
export function shiftFormula(content: Content, to: (area: Area) => Area | undefined): Content {
  if (content.formula === '') return content;
  const formula = content.formula.replace(REFERENCE, (whole, quoted: string | undefined, name: string | undefined) => {
    const area = quoted === undefined && name !== undefined ? parseArea(name) : undefined;
    if (!area) return whole;
    const moved = to(area);
    if (!moved) return '#REF!';
    return moved === area ? whole : withDollars(areaName(moved), whole);
  });
  return formula === content.formula ? content : { ...content, formula };
}

/** Puts the dollars of `former` into the same places of `name`. */
function withDollars(name: string, former: string): string {
  const marks = former.split(':').map((corner) => /^(\$?)[A-Z]+(\$?)/i.exec(corner)!);
  const corners = name.split(':');
  return marks
    .map((mark, at) => (corners[at] ?? corners[0]!).replace(/^([A-Z]+)/, `${dollar(mark[1])}$1${dollar(mark[2])}`))
    .join(':');
}

// In a replacement text a dollar is written twice.
const dollar = (mark: string | undefined) => (mark === '$' ? '$$' : '');
