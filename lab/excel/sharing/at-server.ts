import { crossEdits } from '../book/cross-edits.ts';
import type { Edit } from '../book/edit.ts';

/** What an author's edits are for the server, and what the author still expects is after them. */
export const atServer = (edits: readonly Edit[], expected: readonly (readonly Edit[])[]) => {
  let mine: readonly Edit[] = edits;
  const inbox = expected.map((batch) => {
    const crossed = crossEdits(mine, batch, true);
    mine = crossed.mine;
    return crossed.theirs;
  });
  return { edits: mine, inbox };
};
