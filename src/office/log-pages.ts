import { isFailure } from '../domain/failure.ts';
import { chainHash } from '../domain/sending/ledger.ts';
import { lineOfCells, textOf, chainColumn } from '../domain/sending/log-line.ts';

/** Where this device keeps them. Rejects with `ledger/unavailable`. */
export interface PageStore {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  update<T>(key: string, change: (kept: T | undefined) => T | undefined): Promise<T | undefined>;
}

type Cells = readonly (readonly unknown[])[];

/** Lines of one page: a fifth of a full sheet, so that full sheets are pages throughout. */
export const pageLines = 2_000;
/** Some hundred thousand mails. */
const mostPages = 100;
const index = 'pages';
/** Tells pages of one place apart as surely as all of it. */
const chainLetters = 32;

const keyOf = (name: string, from: number, chain: string): string => `${name}/${from}/${chain.slice(0, chainLetters)}`;

const isPage = (value: unknown): value is Cells =>
  Array.isArray(value) && value.length === pageLines && value.every(Array.isArray);

/**
 * Parts of log sheets that this device has read and verified, so that a log of years is not carried over again each time.
 * The hash that stands at the end of a page is one over all of it: where it stands there still, the page is known; where
 * it does not fit, the sheet is read. What somebody changed further up in the meantime counts for nothing.
 */
export class LogPages {
  /** One after the other, while nothing is read: what is read first must not wait for what is kept for another day. */
  private readonly wanted: (() => Promise<void>)[] = [];
  private resting = true;
  private keeping = false;
  private readonly store: PageStore | undefined;

  constructor(store: PageStore | undefined) {
    this.store = store;
  }

  /** The first rows of the pages that a sheet has from here on. */
  starts(from: number, rows: number): readonly number[] {
    if (this.store === undefined || from % pageLines !== 0) return [];
    return Array.from({ length: Math.floor((rows - from) / pageLines) }, (_, at) => from + at * pageLines);
  }

  /** The page that ends with this hash; undefined where it is not known here. */
  async load(name: string, from: number, chain: string): Promise<Cells | undefined> {
    if (chain === '') return undefined;
    const page = await quietly(this.store?.get(keyOf(name, from, chain)));
    return isPage(page) ? page : undefined;
  }

  /** Keeps the whole pages among these cells, in its own time. `above`: the hash before the first of them. */
  keep(name: string, from: number, cells: Cells, above: string): void {
    for (const start of this.starts(from, from + cells.length)) {
      const page = cells.slice(start - from, start - from + pageLines);
      const before = start === from ? above : textOf(cells[start - from - 1]?.[chainColumn]);
      this.wanted.push(() => this.keepOne(name, start, page, before));
    }
    void this.goOn();
  }

  /** Told when a reading begins and when none is under way. */
  rest(resting: boolean): void {
    this.resting = resting;
    void this.goOn();
  }

  private async goOn(): Promise<void> {
    if (this.keeping) return;
    this.keeping = true;
    for (let next = this.next(); next !== undefined; next = this.next()) await next();
    this.keeping = false;
  }

  private next(): (() => Promise<void>) | undefined {
    return this.resting ? this.wanted.shift() : undefined;
  }

  private async keepOne(name: string, from: number, page: Cells, above: string): Promise<void> {
    if (this.store === undefined || !(await isChained(page, from, above))) return;
    const key = keyOf(name, from, textOf(page.at(-1)?.[chainColumn]));
    await quietly(this.store.set(key, page));
    let dropped: readonly string[] = [];
    const list = this.store.update<readonly string[]>(index, (kept = []) => {
      const keys = [key, ...kept.filter((each) => each !== key)];
      dropped = keys.slice(mostPages);
      return keys.slice(0, mostPages);
    });
    await quietly(list);
    for (const each of dropped) await quietly(this.store.delete(each));
  }
}

/** Where the device keeps nothing, the sheet is read: slower, and as true. */
const quietly = async <T>(work: Promise<T> | undefined): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
};

/** Whether each line follows from the one above it. The first of a sheet follows from another sheet's last. */
const isChained = async (page: Cells, from: number, above: string): Promise<boolean> => {
  let previous = above;
  for (const [at, cells] of page.entries()) {
    const line = lineOfCells(cells, from + at);
    if (line === undefined || line.flawed === true) return false;
    const isFirst = from === 0 && at === 0;
    if (!isFirst && (await chainHash(previous, line.event)) !== line.chain) return false;
    previous = line.chain;
  }
  return true;
};
