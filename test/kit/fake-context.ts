import { defaultDeployment } from '../../src/plugin/deployment.ts';
import { noSettings } from '../../src/plugin/host.ts';
import { PluginSettings } from '../../src/plugin/configuration.ts';
import type { DeviceStore, Plugin, PluginContext } from '../../src/plugin/contribution.ts';

export interface FakeContext {
  readonly context: PluginContext;
  /** Runs what the plugin registered, last first, as the host does when the pane ends. */
  dispose(): void;
  /** Addresses the plugin asked for, in order. */
  readonly fetched: readonly string[];
}

/** The settings of a plugin as it declares them, and some of them chosen. */
export const fakeConfiguration = (
  plugin: Plugin,
  chosen: Readonly<Record<string, string | number | boolean>> = {},
): PluginContext['configuration'] =>
  new PluginSettings([plugin], {
    deployment: { [plugin.id]: chosen },
    device: { get: () => undefined, set: () => true },
    book: { get: () => undefined, set: () => Promise.resolve() },
  }).of(plugin.id);

/** What a device keeps, as IndexedDB does: copies. `kept` may be looked at, and given to the next visit. */
export const memoryStore = (
  kept = new Map<string, unknown>(),
): DeviceStore & { readonly kept: Map<string, unknown> } => ({
  kept,
  get: <T>(key: string) => Promise.resolve(structuredClone(kept.get(key)) as T | undefined),
  set: (key, value) => Promise.resolve(void kept.set(key, structuredClone(value))),
  delete: (key) => Promise.resolve(void kept.delete(key)),
  update: <T>(key: string, change: (old: T | undefined) => T | undefined) => {
    const next = change(structuredClone(kept.get(key)) as T | undefined);
    if (next === undefined) kept.delete(key);
    else kept.set(key, structuredClone(next));
    return Promise.resolve(next);
  },
  watch: () => () => undefined,
});

/** All that a plugin may touch, made of nothing but what a test gives. `answer` stands for the network. */
export const fakeContext = (
  answer: (request: Request) => Response | Promise<Response> = () => Response.error(),
  more: Partial<PluginContext> = {},
): FakeContext => {
  const releases: (() => void)[] = [];
  const fetched: string[] = [];
  const context: PluginContext = {
    config: defaultDeployment,
    fetch: async (input, init) => {
      const asked = input instanceof Request ? input : new Request(new URL(String(input), 'https://sobre.test'), init);
      fetched.push(asked.url);
      init?.signal?.throwIfAborted();
      return answer(asked);
    },
    now: () => Date.UTC(2026, 0, 15, 9),
    language: () => 'es',
    openDialog: () => Promise.reject(new Error('No dialog opens in this test')),
    openBrowser: undefined,
    store: memoryStore(),
    configuration: noSettings,
    onDispose: (release) => void releases.push(release),
    rows: { list: () => [] },
    log: { sent: () => Promise.resolve([]) },
    files: { save: () => undefined },
    sheets: { add: () => Promise.resolve() },
    notices: { show: () => undefined },
    place: { documentUrl: () => '' },
    ...more,
  };
  return {
    context,
    fetched,
    dispose: () => {
      for (const release of releases.splice(0).reverse()) release();
    },
  };
};
