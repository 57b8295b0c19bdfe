import type { Packed, Unpack } from './unpack.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What unpacks one file at a time; a `Worker`, or something like it. */
export interface UnzipThread {
  postMessage(packed: Packed): void;
  onmessage: ((event: { readonly data: Bytes | undefined }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  terminate(): void;
}

export interface UnpackThread {
  readonly unpack: Unpack;
  stop(): void;
}

/** A file that takes longer, with the loading of the thread, is no receipt. Milliseconds. */
const patience = 30_000;

const startWorker = (): UnzipThread =>
  new Worker(new URL('./unzip-worker.ts', import.meta.url), { type: 'module' }) as unknown as UnzipThread;

/** Unpacks in a thread of its own, one file after the other; a thread that is too slow or dies is ended. */
export const createUnpackThread = (start: () => UnzipThread = startWorker): UnpackThread => {
  let thread: UnzipThread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const stop = (): void => {
    thread?.terminate();
    thread = undefined;
  };
  const one = (packed: Packed): Promise<Bytes | undefined> => {
    const worker = (thread ??= start());
    let timer: ReturnType<typeof setTimeout> | undefined;
    return new Promise<Bytes | undefined>((resolve) => {
      const giveUp = (): void => {
        stop();
        resolve(undefined);
      };
      timer = setTimeout(giveUp, patience);
      worker.onerror = giveUp;
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(packed);
    }).finally(() => clearTimeout(timer));
  };
  return {
    unpack: (packed) => {
      const mine = last.then(() => one(packed));
      last = mine;
      return mine;
    },
    stop,
  };
};
