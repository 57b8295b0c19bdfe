import type { RowView } from '../page/desk-view.ts';

/** Rows asked for at once. */
const PAGE = 200;

type LoadRows = (from: number, count: number) => Promise<readonly RowView[]>;

/** Rows of one sheet, fetched as they come into view. A row keeps its identity until its content is fetched anew. */
export class RowCache {
  readonly #load: LoadRows;
  readonly #onChange: () => void;
  readonly #rows = new Map<number, RowView>();
  readonly #pages = new Map<number, 'loading' | 'fresh' | 'stale'>();
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
    for (const page of this.#pages.keys()) this.#pages.set(page, 'stale');
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
    const state = this.#pages.get(page);
    if (state === 'fresh' || state === 'loading') return;
    this.#pages.set(page, 'loading');
    const rows = await this.#load(page * PAGE, PAGE);
    for (const row of rows) this.#replace(row);
    // A change that came while the page was on its way made it stale again.
    const stale = this.#pages.get(page) === 'stale';
    if (!stale) this.#pages.set(page, 'fresh');
    this.#onChange();
    if (stale) await this.#fetch(page);
  }

  #replace(row: RowView): void {
    const known = this.#rows.get(row.at);
    if (!known || JSON.stringify(known) !== JSON.stringify(row)) this.#rows.set(row.at, row);
  }
}

const pageOf = (row: number) => Math.floor(row / PAGE);
