import { isBlank } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import { isReceiptId } from './receipt-id.ts';
import type { OwnColumn, OwnColumns } from '../roster/roster.ts';
import type { Language } from '../language.ts';

/** The headers of Sobre's own columns in each language of the pane. */
export type OwnHeaders = Readonly<Record<Language, Readonly<Record<OwnColumn, string>>>>;

/** From left to right, as they are added. */
const order: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Fewer of them could be somebody else's `Status` and `Sent at`. */
const leastOwnHeaders = 3;

/** Header where the sheet has a column of somebody else's with ours. */
const besideAnother = (header: string): string => `${header} (Sobre)`;

const textOf = ({ cells }: GridRow, column: number): string => (cells[column] ?? emptyCell).text.trim();

/** Every text that can stand above a column of Sobre's, folded. */
export const ownHeaderTexts = (own: OwnHeaders): ReadonlySet<string> =>
  new Set(
    Object.values(own)
      .flatMap((texts) => Object.values(texts))
      .flatMap((text) => [text, besideAnother(text)])
      .map(foldText),
  );

/**
 * Sobre's own columns by their headers. One that holds values, but none in a row that is known as ours, is somebody
 * else's whatever its header: nothing is written there. A row is ours by its receipt id, or, where somebody cleared
 * the ids, by a status in Sobre's words.
 */
export const findOwnColumns = (
  headers: readonly string[],
  rows: readonly GridRow[],
  own: OwnHeaders,
  isOwnStatus: (text: string) => boolean,
): OwnColumns => {
  const folded = headers.map(foldText);
  /** Sobre adds its columns on the right: of two headers alike the left one is somebody else's. */
  const candidates = (name: OwnColumn): number[] =>
    Object.values(own).flatMap((texts) =>
      [besideAnother(texts[name]), texts[name]].flatMap((text) =>
        folded.flatMap((header, column) => (header === foldText(text) ? [column] : [])).reverse(),
      ),
    );
  const isFilled = (column: number, among: readonly GridRow[]): boolean =>
    among.some(({ cells }) => !isBlank(cells[column] ?? emptyCell));
  const pick = (name: OwnColumn, ours: readonly GridRow[]): number | undefined =>
    candidates(name).find((column) => isFilled(column, ours) || !isFilled(column, rows));

  const receiptId = candidates('receiptId').find(
    (column) => rows.some((row) => isReceiptId(textOf(row, column))) || !isFilled(column, rows),
  );
  const status = candidates('status');
  const ours =
    receiptId === undefined
      ? []
      : rows.filter(
          (row) => isReceiptId(textOf(row, receiptId)) || status.some((column) => isOwnStatus(textOf(row, column))),
        );
  const found = Object.fromEntries(
    order.flatMap((name) => {
      const column = name === 'receiptId' ? receiptId : pick(name, ours);
      return column === undefined ? [] : [[name, column]];
    }),
  ) as OwnColumns;
  return found.receiptId !== undefined || Object.keys(found).length >= leastOwnHeaders ? found : {};
};

/** Headers of the columns that have to be added, from left to right, told apart from what the sheet has. */
export const missingOwnHeaders = (
  headers: readonly string[],
  found: OwnColumns,
  own: Readonly<Record<OwnColumn, string>>,
): readonly string[] => {
  const taken = new Set(headers.map(foldText));
  return order
    .filter((name) => found[name] === undefined)
    .map((name) => (taken.has(foldText(own[name])) ? besideAnother(own[name]) : own[name]));
};
