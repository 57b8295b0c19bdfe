import { existsSync, readFileSync } from 'node:fs';
import type { CDPSession, Frame } from 'playwright-core';
import type { OpenPane } from './open-pane.ts';

export interface Strain {
  readonly ms: number;
  /** Longest time between two frames, in milliseconds. On a busy machine others' work is in it. */
  readonly longestFrameMs: number;
  /** Most processor time that the pane's own thread used between two frames, in milliseconds. */
  readonly mostWorkMs: number;
  /** Growth of the renderer that grew most, at its largest; undefined where the system does not say. */
  readonly grownMb: number | undefined;
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

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Watches what something costs the pane. */
export const strainOf = async ({ stage, person }: OpenPane, act: () => Promise<void>): Promise<Strain> => {
  const browser = stage.browser!.browser;
  const frame = await person.pane.frame();
  const memory = await watchMemory(stage);
  await browser.startTracing(person.pane.page, { categories: ['blink.user_timing'] });
  await frame.evaluate(markFrames);
  const began = performance.now();
  const grownMb = await act().then(memory, async (error: unknown) => {
    await memory();
    throw error;
  });
  const ms = performance.now() - began;
  await frame.evaluate('cancelAnimationFrame(window.strain)');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const from = traceEvents.find(({ name }) => name === 'picked')?.ts ?? 0;
  const frames = traceEvents.filter(({ name, ts }) => name === 'strain' && ts >= from).sort((a, b) => a.ts - b.ts);
  const most = (of: (event: TraceEvent) => number) =>
    Math.max(...frames.slice(1).map((each, index) => of(each) - of(frames[index]!))) / 1_000;
  return {
    ms,
    longestFrameMs: most(({ ts }) => ts),
    mostWorkMs: most(({ ts, tts }) => tts ?? ts),
    grownMb,
  };
};

const pollMs = 100;

/** Samples all renderers; the returned function ends it with the largest growth. */
const watchMemory = async (stage: OpenPane['stage']): Promise<() => Promise<number | undefined>> => {
  if (!existsSync('/proc/self/status')) {
    console.warn('Memory is not measured: this system has no /proc.');
    return () => Promise.resolve(undefined);
  }
  const session = await stage.browser!.browser.newBrowserCDPSession();
  const grown = new Map<number, { readonly first: number; peak: number }>();
  const sample = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    for (const { id, type } of processInfo) {
      if (type !== 'renderer' || !existsSync(`/proc/${id}`)) continue;
      const now = residentMb(id);
      const known = grown.get(id) ?? { first: now, peak: now };
      grown.set(id, { first: known.first, peak: Math.max(known.peak, now) });
    }
  };
  await sample();
  let watching = true;
  const ended = (async () => {
    while (watching) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
      await sample();
    }
  })();
  return async () => {
    watching = false;
    await ended;
    await session.detach();
    return Math.max(...[...grown.values()].map(({ first, peak }) => peak - first));
  };
};

/** Processor time that the pane's own thread needs for something, its drawing included. Milliseconds. */
export const processorMs = async ({ person }: OpenPane, act: () => Promise<void>): Promise<number> => {
  const session = await sessionOf(await person.pane.frame());
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const used = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const before = await used();
  await act();
  const after = await used();
  await session.detach();
  return after - before;
};

/** Of the frame, or of the one whose process it shares. */
const sessionOf = async (frame: Frame): Promise<CDPSession> => {
  const parent = frame.parentFrame();
  try {
    return await frame.page().context().newCDPSession(frame);
  } catch (error) {
    if (parent === null) throw error;
    return sessionOf(parent);
  }
};
