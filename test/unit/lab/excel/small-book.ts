import type { BookEvent } from '../../../../lab/excel/interpreter/book-event.ts';
import type { ModelObject } from '../../../../lab/excel/interpreter/model-object.ts';
import { invalidArgument, NULL, wrongDimensions } from '../../../../lab/excel/interpreter/api-error.ts';
import type { HostedBook, Replica } from '../../../../lab/excel/replica.ts';

/** Just enough of a workbook to exercise the wire: one grid of values per sheet. Not a model of Excel. */
export class Workbook {
  static readonly scalars = ['name'];
  readonly name = 'Small.xlsx';
  readonly worksheets = new WorksheetCollection();

  getSelectedRange(): Range {
    return this.worksheets.getActiveWorksheet().getRange('A1');
  }
}

class WorksheetCollection {
  static readonly isCollection = true;
  static readonly scalars: string[] = [];
  readonly items: Worksheet[] = [new Worksheet('{1}', 'Sheet1')];

  getActiveWorksheet(): Worksheet {
    return this.items[0]!;
  }
  getItem(key: string): Worksheet | undefined {
    return this.items.find((sheet) => sheet.id === key || sheet.name === key);
  }
  getItemOrNullObject(key: string): Worksheet | typeof NULL {
    return this.getItem(key) ?? NULL;
  }
  add(name?: string): Worksheet {
    const number = this.items.length + 1;
    const sheet = new Worksheet(`{${number}}`, name ?? `Sheet${number}`);
    this.items.push(sheet);
    return sheet;
  }
}

export class Worksheet {
  static readonly idProp = 'id';
  static readonly scalars = ['id', 'name'];
  readonly id: string;
  name: string;
  readonly $values = new Map<string, unknown>();

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }
  getRange(address: string): Range {
    const found = /^([A-Z])(\d+)(?::([A-Z])(\d+))?$/.exec(address);
    if (!found) throw invalidArgument();
    const [, left = '', top = '', right = left, bottom = top] = found;
    return new Range(this, Number(top), left.charCodeAt(0) - 65, Number(bottom), right.charCodeAt(0) - 65);
  }
  getUsedRangeOrNullObject(): Range | typeof NULL {
    return this.$values.size > 0 ? this.getRange('A1:C3') : NULL;
  }
}

class RangeFormat {
  static readonly scalars = ['wrapText'];
  wrapText = false;
}

export class Range {
  static readonly scalars = ['address', 'values', 'rowCount', 'columnCount'];
  readonly format = new RangeFormat();
  readonly worksheet: Worksheet;
  readonly $top: number;
  readonly $left: number;
  readonly $bottom: number;
  readonly $right: number;

  constructor(worksheet: Worksheet, top: number, left: number, bottom: number, right: number) {
    this.worksheet = worksheet;
    [this.$top, this.$left, this.$bottom, this.$right] = [top, left, bottom, right];
  }
  get address(): string {
    const name = (row: number, column: number) => String.fromCharCode(65 + column) + row;
    return `${this.worksheet.name}!${name(this.$top, this.$left)}:${name(this.$bottom, this.$right)}`;
  }
  get rowCount(): number {
    return this.$bottom - this.$top + 1;
  }
  get columnCount(): number {
    return this.$right - this.$left + 1;
  }
  get values(): unknown[][] {
    return this.$rows().map((row) => row.map((key) => this.worksheet.$values.get(key) ?? ''));
  }
  set values(values: unknown[][]) {
    const keys = this.$rows();
    if (values.length !== keys.length || values[0]?.length !== keys[0]?.length) throw wrongDimensions();
    keys.forEach((row, r) => row.forEach((key, c) => this.worksheet.$values.set(key, values[r]?.[c])));
  }
  getRow(at: number): Range {
    return new Range(this.worksheet, this.$top + at, this.$left, this.$top + at, this.$right);
  }
  getBoundingRect(other: Range): Range {
    return new Range(this.worksheet, this.$top, this.$left, other.$bottom, other.$right);
  }
  getIntersectionOrNullObject(other: Range): Range | typeof NULL {
    const top = Math.max(this.$top, other.$top);
    const bottom = Math.min(this.$bottom, other.$bottom);
    return top <= bottom ? new Range(this.worksheet, top, this.$left, bottom, this.$right) : NULL;
  }
  $rows(): string[][] {
    const columns = Array.from({ length: this.columnCount }, (_, at) => this.$left + at);
    return Array.from({ length: this.rowCount }, (_, at) => columns.map((column) => `${this.$top + at} ${column}`));
  }
}

/** One book, the same objects for every client. */
export class SmallBook implements HostedBook {
  readonly name = 'Small.xlsx';
  readonly workbook = new Workbook();
  readonly #listeners = new Set<(event: BookEvent) => void>();

  replica(): Replica {
    return {
      onChange: () => () => {},
      workbook: this.workbook as unknown as ModelObject,
      onEvent: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }
  emit(event: BookEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
