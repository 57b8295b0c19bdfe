import { Failure, type FailureCode } from '../domain/failure.ts';
import { languages, type Language } from '../domain/language.ts';
import type { PluginSettings } from './configuration.ts';
import {
  type Configuration,
  type Contributes,
  type DeclarationOf,
  type ExtensionPoints,
  type GuardedPoints,
  type Plugin,
  type PluginContext,
  type PointName,
  titleKey,
} from './contribution.ts';
import { flawIn, isDeclaration, flawInSupply, type Supplied } from './exact.ts';
import { granted } from './granted.ts';
import { Guard, type Deadline } from './guard.ts';
import { guarded } from './guarded.ts';

/** A contribution as the pane sees it before any of its code ran. */
export type Contributed<P extends PointName> = DeclarationOf<P> & {
  /** `plugin.contribution`, e.g. `google.gmail`. */
  readonly id: string;
  /** Activates the plugin on first use. Rejects with `plugin/failed`, after which the next call tries again, or `plugin/off`. */
  load(): Promise<GuardedPoints[P]>;
};

/** How a plugin is; nothing of what it works on. */
export interface PluginStatus {
  readonly id: string;
  readonly state: 'idle' | 'active' | 'failed' | 'off';
  /** Milliseconds that its activation took; 0 before. */
  readonly activationMs: number;
  /** What it failed with first. */
  readonly code: FailureCode | undefined;
  /** Whether a person may switch it. */
  readonly locked: boolean;
  /** Whether it is to be off when the pane opens again. */
  readonly offNext: boolean;
}

export interface HostParts {
  readonly contextFor: (pluginId: string, onDispose: (release: () => void) => void) => PluginContext;
  readonly deadline: Deadline;
  /** Where the pane is served from. */
  readonly ownOrigin: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Ids of the plugins that are off, and of those that nobody may switch. Default: none. */
  readonly off?: readonly string[];
  readonly locked?: readonly string[];
  /** The settings that plugins declare; fetched where one does. Rejects with `host/plugin-failed`. */
  readonly settings?: () => Promise<PluginSettings>;
  /** The ready-made texts of plugins, by id and file. Default: none. */
  readonly presetTexts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A ready-made text of a plugin, as its files say it. */
export interface ContributedPreset {
  /** `plugin.preset`. */
  readonly id: string;
  /** Key among the pane's texts. */
  readonly title: string;
  readonly kind: string;
  readonly sources: Readonly<Partial<Record<Language, string>>>;
}

interface Entry {
  readonly plugin: Plugin;
  /** What is wrong with it as it was built. */
  readonly flaw: Error | undefined;
  readonly guard: Guard;
  active: Promise<Supplied> | undefined;
  readonly releases: (() => void)[];
  /** What was handed out, by point and name: the same to everybody who asks. */
  readonly handed: Map<string, unknown>;
  state: PluginStatus['state'];
  code: FailureCode | undefined;
  readonly off: boolean;
  readonly locked: boolean;
  offNext: boolean;
  activationMs: number;
}

/** A plugin that has not started by then, slow line included, does not. Milliseconds. */
const activationLimitMs = 90_000;

/** Indexes what plugins declare, activates them late, disposes them together. A plugin that fails disables only itself. */
export class PluginHost {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<(failure: Failure) => void>();
  private readonly parts: HostParts;

  /** Throws on a plugin id that is used twice: that is a mistake in the build. */
  constructor(plugins: readonly Plugin[], parts: HostParts) {
    this.parts = parts;
    for (const plugin of plugins) {
      if (this.entries.has(plugin.id)) throw new Error(`Two plugins are called ${plugin.id}`);
      const flaw = flawIn(plugin);
      const off = parts.off?.includes(plugin.id) === true;
      const entry: Entry = {
        plugin,
        flaw,
        guard: new Guard(plugin.id, parts.deadline, parts.now, (failure) => this.failed(entry, failure)),
        active: undefined,
        releases: [],
        handed: new Map(),
        state: off ? 'off' : flaw === undefined ? 'idle' : 'failed',
        code: undefined,
        off,
        locked: parts.locked?.includes(plugin.id) === true,
        offNext: off,
        activationMs: 0,
      };
      this.entries.set(plugin.id, entry);
    }
  }

  /** All contributions to one extension point, in the order the plugins were given. */
  contributed<P extends PointName>(point: P): readonly Contributed<P>[] {
    // A reader that is off keeps its files: another one would read them as it can, and prove less.
    const asked = [...this.entries.values()].filter(({ off }) => !off || point === 'documentReaders');
    return asked.flatMap((entry) => {
      // A plugin that no compiler saw may declare anything: what cannot be drawn is nowhere, and takes nobody along.
      const contributes: Contributes = entry.plugin.contributes ?? {};
      const declared = (contributes[point] ?? {}) as Readonly<Record<string, DeclarationOf<P>>>;
      const drawn = Object.entries(declared).filter(([, one]) => isDeclaration(point, one));
      return drawn.map(([name, declaration]) => ({
        ...declaration,
        title: titleKey(entry.plugin.id, declaration.title),
        id: `${entry.plugin.id}.${name}`,
        load: () => this.load(entry, point, name, declaration),
      }));
    });
  }

