import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { SheetLayout, SheetTab } from '../page/desk-view.ts';
import type { DeskLink } from './desk-link.ts';
import { RowCache } from './row-cache.ts';

export interface OpenSheet {
  readonly layout: SheetLayout;
  readonly cache: RowCache;
}

export interface BookState {
  readonly tabs: readonly SheetTab[];
  readonly sheet: OpenSheet | undefined;
  /** Grows with every change of the rows on screen. */
  readonly version: number;
  openSheet(sheetId: string): void;
  /** The lab says that the book changed. */
  refresh(): void;
}

/** Several changes in a row are fetched once. */
const REFRESH_MS = 120;

export function useBook(desk: DeskLink): BookState {
  const [tabs, setTabs] = useState<readonly SheetTab[]>([]);
  const [layout, setLayout] = useState<SheetLayout>();
  const [version, bump] = useReducer((count: number) => count + 1, 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sheetId = layout?.sheetId;

  const cache = useMemo(
    () => new RowCache((from, count) => desk.rows(sheetId ?? '', from, count), bump),
    [desk, sheetId],
  );
  const openSheet = useCallback(
    async (id: string) => {
      await desk.act({ do: 'activate', sheetId: id });
      setTabs(await desk.tabs());
      setLayout(await desk.layout(id));
    },
    [desk],
  );
  const reload = useCallback(async () => {
    const current = await desk.tabs();
    setTabs(current);
    const active = current.find((tab) => tab.active) ?? current[0];
    if (active) setLayout(await desk.layout(active.id));
    if (sheetId !== undefined) cache.invalidate();
  }, [cache, desk, sheetId]);
  const refresh = useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void reload();
    }, REFRESH_MS);
  }, [reload]);

  useEffect(() => {
    if (sheetId === undefined) void reload();
  }, [reload, sheetId]);
  const sheet = useMemo(() => (layout ? { layout, cache } : undefined), [layout, cache]);
  return { tabs, sheet, version, openSheet: (id) => void openSheet(id), refresh };
}
