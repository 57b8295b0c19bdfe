import type { DeskAction } from '../page/desk-view.ts';
import type { Labels } from './labels.ts';
import type { CommandGroup, OwnCommand } from './ribbon.tsx';
import type { Hands } from './use-hands.ts';

export interface OwnCommands {
  readonly groups: readonly CommandGroup[];
  /** Those a right click offers as well. */
  readonly ofRow: readonly OwnCommand[];
}

/** Excel's own commands, on the active cell's column and row. */
export function ownCommands({ act, selection: { row, column } }: Hands, sheetId: string, labels: Labels): OwnCommands {
  const command = (icon: OwnCommand['icon'] & keyof Labels, action: DeskAction): OwnCommand => ({
    icon,
    label: labels[icon],
    run: () => act(action),
  });
  const editing = [
    command('undo', { do: 'undo' }),
    command('sortUp', { do: 'sort', sheetId, column, ascending: true }),
    command('sortDown', { do: 'sort', sheetId, column, ascending: false }),
  ];
  const ofRow = [
    command('insertRow', { do: 'insert-row', sheetId, row }),
    command('deleteRow', { do: 'delete-row', sheetId, row }),
    command('hideRow', { do: 'hide-row', sheetId, row }),
    command('showAll', { do: 'show-all', sheetId }),
  ];
  const groups = [
    { label: labels.editing, commands: editing },
    { label: labels.cells, commands: ofRow },
  ];
  return { groups, ofRow };
}
