import type { Edit } from './edit.ts';
import { shiftEdit } from './shift-edit.ts';

interface Crossed {
  readonly mine: Edit[];
  readonly theirs: Edit[];
}

/**
 * Two lists of edits that start from one state, each as it is to be applied after the other. Applied either way round
 * they end in the same book.
 */
export function crossEdits(mine: readonly Edit[], theirs: readonly Edit[], mineWin: boolean): Crossed {
  let others: readonly Edit[] = theirs;
  const shifted: Edit[] = [];
  for (const edit of mine) {
    let current: Edit | undefined = edit;
    const after: Edit[] = [];
    for (const other of others) {
      const otherAfter: Edit | undefined = current ? shiftEdit(other, current, !mineWin) : other;
      if (current) current = shiftEdit(current, other, mineWin);
      if (otherAfter) after.push(otherAfter);
    }
    others = after;
    if (current) shifted.push(current);
  }
  return { mine: shifted, theirs: [...others] };
}
