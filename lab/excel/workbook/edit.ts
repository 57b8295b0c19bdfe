import type { ColumnState, SheetFacts, SheetState, TableState } from './book-state.ts';
import type { Cell } from './cell.ts';
import type { ConditionalState } from './conditional-state.ts';

/** One cell's new contents, format or look; what is left out stays. */
export interface CellPatch {
  readonly row: number;
  readonly column: number;
  readonly patch: Partial<Cell>;
}

interface OnSheet {
  readonly sheetId: string;
}

/** A change of the shared book, the smallest thing that travels between the people at it. Rows move one at a time. */
export type Edit = OnSheet &
  (
    | { readonly do: 'cells'; readonly cells: readonly CellPatch[] }
    | { readonly do: 'insert-row'; readonly at: number }
    | { readonly do: 'delete-row'; readonly at: number }
    | { readonly do: 'hide-rows'; readonly rows: readonly number[]; readonly hidden: boolean }
    | { readonly do: 'column'; readonly at: number; readonly column: ColumnState }
    /** `null` takes it away. */
    | { readonly do: 'table'; readonly id: string; readonly table: TableState | null }
    | { readonly do: 'conditional'; readonly id: string; readonly conditional: ConditionalState | null }
    | { readonly do: 'facts'; readonly facts: Partial<SheetFacts> }
    | { readonly do: 'add-sheet'; readonly sheet: SheetState }
    | { readonly do: 'remove-sheet' }
  );

export type EditOf<Kind extends Edit['do']> = Extract<Edit, { do: Kind }>;
