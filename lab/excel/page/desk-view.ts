/** What a person sees of a book and does with it by hand, as it goes between the host page and the lab. Rows and columns count from 0. */

export interface SheetTab {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** The part of a sheet with filter buttons: its first row is the header. */
export interface FilterArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** Columns of the sheet whose filter leaves rows out. */
  readonly filtered: readonly number[];
}

export interface SheetLayout {
  readonly sheetId: string;
  /** Rows and columns in use; the grid shows more, empty ones. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Pixels by column. */
  readonly widths: readonly number[];
  readonly filterArea: FilterArea | null;
  readonly protected: boolean;
}

export interface CellView {
  /** As Excel displays it. */
  readonly text: string;
  readonly right?: true;
  readonly bold?: true;
  readonly fill?: string;
  readonly color?: string;
}

export interface RowView {
  readonly at: number;
  readonly cells: readonly CellView[];
}

export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type DeskAction =
  | { readonly do: 'activate'; readonly sheetId: string }
  | { readonly do: 'select'; readonly sheetId: string; readonly range: CellRange }
  /** Typed text, read as Excel reads it: numbers become numbers. */
  | {
      readonly do: 'enter';
      readonly sheetId: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | { readonly do: 'clear'; readonly sheetId: string; readonly range: CellRange }
  | { readonly do: 'sort'; readonly sheetId: string; readonly column: number; readonly ascending: boolean }
  /** `shown: null` takes the column's filter away. */
  | {
      readonly do: 'filter';
      readonly sheetId: string;
      readonly column: number;
      readonly shown: readonly string[] | null;
    }
  | { readonly do: 'insert-row' | 'delete-row' | 'hide-row'; readonly sheetId: string; readonly row: number }
  | { readonly do: 'show-all'; readonly sheetId: string }
  | { readonly do: 'undo' }
  /** The person starts or stops typing in a cell. */
  | { readonly do: 'editing'; readonly on: boolean };

/** One person's hands and eyes at the book. */
export interface Desk {
  tabs(): readonly SheetTab[];
  layout(sheetId: string): SheetLayout;
  rows(sheetId: string, from: number, count: number): readonly RowView[];
  /** What the formula bar shows. */
  formula(sheetId: string, row: number, column: number): string;
  /** Texts of a column inside the filter area, each once, in order. */
  distinct(sheetId: string, column: number): readonly string[];
  /** Throws an `ApiError` when Excel would refuse. */
  act(action: DeskAction): void;
}

export interface RibbonButtonView {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  readonly enabled: boolean;
}

export interface RibbonView {
  readonly addinName: string;
  readonly tabs: readonly {
    readonly id: string;
    readonly label: string;
    readonly custom: boolean;
    readonly groups: readonly {
      readonly id: string;
      readonly label: string;
      readonly controls: readonly RibbonButtonView[];
    }[];
  }[];
  readonly cellMenu: readonly RibbonButtonView[];
}

/** Mishaps a person can cause from the page, to watch the add-in cope. */
export const FAULT_KINDS = ['quota', 'lost-answer', 'revoke', 'second-colleague', 'edit-mode', 'offline'] as const;
export type LabFaultKind = (typeof FAULT_KINDS)[number];

export interface DemoView {
  /** Google's mailbox page, shown beside the sheet; empty: none. */
  readonly mailboxUrl: string;
  readonly faults: readonly LabFaultKind[];
}
