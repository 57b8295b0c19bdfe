const heldHere = new Set<string>();

/**
 * Lets one pane of this device send at a time: two tabs of one browser share the ledger and its numbers. Resolves to
 * the release, or undefined when another pane holds it. Where the browser has no locks one holds within the pane.
 */
export const soleSender = async (partition: string): Promise<(() => void) | undefined> => {
  if (!('locks' in navigator)) {
    if (heldHere.has(partition)) return undefined;
    heldHere.add(partition);
    return () => void heldHere.delete(partition);
  }
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`${partition}sobre-sender`, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((release) => resolve(() => release()));
      })
      .catch(reject);
  });
};
