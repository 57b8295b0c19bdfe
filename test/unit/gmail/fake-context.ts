import { noSettings } from '../../../src/plugin/host.ts';
import type { Capabilities } from '../../../src/plugin/capabilities.ts';
import { defaultDeployment, type DeploymentConfig } from '../../../src/plugin/deployment.ts';
import type { DeviceStore, PluginContext } from '../../../src/plugin/contribution.ts';
import { Failure, type FailureCode } from '../../../src/domain/failure.ts';
import type { Timer } from '../../../src/gmail/timer.ts';

export const paneOrigin = 'https://sobre.test';
export const clientId = 'client-1';

/** A device that remembers by structured clone, as IndexedDB does, or that denies storage. */
export function fakeStore({ denied = false } = {}): DeviceStore & { readonly entries: Map<string, unknown> } {
  const entries = new Map<string, unknown>();
  const watchers = new Set<{ readonly key: string; readonly changed: () => void }>();
  const tell = (told: string) => watchers.forEach(({ key, changed }) => key === told && changed());
  const guard = async () => {
    if (denied) throw new DOMException('Storage is denied', 'SecurityError');
  };
  return {
    entries,
    async get<T>(key: string) {
      await guard();
      return structuredClone(entries.get(key)) as T | undefined;
    },
    async set(key, value) {
      await guard();
      entries.set(key, structuredClone(value));
      tell(key);
    },
    async delete(key) {
      await guard();
      entries.delete(key);
      tell(key);
    },
    async update<T>(key: string, change: (kept: T | undefined) => T | undefined) {
      await guard();
      const next = change(structuredClone(entries.get(key)) as T | undefined);
      if (next === undefined) entries.delete(key);
      else entries.set(key, structuredClone(next));
      tell(key);
      return next;
    },
    watch: (key, changed) => {
      const watcher = { key, changed };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** A dialog that a test answers, closes or leaves alone. */
export interface FakeDialog {
  readonly url: URL;
  readonly signal: AbortSignal;
  message(text: string): void;
  fail(code: FailureCode): void;
}

export interface FakeWindows {
  readonly dialogs: FakeDialog[];
  /** Pages opened in the person's own browser. */
  readonly browser: URL[];
  /** Pages opened in a new tab. */
  readonly tabs: URL[];
}

export interface FakeClock {
  now: number;
  readonly timer: Timer;
  /** Moves the time on and runs what is due. */
  pass(ms: number): void;
}

export function fakeClock(now = Date.UTC(2026, 10, 21, 12)): FakeClock {
  const due = new Set<{ at: number; then: () => void }>();
  const clock: FakeClock = {
    now,
    timer: (ms, then) => {
      const entry = { at: clock.now + ms, then };
      due.add(entry);
      return () => due.delete(entry);
    },
    pass(ms) {
      clock.now += ms;
      for (const entry of [...due].filter(({ at }) => at <= clock.now)) {
        due.delete(entry);
        entry.then();
      }
    },
  };
  return clock;
}

export interface FakeContextOptions {
  readonly fetch?: typeof fetch;
  readonly config?: Partial<DeploymentConfig['google']>;
  readonly signIn?: Partial<DeploymentConfig['signIn']>;
  readonly desktop?: boolean;
  readonly store?: DeviceStore;
  readonly clock?: FakeClock;
  readonly language?: string;
}

/** Nothing of the core is lent to a plugin that does not ask for it. */
const lent = {} as Capabilities;

/** The plugin's whole outside. It throws on what a test did not expect to be used. */
export function fakeContext(options: FakeContextOptions = {}) {
  const clock = options.clock ?? fakeClock();
  const windows: FakeWindows = { dialogs: [], browser: [], tabs: [] };
  const releases: (() => void)[] = [];
  const context: PluginContext = {
    configuration: noSettings,
    config: {
      ...defaultDeployment,
      google: { ...defaultDeployment.google, clientId, ...options.config },
      signIn: { ...defaultDeployment.signIn, ...options.signIn },
    },
    fetch:
      options.fetch ??
      ((input) =>
        Promise.reject(new Error(`Nothing here may ask for ${input instanceof Request ? input.url : input}`))),
    now: () => clock.now,
    language: () => options.language ?? 'es-MX',
    openDialog: (url, signal, mine = () => true) =>
      new Promise((resolve, reject) => {
        const message = (text: string) => void (mine(text) && resolve(text));
        const dialog = { url, signal, message, fail: (code: FailureCode) => reject(new Failure(code)) };
        windows.dialogs.push(dialog);
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    openBrowser: options.desktop ? (url) => windows.browser.push(url) : undefined,
    store: options.store ?? fakeStore(),
    onDispose: (release) => releases.push(release),
    ...lent,
  };
  const surroundings = {
    origin: paneOrigin,
    isOnline: () => true,
    canStream: true,
    openTab: (url: URL) => void windows.tabs.push(url),
    timer: clock.timer,
  };
  return { context, clock, windows, surroundings, dispose: () => releases.reverse().forEach((release) => release()) };
}
