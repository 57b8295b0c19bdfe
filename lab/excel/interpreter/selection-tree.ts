import type { QueryInfo } from './wire.ts';

/** What a query asks for: property → what of that property. `*` stands for all plain properties. */
export interface SelectionTree {
  readonly [member: string]: SelectionTree;
}

/** `['values', 'format/fill/color']` → `{ values: {}, format: { fill: { color: {} } } }`; nothing asked means `*`. */
export function selectionTree({ Select = [], Expand = [] }: QueryInfo): SelectionTree {
  const tree = emptyTree();
  const paths = [...Select, ...Expand.map((path) => `${path}/*`)];
  for (const path of paths.length > 0 ? paths : ['*']) {
    let branch = tree;
    for (const part of path.split(/[/.]/)) branch = (branch[part] ??= emptyTree()) as Record<string, SelectionTree>;
  }
  return tree;
}

// Without a prototype: `__proto__` and `constructor` are names like any other, and unknown ones.
const emptyTree = () => Object.create(null) as Record<string, SelectionTree>;
