import type { Steps } from '../../domain/steps.ts';
import type { Clock } from '../../domain/workbook.ts';

/** Half of a frame at 60 a second: the other half is for drawing. Milliseconds. */
const sliceMs = 8;

/**
 * A pause between the parts of long work, so that the pane draws and answers in between; none while the slice lasts. The
 * clock's own timers end it: a hidden pane's are slowed. Rejects with the signal's reason.
 */
export const pauses = (
  { now, sleep }: Pick<Clock, 'now' | 'sleep'>,
  signal: AbortSignal,
): (() => Promise<void> | undefined) => {
  let began = now();
  const pause = async (): Promise<void> => {
    await sleep(0, signal);
    signal.throwIfAborted();
    began = now();
  };
  return () => (now() - began < sliceMs ? undefined : pause());
};

/** Does long work a slice at a time. Rejects with the signal's reason. */
export const inSlices = async <T>(
  steps: Steps<T>,
  clock: Pick<Clock, 'now' | 'sleep'>,
  signal: AbortSignal,
): Promise<T> => {
  const pause = pauses(clock, signal);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    const paused = pause();
    if (paused !== undefined) await paused;
  }
};
