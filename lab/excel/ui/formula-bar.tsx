import { type KeyboardEvent, useEffect, useState } from 'react';
import { parseCellName, rangeName } from './cell-name.ts';
import type { DeskLink } from './desk-link.ts';
import type { Labels } from './labels.ts';
import { moveTo, rangeOf } from './selection.ts';
import type { Hands } from './use-hands.ts';

export interface FormulaBarProps {
  readonly desk: DeskLink;
  readonly sheetId: string;
  /** Grows with every change of the rows on screen. */
  readonly version: number;
  readonly labels: Labels;
  readonly hands: Hands;
}

/** Address of the selection, and the content of the active cell. */
export function FormulaBar({ desk, sheetId, version, labels, hands }: FormulaBarProps) {
  const { selection, enter, edit } = hands;
  const [content, setContent] = useState('');
  const [typed, setTyped] = useState<string>();
  const { row, column } = selection;
  useEffect(() => {
    let current = true;
    void desk.formula(sheetId, row, column).then((formula) => current && setContent(formula));
    return () => void (current = false);
  }, [desk, sheetId, row, column, version]);
  const finish = (keep: boolean) => {
    if (keep && typed !== undefined) enter(row, column, typed);
    if (typed !== undefined) edit(false);
    setTyped(undefined);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === 'Escape') {
      finish(event.key === 'Enter');
      event.currentTarget.blur();
    }
  };
  return (
    <section className="formula-bar" aria-label={labels.formula}>
      <NameBox
        label={labels.goTo}
        name={rangeName(rangeOf(selection))}
        onGoTo={(to, at) => hands.select(moveTo(to, at))}
      />
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <input
        className="formula"
        aria-label={labels.formula}
        value={typed ?? content}
        spellCheck={false}
        onChange={(event) => {
          if (typed === undefined) edit(true);
          setTyped(event.target.value);
        }}
        onKeyDown={onKey}
        onBlur={() => finish(true)}
      />
    </section>
  );
}

function NameBox({
  label,
  name,
  onGoTo,
}: {
  label: string;
  name: string;
  onGoTo: (row: number, column: number) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const goTo = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    const cell = parseCellName(event.currentTarget.value);
    if (cell) onGoTo(cell.row, cell.column);
    setTyped(undefined);
  };
  return (
    <input
      className="name-box"
      aria-label={label}
      value={typed ?? name}
      spellCheck={false}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={goTo}
      onBlur={() => setTyped(undefined)}
    />
  );
}
