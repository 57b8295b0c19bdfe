import { invalidArgument, itemAlreadyExists, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import { newSheet } from '../book/book-state.ts';
import type { Workbook } from './workbook.ts';
import { Worksheet } from './worksheet.ts';

export class WorksheetCollection {
  static readonly isCollection = true;
  static readonly scalars: readonly string[] = [];
  readonly #workbook: Workbook;
  readonly #known = new Map<string, Worksheet>();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  get items(): Worksheet[] {
    return this.#workbook.$replica.state.sheets.map(({ id }) => this.$of(id));
  }

  getActiveWorksheet(): Worksheet {
    return this.$active;
  }
  getCount(): number {
    return this.items.length;
  }
  getFirst(visibleOnly = false): Worksheet {
    return this.items.find(({ visibility }) => !visibleOnly || visibility === 'Visible')!;
  }
  getItem(key: string): Worksheet {
    const sheet = this.#find(key);
    if (!sheet) throw itemNotFound();
    return sheet;
  }
  getItemOrNullObject(key: string): Worksheet | Null {
    return this.#find(key) ?? NULL;
  }
  add(name?: string): Worksheet {
    const wanted = name ?? this.#freeName();
    if (!isSheetName(wanted)) throw invalidArgument();
    if (this.#find(wanted)) throw itemAlreadyExists();
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    this.#workbook.$replica.edit({ do: 'add-sheet', sheetId: id, sheet: newSheet(id, wanted) });
    return this.$of(id);
  }

  get $active(): Worksheet {
    const { items } = this;
    const active = items.find(({ id }) => id === this.#workbook.$activeId);
    return active ?? items.find(({ visibility }) => visibility === 'Visible') ?? items[0]!;
  }

  /** The same object for the same sheet. */
  $of(id: string): Worksheet {
    let sheet = this.#known.get(id);
    if (!sheet) {
      sheet = new Worksheet(this.#workbook, id);
      this.#known.set(id, sheet);
    }
    return sheet;
  }

  #find(key: string): Worksheet | undefined {
    return this.items.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
  }

  #freeName(): string {
    let number = this.items.length + 1;
    while (this.#find(`Sheet${number}`)) number += 1;
    return `Sheet${number}`;
  }
}

/** Excel's rules for the names of sheets. */
export const isSheetName = (name: string): boolean => /^(?!')[^[\]:*?/\\]{1,31}(?<!')$/.test(name);