  /** The ready-made texts of the plugins that are on. */
  presets(): readonly ContributedPreset[] {
    return this.sound.flatMap(({ id, contributes }) =>
      Object.entries(contributes.presets ?? {}).map(([name, { title, kind, ...files }]) => ({
        id: `${id}.${name}`,
        title: titleKey(id, title),
        kind,
        sources: Object.fromEntries(
          languages.flatMap((language) => {
            const source = this.parts.presetTexts?.[id]?.[files[language] ?? ''];
            return source === undefined ? [] : [[language, source]];
          }),
        ),
      })),
    );
  }

  /** The plugins that are right as they were built. */
  get sound(): readonly Plugin[] {
    return [...this.entries.values()].flatMap(({ plugin, flaw, off }) => (flaw === undefined && !off ? [plugin] : []));
  }

  /** Undefined where no plugin, or not this one, declares any. */
  async settings(of?: Plugin): Promise<PluginSettings | undefined> {
    const asked = of === undefined ? this.sound : [of];
    const declares = asked.some(({ contributes }) => contributes.configuration !== undefined);
    return declares ? this.parts.settings?.() : undefined;
  }

  /** Something of a plugin that no call went into is of no use: it is told as failed. */
  refuse(id: string, cause: Error): void {
    this.entries.get(id)?.guard.failure(cause);
  }

  status(): readonly PluginStatus[] {
    return [...this.entries.values()].map(({ plugin, state, activationMs, code, locked, offNext }) => ({
      id: plugin.id,
      state,
      activationMs,
      code,
      locked,
      offNext,
    }));
  }

  /** Switches a plugin for when the pane opens again: what runs now goes on as it began. Gives the ids that are off then. */
  switch(id: string, on: boolean): readonly string[] {
    const entry = this.entries.get(id);
    if (entry !== undefined && !entry.locked) entry.offNext = !on;
    return [...this.entries.values()].flatMap(({ plugin, offNext }) => (offNext ? [plugin.id] : []));
  }

  /** Tells of a plugin that just failed and worked until then, and of those that are wrong as they were built. */
  onFailed(listener: (failure: Failure) => void): () => void {
    this.listeners.add(listener);
    for (const { plugin, flaw, off } of this.entries.values()) {
      if (flaw !== undefined && !off)
        listener(new Failure('plugin/failed', { cause: flaw, values: { plugin: plugin.id } }));
    }
    return () => this.listeners.delete(listener);
  }

  private failed(entry: Entry, failure: Failure): void {
    if (entry.state === 'failed') return;
    entry.state = 'failed';
    entry.code = failure.code;
    // Later: a plugin may fail while the pane is being drawn, and what is told changes what is drawn.
    queueMicrotask(() => this.listeners.forEach((listener) => listener(failure)));
  }

  private async load<P extends PointName>(
    entry: Entry,
    point: P,
    name: string,
    declaration: DeclarationOf<P>,
  ): Promise<GuardedPoints[P]> {
    if (entry.off) throw new Failure('plugin/off', { values: { plugin: entry.plugin.id } });
    const supplied = await this.activate(entry);
    const key = `${point}.${name}`;
    const known = entry.handed.get(key) as GuardedPoints[P] | undefined;
    const made = known ?? guarded[point](supplied[point]?.[name] as ExtensionPoints[P], entry.guard, declaration);
    entry.handed.set(key, made);
    return made;
  }

  private activate(entry: Entry): Promise<Supplied> {
    entry.active ??= this.start(entry).catch((error: unknown) => {
      entry.active = undefined;
      release(entry);
      throw error;
    });
    return entry.active;
  }

  private async start(entry: Entry): Promise<Supplied> {
    const { plugin, guard, flaw } = entry;
    const begun = this.parts.now();
    if (flaw !== undefined) throw guard.failure(flaw);
    const settings = await this.settings(plugin);
    const supplied = (await guard.call<unknown>({
      limitMs: activationLimitMs,
      is: () => true,
      mayFailWith: (code) => code === 'host/plugin-failed',
      act: () =>
        plugin.activate(
          granted(
            plugin,
            this.parts.contextFor(plugin.id, (free) => entry.releases.push(free)),
            { ownOrigin: this.parts.ownOrigin, configuration: settings?.of(plugin.id) ?? noSettings, guard },
          ),
        ),
    })) as Supplied;
    const wrong = flawInSupply(plugin, supplied);
    if (wrong !== undefined) throw guard.failure(wrong);
    entry.state = 'active';
    entry.activationMs = this.parts.now() - begun;
    return supplied;
  }

  /** Releases what the active plugins hold, last registered first. Every release is tried; throws what they threw. */
  dispose(): void {
    const errors = [...this.entries.values()].flatMap((entry) => {
      entry.active = undefined;
      if (entry.state === 'active') entry.state = 'idle';
      return release(entry);
    });
    if (errors.length > 0) throw new AggregateError(errors, 'Not everything was released');
  }
}

/** Of a plugin that declares none. */
export const noSettings: Configuration = {
  get: (name) => {
    throw new Error(`There is no setting ${name}: plugin.json declares none`);
  },
  onDidChange: () => () => undefined,
};

const release = (entry: Entry): readonly unknown[] => {
  entry.handed.clear();
  return entry.releases
    .splice(0)
    .reverse()
    .flatMap((free) => {
      try {
        free();
        return [];
      } catch (error) {
        return [new Error(entry.plugin.id, { cause: error })];
      }
    });
};
