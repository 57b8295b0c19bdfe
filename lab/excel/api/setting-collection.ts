import { itemNotFound, NULL, readOnlyBook, type Null } from '../interpreter/api-error.ts';
import type { BookReplica } from '../sharing/book-replica.ts';

/** The add-in's settings in the document, each on its own; `Office.context.document.settings` holds the same as one bag. */
export class SettingCollection {
  static readonly isCollection = true;
  static readonly scalars: readonly string[] = [];
  readonly #replica: BookReplica;

  constructor(replica: BookReplica) {
    this.#replica = replica;
  }

  get items(): Setting[] {
    return [...this.#kept.keys()].map((key) => this.#of(key));
  }

  add(key: string, value: unknown): Setting {
    this.#keep(key, value);
    return this.#of(key);
  }
  getCount(): number {
    return this.#kept.size;
  }
  getItem(key: string): Setting {
    if (!this.#kept.has(key)) throw itemNotFound();
    return this.#of(key);
  }
  getItemOrNullObject(key: string): Setting | Null {
    return this.#kept.has(key) ? this.#of(key) : NULL;
  }

  #of(key: string): Setting {
    return new Setting(
      key,
      () => JSON.parse(this.#kept.get(key) ?? 'null') as unknown,
      (value) => this.#keep(key, value),
      () => this.#forget(key),
    );
  }

  #keep(key: string, value: unknown): void {
    if (this.#replica.rights.readOnly) throw readOnlyBook();
    for (const kept of this.#copies) kept.set(key, JSON.stringify(value ?? null));
  }

  #forget(key: string): void {
    for (const kept of this.#copies) kept.delete(key);
  }

  get #kept(): Map<string, string> {
    return this.#replica.knownSettings;
  }

  /** What is written reaches the document, whatever this person knows of it. */
  get #copies(): ReadonlySet<Map<string, string>> {
    return new Set([this.#kept, this.#replica.shared.documentSettings]);
  }
}

export class Setting {
  static readonly scalars = ['key', 'value'];
  static readonly idProp = 'key';
  readonly key: string;
  readonly #read: () => unknown;
  readonly #write: (value: unknown) => void;
  readonly #forget: () => void;

  constructor(key: string, read: () => unknown, write: (value: unknown) => void, forget: () => void) {
    this.key = key;
    this.#read = read;
    this.#write = write;
    this.#forget = forget;
  }

  get value(): unknown {
    return this.#read();
  }
  set value(value: unknown) {
    this.#write(value);
  }

  delete(): void {
    this.#forget();
  }
}
