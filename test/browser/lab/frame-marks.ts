import type { Frame, Page } from 'playwright-core';

/** From one drawn frame to the next, milliseconds. */
export interface DrawnFrame {
  /** On the clock: on a busy machine others' work is in it. */
  readonly ms: number;
  /** Processor time that the page's own thread used. */
  readonly workMs: number;
}

/**
 * A mark for every frame, and nothing else: the trace says for each when it came and what its thread had done. Picked
 * files begin to count when the page hears of them: until then the browser itself looks each one up, in one piece.
 */
const markFrames = `(() => {
  const picked = () => performance.mark('picked');
  document.addEventListener('change', picked, { capture: true, once: true });
  const next = () => {
    performance.mark('strain');
    performance.clearMarks('strain');
    window.strain = requestAnimationFrame(next);
  };
  next();
})()`;

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly tts?: number;
}

/** Every frame that is drawn while something is done to a page. */
export const framesDuring = async (page: Page, frame: Frame, act: () => Promise<void>): Promise<DrawnFrame[]> => {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['blink.user_timing'] });
  await frame.evaluate(markFrames);
  await act();
  await frame.evaluate('cancelAnimationFrame(window.strain)');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const from = traceEvents.find(({ name }) => name === 'picked')?.ts ?? 0;
  const marks = traceEvents.filter(({ name, ts }) => name === 'strain' && ts >= from).sort((a, b) => a.ts - b.ts);
  const since = (at: number, of: (event: TraceEvent) => number) => (of(marks[at + 1]!) - of(marks[at]!)) / 1_000;
  return marks
    .slice(1)
    .map((_, at) => ({ ms: since(at, ({ ts }) => ts), workMs: since(at, ({ ts, tts }) => tts ?? ts) }));
};
