import type { RowView } from '../page/desk-view.ts';

/** Rows asked for at once. */
const PAGE = 200;

type LoadRows = (from: number, count: number) => Promise<readonly RowView[]>;

/** Rows of one sheet, fetched as they come into view. A row keeps its identity until its content is fetched anew. */
export class RowCache {
  readonly #load: LoadRows;
  readonly #onChange: () => void;
  readonly #rows = new Map<number, RowView>();
  readonly #fresh = new Set<number>();
  readonly #loading = new Set<number>();
  #shown: readonly [number, number] = [0, PAGE];

  constructor(load: LoadRows, onChange: () => void) {
    this.#load = load;
    this.#onChange = onChange;
  }

  row(at: number): RowView {
    let row = this.#rows.get(at);
    if (!row) this.#rows.set(at, (row = { at, cells: [] }));
    return row;
  }

  /** Tells which sheet rows are on screen. */
  show(first: number, last: number): void {
    this.#shown = [first, last];
    for (let page = pageOf(first); page <= pageOf(last); page += 1) void this.#fetch(page);
  }

  /** The book changed: what is on screen is fetched again, the rest when it comes into view. */
  invalidate(): void {
    this.#fresh.clear();
    this.show(...this.#shown);
  }

  /** What the person just typed, until the lab confirms it. */
  guess(at: number, column: number, text: string): void {
    const cells = [...this.row(at).cells];
    while (cells.length <= column) cells.push({ text: '' });
    cells[column] = { ...cells[column], text };
    this.#rows.set(at, { at, cells });
    this.#onChange();
  }

  async #fetch(page: number): Promise<void> {
    if (this.#fresh.has(page) || this.#loading.has(page)) return;
    this.#loading.add(page);
    this.#fresh.add(page);
    const rows = await this.#load(page * PAGE, PAGE);
    this.#loading.delete(page);
    for (const row of rows) this.#replace(row);
    this.#onChange();
    // A change that came while the page was on its way.
    if (!this.#fresh.has(page)) await this.#fetch(page);
  }

  #replace(row: RowView): void {
    const known = this.#rows.get(row.at);
    if (!known || JSON.stringify(known) !== JSON.stringify(row)) this.#rows.set(row.at, row);
  }
}

const pageOf = (row: number) => Math.floor(row / PAGE);
