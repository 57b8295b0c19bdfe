import { useEffect, useRef } from 'react';
import type { RenderEditCellProps } from 'react-data-grid';
import type { SheetRow } from './sheet-row.ts';

export interface CellEditorProps extends RenderEditCellProps<SheetRow> {
  /** Tells the lab that Excel is in cell-edit mode, which refuses the add-in's calls. */
  readonly onEditing: (on: boolean) => void;
}

/** The text box of a cell being edited. */
export function CellEditor({ row, column, onRowChange, onClose, onEditing }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    onEditing(true);
    input.current?.focus();
    input.current?.select();
    return () => onEditing(false);
  }, [onEditing]);
  const at = Number(column.key);
  const text = row.entry?.text ?? row.view.cells[at]?.text ?? '';
  return (
    <input
      ref={input}
      className="cell-editor"
      aria-label={`${column.key}, ${row.view.at + 1}`}
      value={text}
      onChange={(event) => onRowChange({ ...row, entry: { column: at, text: event.target.value } })}
      onBlur={() => onClose(true, false)}
    />
  );
}
