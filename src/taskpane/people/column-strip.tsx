import { useState } from 'react';
import type { UnderstoodColumn } from '../../commands/people/understood-state.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { PartEditor, type Part } from './part-editor.tsx';
import { toneOf } from './role-tone.ts';

/** Columns that mean nothing are many in some sheets: so many are drawn before they are folded away. */
const mostIdle = 8;

interface Props {
  readonly opened: Part | undefined;
  readonly open: (part: Part | undefined) => void;
}

const speaks = ({ field, otherParty }: UnderstoodColumn): boolean => field !== undefined || otherParty;

/** The columns in their order, each in the colour of what it was taken for. */
export function ColumnStrip({ opened, open }: Props) {
  const { columns } = usePane().understood;
  const { showColumn } = useActions();
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const idle = columns.filter((column) => !speaks(column));
  const folded = new Set(all || idle.length <= mostIdle ? [] : idle);
  const at = opened?.kind === 'column' ? opened.column : undefined;
  const roleOf = ({ field, otherParty }: UnderstoodColumn): string => {
    if (field !== undefined) return t(`field.${field}`);
    return t(otherParty ? 'card.otherParty' : 'card.notUsed');
  };
  const press = (column: number) => {
    open(at === column ? undefined : { kind: 'column', column });
    if (at !== column) void showColumn(column);
  };
  return (
    <>
      <ul className="strip" aria-label={t('card.columns')}>
        {columns
          .filter((column) => !folded.has(column))
          .map((column) => (
            <li key={column.column}>
              <button
                type="button"
                className={`column ${column.field === undefined ? 'idle' : toneOf(column.field)}`}
                data-sure={column.sure}
                data-other-party={column.otherParty}
                aria-expanded={at === column.column}
                onClick={() => press(column.column)}
              >
                <span className="column-letters">
                  {column.letters} {column.hidden && t('message.hiddenField')}
                </span>{' '}
                <bdi className="column-header" title={column.header}>
                  {column.header}
                </bdi>{' '}
                <span className="column-role">
                  {roleOf(column)}
                  {!column.sure && ' ?'}
                </span>
              </button>
            </li>
          ))}
        {folded.size > 0 && (
          <li>
            <button type="button" className="column idle" onClick={() => setAll(true)}>
              {t('card.moreColumns', { count: folded.size })}
            </button>
          </li>
        )}
      </ul>
      {at !== undefined && <PartEditor key={at} part={{ kind: 'column', column: at }} close={() => open(undefined)} />}
    </>
  );
}
