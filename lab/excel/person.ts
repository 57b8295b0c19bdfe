import { AddinRuntime } from './addin-runtime.ts';
import { appContext } from './app-context.ts';
import type { ApiTable } from './api-table.ts';
import { ExcelClient } from './excel-client.ts';
import { type MessageListener, type PaneOptions, requirementSets } from './host-options.ts';
import { controlsOf, type Manifest, type RibbonControl } from './manifest.ts';
import type { Boot } from './page/host-message.ts';
import type { HostedBook } from './replica.ts';
import { addinServices } from './services/addin-services.ts';

export interface PersonFacts {
  readonly book: HostedBook;
  readonly documentUrl: string;
  readonly manifest: Manifest;
  readonly table: ApiTable;
  /** Document settings of the add-in, shared by everybody at the book. */
  readonly settings: Map<string, string>;
  readonly onMessage: MessageListener;
}

export type PersonOptions = Omit<PaneOptions, 'context'>;

/** One person at the book: their Excel, their ribbon, their pane. */
export class Person {
  readonly runtime = new AddinRuntime();
  readonly excel: ExcelClient;
  readonly manifest: Manifest;
  readonly options: PersonOptions;
  readonly locale: string;
  #mounted: boolean;
  readonly #facts: PersonFacts;
  /** What this person's Excel knows of the document's settings. */
  readonly #settings: Map<string, string>;

  constructor(options: PersonOptions, facts: PersonFacts) {
    this.options = options;
    this.#facts = facts;
    const replica = facts.book.replica(options.client);
    this.#settings =
      (options.settings === 'as-opened' ? replica.knowSettingsAsOpened?.() : undefined) ?? facts.settings;
    this.manifest = facts.manifest;
    this.locale = options.locale ?? 'es-MX';
    this.#mounted = options.pane !== 'closed';
    this.runtime.visibility = this.#mounted ? 'Visible' : 'Hidden';
    const controls = new Set(controlsOf(this.manifest).map(({ id }) => id));
    const tabs = new Set(this.manifest.tabs.map(({ id }) => id));
    const ids = {
      hasControl: (id: string) => controls.has(id),
      hasTab: (id: string) => tabs.has(id),
      refuses: options.ribbon === 'refused',
    };
    this.excel = new ExcelClient({
      replica,
      runtime: this.runtime,
      services: addinServices(this.runtime, ids),
      settings: this.#settings,
      document: facts.settings,
      table: facts.table,
      sets: requirementSets(options),
      context: () => this.#context(),
      latencyMs: options.latencyMs ?? 0,
      errors: options.errors ?? [],
      onMessage: (message, answer) => facts.onMessage(options.client, message, answer),
    });
  }

  get boot(): Boot {
    return {
      addinUrl: this.manifest.paneUrl,
      locale: this.locale,
      appContext: this.#context(),
      mounted: this.#mounted,
      visible: this.runtime.visibility === 'Visible',
    };
  }

  /** Loads the add-in if it is not, without showing it. */
  mount(): void {
    if (this.#mounted) return;
    this.#mounted = true;
    this.excel.order({ do: 'mount' });
  }

  show(visible: boolean): void {
    if (visible) this.mount();
    this.runtime.visibility = visible ? 'Visible' : 'Hidden';
    this.runtime.changed();
  }

  control(id: string): RibbonControl {
    const control = controlsOf(this.manifest).find((known) => known.id === id);
    if (!control) throw new Error(`The manifest has no control "${id}"`);
    return control;
  }

  isEnabled(control: RibbonControl): boolean {
    return this.runtime.enabled.get(control.id) ?? control.enabled;
  }

  #context(): Record<string, unknown> {
    return appContext({
      addinId: this.manifest.id,
      addinName: this.manifest.name,
      addinOrigin: new URL(this.manifest.paneUrl).origin,
      documentUrl: this.#facts.documentUrl,
      locale: this.locale,
      sets: requirementSets(this.options),
      readOnly: this.options.readOnly ?? false,
      settings: this.#settings,
    });
  }
}
