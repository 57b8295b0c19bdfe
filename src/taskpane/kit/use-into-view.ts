import { useEffect, useRef, type RefObject } from 'react';

/** What was opened or has just happened comes into view: when it is first drawn, and whenever `what` is another. */
export const useIntoView = <E extends HTMLElement>(what: unknown): RefObject<E | null> => {
  const element = useRef<E>(null);
  useEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), [what]);
  return element;
};
