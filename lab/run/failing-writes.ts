import type { BrowserContext } from 'playwright-core';

/** Makes these writes of the device's record fail, from 1, as on a full disk; the count goes on when the pane is opened again. */
export const failWrites = (context: BrowserContext, origin: string, nth: readonly number[]): Promise<unknown> =>
  context.addInitScript(abortWrites, { origin, nth, store: 'events', counter: 'lab/writes-of-the-record' });

/** Runs in every frame before its own scripts. Names no function inside: a loader would mark it with one of its own. */
function abortWrites(options: { origin: string; nth: readonly number[]; store: string; counter: string }): void {
  const { origin, nth, store, counter } = options;
  if (location.origin !== origin) return;
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as IDBDatabase['transaction'];
  IDBDatabase.prototype.transaction = function (stores, mode, more) {
    const transaction = begin.call(this, stores, mode, more);
    if (mode !== 'readwrite' || ![stores].flat().includes(store)) return transaction;
    const written = Number(localStorage.getItem(counter) ?? 0) + 1;
    localStorage.setItem(counter, String(written));
    // Once its requests are under way: so does a disk that has no room for them.
    if (nth.includes(written)) queueMicrotask(() => transaction.abort());
    return transaction;
  };
}
