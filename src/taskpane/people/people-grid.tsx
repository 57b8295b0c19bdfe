import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { PersonRow, type GridColumn } from './person-row.tsx';
import { useTexts } from '../kit/use-texts.ts';
import type { PersonLine } from '../../commands/check/check-state.ts';

export { ColumnChoices } from './column-choices.tsx';
export { PersonCard } from './person-card.tsx';

const rowHeight = 44;

export interface GridProps {
  readonly people: readonly PersonLine[];
  readonly opened: number | undefined;
  readonly open: (row: number) => void;
}

const moved = (key: string, index: number, last: number): number | undefined => {
  if (key === 'ArrowDown') return Math.min(last, index + 1);
  if (key === 'ArrowUp') return Math.max(0, index - 1);
  if (key === 'PageDown') return Math.min(last, index + 8);
  if (key === 'PageUp') return Math.max(0, index - 8);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
};

/** Ten thousand people, a screenful of elements. One tab stop; arrows walk, Enter goes to the cell or opens the person. */
export function PeopleGrid({ people, opened, open }: GridProps) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ index: number; column: GridColumn }>({ index: 0, column: 'person' });
  const last = people.length - 1;
  const current = { ...at, index: Math.min(at.index, last) };
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // The row that holds the focus stays in the page however far it is scrolled away.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
      const { index } = current;
      return index < from ? [index, ...indexes] : index > to ? [...indexes, index] : indexes;
    },
  });
  const focus = (index: number, column: GridColumn) => {
    setAt({ index, column });
    rows.scrollToIndex(index);
    requestAnimationFrame(() => {
      box.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] [data-column="${column}"]`)?.focus();
    });
  };
  const walk = (event: KeyboardEvent) => {
    const { index, column } = current;
    const next = moved(event.key, index, last);
    const sideways = event.key === 'ArrowRight' ? 'more' : event.key === 'ArrowLeft' ? 'person' : undefined;
    if (next === undefined && sideways === undefined) return;
    event.preventDefault();
    focus(next ?? index, sideways ?? column);
  };
  return (
    <div role="grid" className="grid" aria-label={t('list.title')} aria-rowcount={people.length + 1} aria-colcount={2}>
      <div role="row" className="grid-head" aria-rowindex={1}>
        <span role="columnheader">{t('list.person')}</span>
        <span role="columnheader">{t('list.state')}</span>
      </div>
      <div ref={box} className="grid-body" role="rowgroup" onKeyDown={walk}>
        <div className="grid-rows" role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const person = people[index];
            return (
              person !== undefined && (
                <PersonRow
                  key={person.row}
                  person={person}
                  index={index}
                  start={start}
                  tabStop={index === current.index ? current.column : undefined}
                  opened={person.row === opened}
                  open={() => open(person.row)}
                  onFocus={(column) => setAt({ index, column })}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
