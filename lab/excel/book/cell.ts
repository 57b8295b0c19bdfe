import type { CellStyle } from 'hucre';

export type CellValue = string | number | boolean;

/** What a cell holds. `value` of a formula is the result kept in the file. */
export interface Content {
  readonly value: CellValue;
  /** With its `=`; empty: no formula. */
  readonly formula: string;
  readonly isError: boolean;
}

export interface Look {
  readonly bold: boolean;
  /** `#RRGGBB`; empty: none. */
  readonly fill: string;
  readonly color: string;
  readonly locked: boolean;
  /** The file's own style, written back with what the model does not know of it. */
  readonly style: CellStyle | undefined;
}

/** Never changed in place: replicas share cells. */
export interface Cell {
  readonly content: Content;
  /** Number format code, as the file has it. */
  readonly format: string;
  readonly look: Look;
}

export const NO_CONTENT: Content = { value: '', formula: '', isError: false };
export const PLAIN_LOOK: Look = { bold: false, fill: '', color: '', locked: true, style: undefined };
export const EMPTY_CELL: Cell = { content: NO_CONTENT, format: 'General', look: PLAIN_LOOK };

export const contentOf = (value: CellValue): Content => ({ value, formula: '', isError: false });
/** `Excel.RangeValueType` of what a cell shows. */
export function valueTypeOf({ value, formula, isError }: Content): string {
  if (isError) return 'Error';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return value === '' && formula === '' ? 'Empty' : 'String';
}

export const isBlank = ({ content }: Cell): boolean => content.value === '' && content.formula === '';
