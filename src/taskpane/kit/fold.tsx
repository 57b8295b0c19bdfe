import type { ReactNode } from 'react';

/**
 * What few people need, one press away. `open`: something in there has to be seen. Office.js for the web moves Tab by a list
 * of its own that leaves out a `summary` without tabindex.
 */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="more" {...(open ? { open } : {})}>
      <summary tabIndex={0}>{title}</summary>
      {children}
    </details>
  );
}
