import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { PaneActions } from '../../commands/pane-actions.ts';
import type { PaneState } from '../../commands/pane-state.ts';

/** What the pane stands on. `state` gives the same object until something changed. */
export interface PaneSource {
  state(): PaneState;
  /** Returns the unsubscriber. */
  subscribe(listener: () => void): () => void;
  readonly actions: PaneActions;
}

export const PaneContext = createContext<PaneSource | undefined>(undefined);

const usePaneSource = (): PaneSource => {
  const source = useContext(PaneContext);
  if (source === undefined) throw new Error('A view of the pane stands outside PaneContext');
  return source;
};

export const usePane = (): PaneState => {
  const source = usePaneSource();
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source]);
  return useSyncExternalStore(subscribe, () => source.state());
};

export const useActions = (): PaneActions => usePaneSource().actions;
