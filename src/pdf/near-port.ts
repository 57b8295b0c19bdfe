type Listener = (event: { readonly data: unknown }) => void;

/** As pdf.js sends what a page paints. */
interface Painted {
  readonly fnArray: readonly unknown[];
  readonly argsArray: readonly unknown[];
}

/**
 * The line between the two halves of pdf.js where both run on one thread. What a page paints is handed over as it is:
 * pdf.js's own line copies every letter of it, which costs as much as reading it. All else is copied.
 */
export class NearPort {
  private readonly listeners = new Map<Listener, AbortSignal | undefined>();
  private readonly turn = Promise.resolve();

  postMessage(message: unknown, transfer?: Transferable[]): void {
    const data = withSharedMarks(message) ?? structuredClone(message, { transfer: transfer ?? [] });
    void this.turn.then(() => {
      for (const [listener, signal] of this.listeners) if (signal?.aborted !== true) listener.call(this, { data });
    });
  }

  addEventListener(_name: string, listener: Listener, options?: { readonly signal?: AbortSignal } | null): void {
    this.listeners.set(listener, options?.signal);
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.listeners.delete(listener);
  }
}

/** The lists alone are new: who sends them empties them for the next piece. Undefined where it is anything else. */
const withSharedMarks = (message: unknown): unknown => {
  const { chunk } = message as { readonly chunk?: Partial<Painted> | null };
  if (!Array.isArray(chunk?.fnArray) || !Array.isArray(chunk.argsArray)) return undefined;
  const { fnArray, argsArray } = chunk as Painted;
  return { ...(message as object), chunk: { ...chunk, fnArray: [...fnArray], argsArray: [...argsArray] } };
};
