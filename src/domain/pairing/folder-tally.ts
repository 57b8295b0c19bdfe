import type { ReadDocument } from './receipt-folder.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

/** In how many PDFs of a folder a key stands; counted once for each folder, as every row asks. */
export const folderTally = (
  keysOf: (facts: DocumentFacts) => Iterable<string>,
): ((key: string, pdfs: readonly ReadDocument[]) => number) => {
  const counted = new WeakMap<readonly ReadDocument[], ReadonlyMap<string, number>>();
  const count = (pdfs: readonly ReadDocument[]): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const { facts } of pdfs) for (const key of new Set(keysOf(facts))) found.set(key, (found.get(key) ?? 0) + 1);
    return found;
  };
  return (key, pdfs) => {
    const known = counted.get(pdfs) ?? count(pdfs);
    counted.set(pdfs, known);
    return known.get(key) ?? 0;
  };
};
