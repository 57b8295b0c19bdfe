import { choiceKeys, guardInstead, parseChoice, type ChoiceKey, type Choices } from './choice-schemas.ts';
import { fromOldBags } from './old-bags.ts';

/** The settings of the workbook as they stand there: written by whoever may edit it. */
export interface BookSettings {
  /** Rejects with `sheet/*`. */
  readAll(): Promise<ReadonlyMap<string, unknown>>;
  /** Rejects with `sheet/*`. */
  write(key: string, value: unknown): Promise<void>;
}

/** What colleagues share, as last read and with nothing in it that is not of its shape. */
export class BookChoices {
  /** Keys whose values were of no use. */
  ignored: readonly string[] = [];
  /** Told of what this pane itself wrote. */
  onWrite: (key: ChoiceKey) => void = () => undefined;
  private kept = new Map<ChoiceKey, unknown>();
  /** Settings of plugins, as they stand there: each is judged by what its plugin declares. */
  private ofPlugins = new Map<string, unknown>();
  /** Written here and not yet in the workbook. */
  private readonly pending = new Map<string, unknown>();
  private readonly settings: BookSettings;

  constructor(settings: BookSettings) {
    this.settings = settings;
  }

  /**
   * Reads them all anew, and writes what the workbook refused before. Rejects with `sheet/*`: what was known stays, or
   * what this pane chose is not in the workbook.
   */
  async refresh(): Promise<void> {
    this.take(await this.settings.readAll());
    for (const key of this.pending.keys()) await this.write(key);
  }

  /** Goes by these settings from now on. */
  take(settings: ReadonlyMap<string, unknown>): void {
    const old = fromOldBags(settings);
    const kept = new Map<ChoiceKey, unknown>();
    const ignored: string[] = [...old.bad];
    for (const key of choiceKeys) {
      const value = settings.has(key) ? settings.get(key) : old.values.get(key);
      // Null is what taking a choice back leaves: a key of the old bag must not come back for it.
      if (value === undefined || value === null) continue;
      const choice = parseChoice(key, value);
      if (choice === undefined) ignored.push(key);
      const held = choice ?? guardInstead(key, value);
      if (held !== undefined) kept.set(key, held);
    }
    const ofPlugins = new Map([...settings].filter(([key]) => isOfPlugin(key)));
    for (const [key, choice] of this.pending) {
      if (isOfPlugin(key)) ofPlugins.set(key, choice);
      else put(kept, key as ChoiceKey, choice);
    }
    this.ofPlugins = ofPlugins;
    this.kept = kept;
    this.ignored = ignored.filter((key) => !this.pending.has(key));
  }

  get<K extends ChoiceKey>(key: K): Choices[K] | undefined {
    return this.kept.get(key) as Choices[K] | undefined;
  }

  /** The choices as they are now, whatever comes later. */
  held(): Pick<BookChoices, 'get'> {
    const kept = new Map(this.kept);
    return { get: (key) => kept.get(key) as never };
  }

  /** Undefined takes the choice back. It holds in this pane also where the workbook refuses it for now. */
  async set<K extends ChoiceKey>(key: K, choice: Choices[K] | undefined): Promise<void> {
    put(this.kept, key, choice);
    this.pending.set(key, choice);
    this.ignored = this.ignored.filter((bad) => bad !== key);
    this.onWrite(key);
    await this.write(key);
  }

  /** What stands under a plugin's key, `plugin.ID.NAME`, whatever it is. */
  ofPlugin(key: string): unknown {
    return this.ofPlugins.get(key);
  }

  /** As `set`. */
  async setOfPlugin(key: string, value: string | number | boolean): Promise<void> {
    this.ofPlugins.set(key, value);
    this.pending.set(key, value);
    await this.write(key);
  }

  private async write(key: string): Promise<void> {
    const choice = this.pending.get(key);
    await this.settings.write(key, choice ?? null);
    // Chosen anew meanwhile: then that is still to be written.
    if (this.pending.get(key) === choice) this.pending.delete(key);
  }
}

const isOfPlugin = (key: string): boolean => key.startsWith('plugin.');

const put = (choices: Map<ChoiceKey, unknown>, key: ChoiceKey, choice: unknown): void => {
  if (choice === undefined) choices.delete(key);
  else choices.set(key, choice);
};
