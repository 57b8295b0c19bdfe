import type { OwnColumn } from '../domain/roster/roster.ts';
import { ownColumns, type OwnCells } from './own-cells.ts';
import type { PlacedWrite } from './queue-writes.ts';

interface Column {
  readonly name: OwnColumn;
  /** What this exchange wrote there beside the right id, by row. */
  readonly written: ReadonlyMap<number, string>;
  /** All that it wrote there. */
  readonly texts: ReadonlySet<string>;
}

/** Excel takes an apostrophe at the front for a sign that what follows is text, and does not give it back. */
const shown = (text: string): string => text.replace(/^'/, '');

const columnsOf = (writes: readonly PlacedWrite[], idOf: (row: number) => string): Column[] =>
  ownColumns.flatMap((name) => {
    const written = new Map<number, string>();
    const texts = new Set<string>();
    for (const { row, receiptId, cells } of writes) {
      const text = cells[name];
      if (text === undefined) continue;
      texts.add(shown(text));
      if (idOf(row) === receiptId) written.set(row, text);
    }
    return texts.size === 0 ? [] : [{ name, written, texts }];
  });

/**
 * What was written elsewhere than meant, or not at all, because a row moved or Excel went astray, as the writes that put it right. In reports from the field a
 * block over filtered rows fills the visible cells with its first text and leaves the others. Every own cell is compared,
 * because the neighbours of a block may be hit; what a colleague wrote meanwhile is neither old nor ours, and stays.
 */
export const strayed = (before: OwnCells, after: OwnCells, writes: readonly PlacedWrite[]): PlacedWrite[] => {
  const wrong = new Map<number, Partial<Record<OwnColumn, string>>>();
  const end = after.end();
  for (const { name, written, texts } of columnsOf(writes, before.id)) {
    for (let { first: row } = after; row < end; row += 1) {
      if (before.id(row) !== after.id(row)) continue;
      const [found, former] = [after.text(name, row), before.text(name, row)];
      const wanted = written.get(row);
      if (shown(found) === shown(wanted ?? former)) continue;
      const isOurs = texts.has(shown(found)) || (wanted !== undefined && found === former);
      if (isOurs) wrong.set(row, { ...wrong.get(row), [name]: wanted ?? former });
    }
  }
  return [...wrong].map(([row, cells]) => ({ receiptId: after.id(row), row, cells }));
};
