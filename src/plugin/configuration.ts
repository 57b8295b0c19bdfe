import * as v from 'valibot';
import { titleKey, type Configuration, type Plugin } from './contribution.ts';
import type { SettingDeclaration, SettingValue } from './data-points.ts';

/** Where settings are kept, each under a key of its own: `plugin.ID.NAME`. */
export interface SettingPlaces {
  /** What the deployment decides, by plugin and name: of whatever scope, and nobody changes it. */
  readonly deployment: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly device: { get(key: string): unknown; set(key: string, value: SettingValue): boolean };
  readonly book: { get(key: string): unknown; set(key: string, value: SettingValue): Promise<void> };
}

/** A setting as the pane draws it. */
export interface ShownSetting {
  readonly plugin: string;
  readonly name: string;
  /** Keys among the pane's texts; the description '' where there is none. */
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly options: readonly SettingValue[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly scope: string;
  readonly value: SettingValue;
  readonly locked: boolean;
  /** What was kept is not allowed: the default holds instead. */
  readonly ignored: boolean;
}

const longestText = 2_000;

const schemaOf = (declared: SettingDeclaration): v.GenericSchema<unknown, SettingValue> => {
  const { type, minLength = 0, maxLength = longestText, pattern } = declared;
  if (type === 'boolean') return v.boolean();
  if (type === 'string') {
    const form = new RegExp(pattern ?? '', 'u');
    return v.pipe(v.string(), v.minLength(minLength), v.maxLength(maxLength), v.regex(form));
  }
  const { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE } = declared;
  const range = v.pipe(v.number(), v.finite(), v.minValue(minimum), v.maxValue(maximum));
  return type === 'integer' ? v.pipe(range, v.integer()) : range;
};

/** Whether a value is one of this setting. */
export const fits = (declared: SettingDeclaration, value: unknown): value is SettingValue =>
  v.is(schemaOf(declared), value) && (declared.enum?.some((each) => each === value) ?? true);

interface Read {
  readonly value: SettingValue;
  readonly locked: boolean;
  readonly ignored: boolean;
}

interface Setting {
  readonly plugin: string;
  readonly name: string;
  readonly declared: SettingDeclaration;
}

const keyOf = ({ plugin, name }: Pick<Setting, 'plugin' | 'name'>): string => `plugin.${plugin}.${name}`;

/** The settings that plugins declare: read where they are kept, and judged at each reading. */
export class PluginSettings {
  private readonly settings: readonly Setting[];
  private readonly places: SettingPlaces;
  private readonly listeners = new Map<string, Set<(name: string) => void>>();
  private known: ReadonlyMap<string, SettingValue>;

  constructor(plugins: readonly Plugin[], places: SettingPlaces) {
    this.places = places;
    this.settings = plugins.flatMap(({ id, contributes }) =>
      Object.entries(contributes.configuration ?? {}).map(([name, declared]) => ({ plugin: id, name, declared })),
    );
    this.known = this.values();
  }

  /** What one plugin reads of its own. */
  of(plugin: string): Configuration {
    return {
      get: <T extends SettingValue>(name: string): T => {
        const setting = this.find(plugin, name);
        if (setting === undefined) throw new Error(`${plugin} asks for the setting ${name}, and declares none`);
        return this.read(setting).value as T;
      },
      onDidChange: (listener) => {
        const heard = this.listeners.get(plugin) ?? new Set();
        this.listeners.set(plugin, heard.add(listener));
        return () => heard.delete(listener);
      },
    };
  }

  state(): readonly ShownSetting[] {
    return this.settings.map((setting) => {
      const { plugin, name, declared } = setting;
      const { title, description = '', type, enum: options = [], minimum, maximum, scope } = declared;
      const keys = { title: titleKey(plugin, title), description: description && titleKey(plugin, description) };
      return { plugin, name, type, options, minimum, maximum, scope, ...keys, ...this.read(setting) };
    });
  }

  /** Says whether it is kept: a value that is none and a setting that is locked are not. Rejects with `sheet/*`. */
  async set(plugin: string, name: string, value: SettingValue): Promise<boolean> {
    const setting = this.find(plugin, name);
    if (setting === undefined || this.read(setting).locked || !fits(setting.declared, value)) return false;
    const key = keyOf(setting);
    try {
      if (setting.declared.scope === 'workbook') await this.places.book.set(key, value);
      else return this.places.device.set(key, value);
    } finally {
      this.refresh();
    }
    return true;
  }

  /** Tells whoever listens of what is another value than when they were told last. */
  refresh(): void {
    const before = this.known;
    this.known = this.values();
    for (const setting of this.settings) {
      const key = keyOf(setting);
      if (before.get(key) === this.known.get(key)) continue;
      for (const listener of this.listeners.get(setting.plugin) ?? []) listener(setting.name);
    }
  }

  private values(): ReadonlyMap<string, SettingValue> {
    return new Map(this.settings.map((setting) => [keyOf(setting), this.read(setting).value]));
  }

  private find(plugin: string, name: string): Setting | undefined {
    return this.settings.find((each) => each.plugin === plugin && each.name === name);
  }

  private read(setting: Setting): Read {
    const { declared, plugin, name } = setting;
    const decided = this.places.deployment[plugin]?.[name];
    if (decided !== undefined || declared.scope === 'deployment') return { ...judged(declared, decided), locked: true };
    const place = declared.scope === 'workbook' ? this.places.book : this.places.device;
    return { ...judged(declared, place.get(keyOf(setting))), locked: false };
  }
}

const judged = (declared: SettingDeclaration, kept: unknown): Omit<Read, 'locked'> => {
  if (kept === undefined || kept === null) return { value: declared.default, ignored: false };
  return fits(declared, kept) ? { value: kept, ignored: false } : { value: declared.default, ignored: true };
};
