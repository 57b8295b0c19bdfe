import { useEffect, useState } from 'react';
import type { DeskAction } from '../page/desk-view.ts';
import type { DeskLink } from './desk-link.ts';
import { Icon } from './icon.tsx';
import type { Labels } from './labels.ts';
import { PopupMenu } from './popup-menu.tsx';

export interface FilterMenuProps {
  readonly x: number;
  readonly y: number;
  readonly desk: DeskLink;
  readonly sheetId: string;
  readonly column: number;
  readonly labels: Labels;
  readonly onClose: () => void;
  readonly onAct: (action: DeskAction) => void;
}

/** Sorting and the value list of one column. */
export function FilterMenu({ x, y, desk, sheetId, column, labels, onClose, onAct }: FilterMenuProps) {
  const [values, setValues] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => void desk.distinct(sheetId, column).then(setValues), [desk, sheetId, column]);
  const sort = (ascending: boolean) => () => {
    onClose();
    onAct({ do: 'sort', sheetId, column, ascending });
  };
  const apply = () => {
    onClose();
    const shown = left.size === 0 ? null : values.filter((value) => !left.has(value));
    onAct({ do: 'filter', sheetId, column, shown });
  };
  const toggle = (value: string) => {
    const next = new Set(left);
    if (!next.delete(value)) next.add(value);
    setLeft(next);
  };
  return (
    <PopupMenu x={x} y={y} label={labels.filter} onClose={onClose}>
      <button type="button" onClick={sort(true)}>
        <Icon name="sortUp" />
        {labels.sortUp}
      </button>
      <button type="button" onClick={sort(false)}>
        <Icon name="sortDown" />
        {labels.sortDown}
      </button>
      <hr />
      <div className="filter-values">
        <label>
          <input
            type="checkbox"
            checked={left.size === 0}
            onChange={() => setLeft(left.size === 0 ? new Set(values) : new Set())}
          />
          {labels.allValues}
        </label>
        {values.map((value) => (
          <label key={value}>
            <input type="checkbox" checked={!left.has(value)} onChange={() => toggle(value)} />
            {value || labels.empty}
          </label>
        ))}
      </div>
      <div className="filter-actions">
        <button
          type="button"
          className="primary"
          disabled={left.size === values.length && values.length > 0}
          onClick={apply}
        >
          {labels.apply}
        </button>
        <button type="button" onClick={onClose}>
          {labels.cancel}
        </button>
      </div>
    </PopupMenu>
  );
}
