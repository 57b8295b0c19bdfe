import { existsSync, readFileSync } from 'node:fs';
import type { CDPSession, Frame } from 'playwright-core';
import { type DrawnFrame, framesDuring } from './frame-marks.ts';
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

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Watches what something costs the pane. */
export const strainOf = async ({ stage, person }: OpenPane, act: () => Promise<void>): Promise<Strain> => {
  const { page } = person.pane;
  const memory = await watchMemory(stage);
  let ms = 0;
  let grownMb: number | undefined;
  const frames = await framesDuring(page, await person.pane.frame(), async () => {
    const began = performance.now();
    await act().finally(async () => (grownMb = await memory()));
    ms = performance.now() - began;
  });
  const most = (of: (each: DrawnFrame) => number) => Math.max(...frames.map(of));
  return { ms, longestFrameMs: most((each) => each.ms), mostWorkMs: most(({ workMs }) => workMs), grownMb };
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
