import { Failure } from '../domain/failure.ts';
import type { Contributes, Declaration, ExtensionPoints, Plugin, PluginContext, PointName } from './contribution.ts';

/** A contribution as the pane sees it before any of its code ran. */
export interface Contributed<P extends PointName> extends Declaration {
  /** `plugin.contribution`, e.g. `google.gmail`. */
  readonly id: string;
  /** Activates the plugin on first use. Rejects with `host/plugin-failed`; the next call tries again. */
  load(): Promise<ExtensionPoints[P]>;
}

interface Entry {
  readonly plugin: Plugin;
  active: Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> | undefined;
  readonly releases: (() => void)[];
}

/** Indexes what plugins declare, activates them late, disposes them together. A plugin that fails disables only itself. */
export class PluginHost {
  private readonly entries = new Map<string, Entry>();
  private readonly contextFor: (pluginId: string, onDispose: (release: () => void) => void) => PluginContext;

  /** Throws on a plugin id that is used twice: that is a mistake in the build. */
  constructor(
    plugins: readonly Plugin[],
    contextFor: (pluginId: string, onDispose: (release: () => void) => void) => PluginContext,
  ) {
    this.contextFor = contextFor;
    for (const plugin of plugins) {
      if (this.entries.has(plugin.id)) throw new Error(`Two plugins are called ${plugin.id}`);
      this.entries.set(plugin.id, { plugin, active: undefined, releases: [] });
    }
  }

  /** All contributions to one extension point, in the order the plugins were given. */
  contributed<P extends PointName>(point: P): readonly Contributed<P>[] {
    return [...this.entries.values()].flatMap((entry) => {
      const declared: Readonly<Record<string, Declaration>> = (entry.plugin.contributes as Contributes)[point] ?? {};
      return Object.entries(declared).map(([name, declaration]) => ({
        ...declaration,
        id: `${entry.plugin.id}.${name}`,
        load: () => this.load(entry, point, name),
      }));
    });
  }

  private async load<P extends PointName>(entry: Entry, point: P, name: string): Promise<ExtensionPoints[P]> {
    const supplied = await this.activate(entry);
    return supplied[point]?.[name] as ExtensionPoints[P];
  }

  private activate(entry: Entry): NonNullable<Entry['active']> {
    entry.active ??= this.start(entry).catch((error: unknown) => {
      entry.active = undefined;
      release(entry);
      throw new Failure('host/plugin-failed', { cause: error, values: { plugin: entry.plugin.id } });
    });
    return entry.active;
  }

  private async start(entry: Entry): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
    const context = this.contextFor(entry.plugin.id, (release) => entry.releases.push(release));
    const supplied = (await entry.plugin.activate(context)) as Readonly<
      Record<string, Readonly<Record<string, unknown>>>
    >;
    const declared = entry.plugin.contributes as Contributes;
    for (const [point, names] of Object.entries(supplied)) {
      for (const name of Object.keys(names)) {
        if (declared[point as PointName]?.[name] === undefined) {
          throw new Error(`${entry.plugin.id} supplies ${point}.${name}, which it did not declare`);
        }
      }
    }
    return supplied;
  }

  /** Releases what the active plugins hold, last registered first. */
  dispose(): void {
    for (const entry of this.entries.values()) {
      entry.active = undefined;
      release(entry);
    }
  }
}

const release = (entry: Entry): void => {
  for (const free of entry.releases.splice(0).reverse()) free();
};
