import type { HostedBook } from '../excel/replica.ts';

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
  readonly readOnly: boolean;
}

/** The workbook of a lab run: what the host serves, what a colleague does to it, and what is in it in the end. */
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
  sort(header: string): void;
  insertRow(row: number): void;
  deleteRow(row: number): void;
  hideRow(row: number): void;
  /** By a colleague. */
  setCell(address: string, value: string | number): void;
  protectSheet(): void;
  undo(): void;
  startEditing(address: string): void;
  endEditing(): void;
  /** Resolves once every write has reached everybody. */
  settled(): Promise<void>;
  save(path: string): Promise<void>;
}
