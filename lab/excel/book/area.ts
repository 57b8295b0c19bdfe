/** A rectangle of cells, all counts from 0, ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const ROW_LIMIT = 1_048_576;
export const COLUMN_LIMIT = 16_384;

export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `B2`, `$B$2:D9`, `B:D`, `2:9`, with or without a sheet name; undefined: not an address. */
export function parseArea(address: string): Area | undefined {
  const plain = address
    .slice(address.lastIndexOf('!') + 1)
    .replaceAll('$', '')
    .toUpperCase();
  const corners = plain.split(':');
  const [first, last = first] = corners.map((corner) => /^([A-Z]{1,3})?([1-9]\d{0,6})?$/.exec(corner));
  if (corners.length > 2 || plain === '' || !first || !last) return undefined;
  const rows = [first[2] ? Number(first[2]) - 1 : 0, last[2] ? Number(last[2]) - 1 : ROW_LIMIT - 1] as const;
  const columns = [first[1] ? columnIndex(first[1]) : 0, last[1] ? columnIndex(last[1]) : COLUMN_LIMIT - 1] as const;
  const area = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  return area.bottom < ROW_LIMIT && area.right < COLUMN_LIMIT ? area : undefined;
}

export function areaName({ top, left, bottom, right }: Area): string {
  const wide = left === 0 && right === COLUMN_LIMIT - 1;
  const high = top === 0 && bottom === ROW_LIMIT - 1;
  if (wide) return `${top + 1}:${bottom + 1}`;
  if (high) return `${columnName(left)}:${columnName(right)}`;
  const corner = columnName(left) + (top + 1);
  return top === bottom && left === right ? corner : `${corner}:${columnName(right)}${bottom + 1}`;
}

export const sheetPrefix = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;

/** The part both have; undefined: none. */
export function intersection(a: Area, b: Area): Area | undefined {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top <= bottom && left <= right ? { top, left, bottom, right } : undefined;
}

/** What of `area` lies outside `hole`: up to four rectangles. */
export function remainder(area: Area, hole: Area): Area[] {
  const common = intersection(area, hole);
  if (!common) return [area];
  const between = { top: common.top, bottom: common.bottom };
  return [
    { ...area, bottom: common.top - 1 },
    { ...area, ...between, right: common.left - 1 },
    { ...area, ...between, left: common.right + 1 },
    { ...area, top: common.bottom + 1 },
  ].filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
}
