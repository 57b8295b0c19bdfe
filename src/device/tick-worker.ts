/** Wakes the pane after a time: browsers slow the timers of a hidden page down, but not a worker's. */
interface Wish {
  readonly id: number;
  /** Milliseconds from now; `undefined` forgets the wish. */
  readonly after: number | undefined;
}

const timers = new Map<number, ReturnType<typeof setTimeout>>();

onmessage = ({ data: { id, after } }: MessageEvent<Wish>) => {
  if (after === undefined) {
    clearTimeout(timers.get(id));
    timers.delete(id);
    return;
  }
  const ring = () => {
    timers.delete(id);
    postMessage(id);
  };
  timers.set(id, setTimeout(ring, after));
};
