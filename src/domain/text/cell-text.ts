import { withoutIdle } from './fold-text.ts';
import type { Cell } from '../grid.ts';

/** Excel's error values in its own languages: `#N/A`, `#N/D`, `#¡REF!`, `#ADR!`, `#¿NOMBRE?`. */
const errorText = /^#(?:[¡¿]?[A-ZÁÉÍÓÚĄĆĘŁŃŚŹŻ0-9/_]{1,20}[!?]|N\/[A-Z]{1,3}|N\/A!|ND|GETTING_DATA)$/;

/** A cell too narrow for its number shows this. */
const tooNarrow = /^#+$/;
const scientific = /^\d(?:[.,]\d+)?E\+\d+$/;

/** What the cell shows a reader: its width must not change what is mailed (`####`, `1.2E+10`). */
export const cellText = (cell: Cell): string => {
  if (cell.kind !== 'number' || typeof cell.value !== 'number') return withoutIdle(cell.text).trim();
  const { text, value, format } = cell;
  if (!tooNarrow.test(text) && !scientific.test(text)) return text.trim();
  if (/^0+$/.test(format) && Number.isSafeInteger(value)) return String(value).padStart(format.length, '0');
  const general = format === '' || /^(general|est[aá]ndar|standard|@)$/i.test(format);
  return general && Number.isSafeInteger(value) ? String(value) : text;
};

/** Whether a cell holds an error, or a text that was one before somebody pasted it, or cannot show its number. */
export const isErrorCell = (cell: Cell): boolean =>
  cell.kind === 'error' || (cell.text.startsWith('#') && isErrorText(cellText(cell)));

export const isErrorText = (text: string): boolean => errorText.test(text) || tooNarrow.test(text);

/** `2015.05` is pay, and no May: a month is a date, a text or a whole number. */
export const isFraction = (cell: Cell): boolean =>
  cell.kind === 'number' && typeof cell.value === 'number' && !Number.isInteger(cell.value);

export const isBlank = (cell: Cell): boolean => cell.kind === 'empty' || cell.text.trim() === '';
