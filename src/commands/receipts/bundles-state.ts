import type { PageOwner } from '../../domain/split/bundle.ts';
import type { LeftPage, PartDoubt } from '../../domain/split/plan-split.ts';
import type { Sentence } from '../base/sentence.ts';

/** A row of pages: those of one person, or one page that goes to nobody. */
export interface PageRow {
  /** 1-based, one behind the other. */
  readonly pages: readonly number[];
  readonly owner: PageOwner['kind'];
  /** Who the pages say they are for; '' for nobody. */
  readonly name: string;
  readonly doubt: PartDoubt | undefined;
  /** Another one of somebody who has one in this file already. */
  readonly again: boolean;
  /** Undefined for a part. */
  readonly left: LeftPage['reason'] | undefined;
  /** The two whom a page of several names. */
  readonly values: readonly [string, string] | undefined;
}

/** How many pages went where: together they are the file. */
export interface PageSums {
  readonly pages: number;
  readonly parts: number;
  readonly inParts: number;
  readonly inDoubt: number;
  readonly left: number;
}

/** A file whose pages are looked at. */
export interface OpenBundle extends PageSums {
  readonly sha256: string;
  readonly file: string;
  readonly rows: readonly PageRow[];
  /** People of the sheet whom no part names. */
  readonly missing: readonly { readonly row: number; readonly name: string }[];
}

/** A file that was cut. */
export interface CutBundle extends PageSums {
  readonly sha256: string;
  readonly file: string;
}

export interface BundlesState {
  /** Files of several people that nobody cut yet. */
  readonly found: readonly { readonly sha256: string; readonly file: string }[];
  readonly busy: { readonly step: 'pages' | 'cut'; readonly done: number; readonly total: number } | undefined;
  readonly open: OpenBundle | undefined;
  readonly cut: readonly CutBundle[];
  readonly problem: Sentence | undefined;
}
