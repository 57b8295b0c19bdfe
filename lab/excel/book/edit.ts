import type { ColumnState, SheetFacts, SheetState, TableState } from './book-state.ts';
import type { Cell } from './cell.ts';
import type { ConditionalState } from './conditional-state.ts';
import type { Move } from './move.ts';

/** One cell's new contents, format or look; what is left out stays. */
export interface CellPatch {
  readonly row: number;
  readonly column: number;
  readonly patch: Partial<Cell>;
}

/** Cells that came in or went, and pushed or pulled those beside them: what the event of such an edit says. */
export interface CellShift {
  readonly changeType: 'CellInserted' | 'CellDeleted';
  readonly address: string;
  readonly shiftDirection: 'ShiftCellDown' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellLeft';
}

export type MoveKind = 'insert-row' | 'delete-row' | 'insert-column' | 'delete-column';

interface OnSheet {
  readonly sheetId: string;
}

/** A change of the shared book, the smallest thing that travels between the people at it. Rows and columns move one at a time. */
export type Edit = OnSheet &
  (
    | { readonly do: 'cells'; readonly cells: readonly CellPatch[]; readonly shift?: CellShift }
    | { readonly do: MoveKind; readonly at: number }
    | { readonly do: 'hide-rows'; readonly rows: readonly number[]; readonly hidden: boolean }
    | { readonly do: 'column'; readonly at: number; readonly column: ColumnState }
    /** `null` takes it away. */
    | { readonly do: 'table'; readonly id: string; readonly table: TableState | null }
    | { readonly do: 'conditional'; readonly id: string; readonly conditional: ConditionalState | null }
    | { readonly do: 'facts'; readonly facts: Partial<SheetFacts> }
    | { readonly do: 'add-sheet'; readonly sheet: SheetState }
    | { readonly do: 'remove-sheet' }
  );

export type EditOf<Kind extends Edit['do']> = Edit & { readonly do: Kind };

/** The move an edit makes; undefined: nothing changes its place. */
export function moveOf(edit: Edit): Move | undefined {
  switch (edit.do) {
    case 'insert-row':
    case 'delete-row':
      return { axis: 'row', at: edit.at, by: edit.do === 'insert-row' ? 1 : -1 };
    case 'insert-column':
    case 'delete-column':
      return { axis: 'column', at: edit.at, by: edit.do === 'insert-column' ? 1 : -1 };
    default:
      return undefined;
  }
}
