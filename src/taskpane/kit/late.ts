import { useEffect, useSyncExternalStore } from 'react';

/** A part of the pane whose code arrives after the first paint. */
export interface Late<T> {
  /** Starts fetching, once; a fetch that failed may be repeated. Never rejects. */
  load(): Promise<void>;
  now(): T | 'waiting' | 'missing';
  subscribe(listener: () => void): () => void;
}

export type LatePart<L> = L extends Late<infer T> ? T : never;

/**
 * Unlike React's own `lazy`, what has arrived shows in the very render that asks for it: no spinner between a click and
 * a station whose code is long here.
 */
export const late = <T extends object>(fetchPart: () => Promise<T>): Late<T> => {
  let part: T | 'waiting' | 'missing' = 'waiting';
  let fetching: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const settle = (found: T | 'missing'): void => {
    part = found;
    for (const listener of listeners) listener();
  };
  const failed = (cause: unknown): void => {
    reportError(cause);
    fetching = undefined;
    settle('missing');
  };
  return {
    load: () => (fetching ??= fetchPart().then(settle, failed)),
    now: () => part,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The part, or why it is not here. Asking for it fetches it. */
export const useLate = <T extends object>(part: Late<T>): T | 'waiting' | 'missing' => {
  useEffect(() => void part.load(), [part]);
  return useSyncExternalStore(part.subscribe, part.now);
};
