import { useCallback, useMemo, useState } from 'react';
import type { DeskAction } from '../page/desk-view.ts';
import type { DeskLink } from './desk-link.ts';
import { HOME, rangeOf, type Selection } from './selection.ts';
import type { BookState } from './use-book.ts';

/** What the person does: where they are, whether they type, what they were told. */
export interface Hands {
  readonly selection: Selection;
  readonly editing: boolean;
  /** Excel's or the lab's last word to the person. */
  readonly said: string;
  say(text: string): void;
  act(action: DeskAction): void;
  select(next: Selection): void;
  enter(row: number, column: number, text: string): void;
  edit(on: boolean): void;
  press(controlId: string): void;
}

export function useHands(desk: DeskLink, { sheet, refresh }: BookState): Hands {
  const [selection, setSelection] = useState<Selection>(HOME);
  const [editing, setEditing] = useState(false);
  const [said, say] = useState('');
  const sheetId = sheet?.layout.sheetId ?? '';
  const attempt = useCallback((deed: Promise<unknown>) => {
    say('');
    return deed.catch((failure: unknown) => say(failure instanceof Error ? failure.message : String(failure)));
  }, []);
  const act = useCallback((action: DeskAction) => void attempt(desk.act(action)), [attempt, desk]);
  const select = useCallback(
    (next: Selection) => {
      setSelection(next);
      if (sheetId) act({ do: 'select', sheetId, range: rangeOf(next) });
    },
    [act, sheetId],
  );
  const enter = useCallback(
    (row: number, column: number, text: string) => {
      sheet?.cache.guess(row, column, text);
      // A refused entry has to make way for what the cell really holds.
      void attempt(desk.act({ do: 'enter', sheetId, row, column, text })).then(refresh);
    },
    [attempt, desk, refresh, sheet, sheetId],
  );
  const edit = useCallback(
    (on: boolean) => {
      setEditing(on);
      void desk.act({ do: 'editing', on });
    },
    [desk],
  );
  const press = useCallback((controlId: string) => void attempt(desk.press(controlId)), [attempt, desk]);
  return useMemo(
    () => ({ selection, editing, said, say, act, select, enter, edit, press }),
    [selection, editing, said, act, select, enter, edit, press],
  );
}
