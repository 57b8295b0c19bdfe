import type { ReactNode } from 'react';

/** What few people need, one press away. `open`: something in there has to be seen. */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="more" {...(open ? { open } : {})}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
