import type { HostedBook } from '../excel/replica.ts';
import type { Schedule } from '../excel/sharing/timers.ts';

export interface SheetRow {
  /** 1-based sheet row. */
  readonly row: number;
  /** From column A on, as Excel displays them. */
  readonly texts: readonly string[];
  readonly hidden: boolean;
}

export interface BookSettings {
  readonly locale: string;
  readonly propagationMs: number;
  readonly autoSave: boolean;
  readonly protected: boolean;
  readonly filteredWrite?: 'misplaced' | undefined;
  readonly specialCells?: 'refused-when-protected' | undefined;
  readonly readOnly: boolean;
  /** When a change reaches the others; default: by the computer's clock. */
  readonly schedule?: Schedule;
}

/**
 * The workbook of a lab run: what the host serves, what people do to it, and what is in it in the end. `by`: name of the
 * person who does it in their own Excel; default: the first who opened the book, and for editing a cell everybody.
 */
export interface LabBook extends HostedBook {
  readonly sheets: readonly string[];
  /** Sheet that is active when the pane opens. */
  readonly active: string;
  activate(sheet: string): void;
  select(address: string): void;
  /** The rows in use, as everybody will see them once all writes have arrived. */
  rows(sheet: string): readonly SheetRow[];
  /** Called with the text of every cell a pane writes. */
  onWrite(listener: (text: string) => void): void;
  sort(header: string, by?: string): void;
  insertRow(row: number, by?: string): void;
  deleteRow(row: number, by?: string): void;
  hideRow(row: number, by?: string): void;
  /** A blank column before the one of this header. */
  insertColumn(header: string, by?: string): void;
  deleteColumn(header: string, by?: string): void;
  /** By a colleague. */
  setCell(address: string, value: string | number): void;
  /** One of the workbook's settings, by a colleague. */
  setSetting(key: string, value: unknown): void;
  /** Below what stands on the sheet, which is made where it is missing; by a colleague. */
  addRows(sheet: string, rows: readonly (readonly (string | number)[])[]): void;
  protectSheet(by?: string): void;
  unprotectSheet(by?: string): void;
  undo(by?: string): void;
  startEditing(address: string, by?: string): void;
  endEditing(by?: string): void;
  /** Resolves once every write has reached everybody. */
  settled(): Promise<void>;
  save(path: string): Promise<void>;
}
