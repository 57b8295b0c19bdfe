import { useEffect, useRef, type RefObject } from 'react';

/** What was opened or has just happened comes into view: when it is first drawn, and whenever `what` is another. */
export const useIntoView = <E extends HTMLElement>(what: unknown): RefObject<E | null> => {
  const element = useRef<E>(null);
  useEffect(() => {
    // A newer browser answers with a promise, which React would take for a clean-up.
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [what]);
  return element;
};
