import { personKey } from '../roster/person.ts';
import type { Entry } from '../roster/roster.ts';
import { fewestOfList, isAnotherSlip, isSamePerson, type Bundle, type BundlePage, type PageOwner } from './bundle.ts';

/** What a person says of a page, against what it says of itself. */
export type PageChoice = 'begins' | 'continues' | 'left';

/** Why a part is not used before somebody has looked at it. */
export type PartDoubt =
  /** The page behind it says nobody: it may belong to it. */
  | 'next-page'
  /** The page before it is nobody's, and it may begin there. */
  | 'page-before'
  /** It says that it has more pages than are here. */
  | 'incomplete'
  /** Its pages do not begin with the first, or lie in several places of the file. */
  | 'out-of-order';

export interface SplitPart {
  /** 1-based, one behind the other. */
  readonly pages: readonly number[];
  readonly owner: PageOwner;
  readonly doubt: PartDoubt | undefined;
  /** Another slip of somebody who has one in this file already. */
  readonly again: boolean;
}

export interface LeftPage {
  /** 1-based. */
  readonly page: number;
  readonly reason: 'several' | 'nobody' | 'no-text' | 'by-hand';
  /** Of `several`: the two that are not one. */
  readonly values?: readonly [string, string];
}

/** Every page of the file is in one part, or left over, and in one place only. */
export interface SplitPlan {
  readonly parts: readonly SplitPart[];
  readonly left: readonly LeftPage[];
  /** People of the sheet whom no part names. */
  readonly missing: readonly Entry[];
}

interface Draft {
  readonly pages: number[];
  readonly first: BundlePage;
  /** The last page that says whose it is, or that it goes on. */
  last: BundlePage;
  doubt: PartDoubt | undefined;
  byHand: boolean;
  /** A page that says nobody and no number is in it because a bookmark leads here. */
  hasMute: boolean;
}

/** Where one person's pages end and the next one's begin. Nothing is guessed: what no page says is left over, or in doubt. */
export const planSplit = (bundle: Bundle, choices: ReadonlyMap<number, PageChoice> = new Map()): SplitPlan => {
  const drafts: Draft[] = [];
  const left: LeftPage[] = [];
  /** The part that the page before belongs to. */
  let open: Draft | undefined;
  let before: BundlePage | undefined;
  for (const [index, page] of bundle.pages.entries()) {
    const number = index + 1;
    const reason = leftReason(page, open, choices.get(number));
    if (reason !== undefined) {
      left.push({ page: number, reason, ...(page.owner.kind === 'several' ? { values: page.owner.values } : {}) });
      for (const draft of drafts.slice(open === undefined ? drafts.length : -2))
        if (mayGoOn(draft, page, reason)) draft.doubt ??= 'next-page';
      open = undefined;
      before = reason === 'by-hand' ? undefined : page;
    } else if (open !== undefined && goesOn(open, page, choices.get(number))) {
      open.pages.push(number);
      open.hasMute ||= isMute(page) && page.mark === undefined && choices.get(number) === undefined;
      open.last = isMute(page) ? { ...open.last, mark: page.mark } : page;
      open.byHand ||= choices.get(number) === 'continues';
    } else {
      const byHand = choices.get(number) === 'begins';
      const isCover = before !== undefined && isMute(before) && drafts.length === 0 && onlyCovers(bundle, number);
      const asks = before !== undefined && !byHand && !isCover && mayBeginAt(before, page);
      const doubt = asks ? 'page-before' : undefined;
      open = { pages: [number], first: page, last: page, doubt, byHand, hasMute: false };
      before = undefined;
      drafts.push(open);
    }
  }
  return finished(bundle, drafts, left);
};

const isMute = ({ owner: { kind } }: BundlePage): boolean => kind === 'nobody' || kind === 'no-text';

/** Pages before the first slip are covers, where no page behind it says nobody: else it may be one that strayed. */
const onlyCovers = ({ pages }: Bundle, from: number): boolean => !pages.slice(from).some(isMute);

/** Why a page is in no part; undefined where it is in one. */
const leftReason = (
  page: BundlePage,
  open: Draft | undefined,
  choice: PageChoice | undefined,
): LeftPage['reason'] | undefined => {
  const { kind } = page.owner;
  if (kind === 'several') return 'several';
  if (choice === 'left') return 'by-hand';
  if (kind === 'row' || kind === 'stranger') return undefined;
  if (choice === 'begins' || (choice === 'continues' && open !== undefined)) return undefined;
  return open !== undefined && isNext(open, page) ? undefined : kind;
};

/** It says that it is the next page of what the last one said, or a bookmark that names the person leads to no page since. */
const isNext = ({ last, first }: Draft, { mark, begins }: BundlePage): boolean => {
  if (begins) return false;
  if (mark !== undefined)
    return last.mark !== undefined && mark.of === last.mark.of && mark.page === last.mark.page + 1;
  return first.begins && last.mark === undefined;
};

const goesOn = (open: Draft, page: BundlePage, choice: PageChoice | undefined): boolean => {
  if (choice !== undefined) return choice === 'continues';
  const { kind } = page.owner;
  if (kind === 'nobody' || kind === 'no-text') return true;
  if (page.begins || !isSamePerson(open.last, page)) return false;
  if (page.mark !== undefined && page.mark.page === 1) return false;
  return page.mark !== undefined ? true : !isAnotherSlip(open.first, page);
};

/** Whether a page that is in no part may be the next one of this part. */
const mayGoOn = ({ first, last, byHand }: Draft, page: BundlePage, reason: LeftPage['reason']): boolean => {
  if (reason === 'by-hand' || page.begins || byHand) return false;
  const isClosed = last.mark !== undefined && last.mark.page === last.mark.of;
  if (isClosed || page.mark?.page === 1) return false;
  if (reason !== 'several') return true;
  const isNamed = first.owner.kind !== 'row' || page.names.has(personKey(first.owner.entry.person));
  return isNamed && page.names.size < fewestOfList;
};

/** Whether a page in no part may be of the part that begins right behind it: pages stray. */
const mayBeginAt = (before: BundlePage, { owner, mark, begins, hasNet }: BundlePage): boolean => {
  if (begins || mark?.page === 1 || before.names.size >= fewestOfList) return false;
  // A whole slip lacks nothing of a page of other people's.
  return isMute(before) || !hasNet || (owner.kind === 'row' && before.names.has(personKey(owner.entry.person)));
};

/**
 * A bookmark gives a page that says nobody to the person before it. Where people have different numbers of pages, one that
 * strayed would not be noticed: then it is asked about, and so are the people beside.
 */
const doubtMutes = (drafts: readonly Draft[]): void => {
  const counts = new Set(drafts.filter(({ first }) => first.begins).map(({ pages }) => pages.length));
  if (counts.size < 2) return;
  for (const [index, { hasMute, byHand }] of drafts.entries()) {
    if (!hasMute || byHand) continue;
    for (const each of drafts.slice(Math.max(0, index - 1), index + 2))
      if (!each.byHand) each.doubt ??= each === drafts[index - 1] ? 'next-page' : 'page-before';
  }
};

const finished = (bundle: Bundle, drafts: readonly Draft[], left: readonly LeftPage[]): SplitPlan => {
  doubtMutes(drafts);
  const seen = new Seen();
  const again = new Set<Draft>();
  for (const draft of drafts) {
    const before = seen.samePerson(draft);
    if (before !== undefined) {
      again.add(draft);
      if (!isAnotherSlip(before.first, draft.first) && !(isWhole(before) && isWhole(draft)))
        for (const each of [before, draft]) each.doubt ??= each.byHand ? undefined : 'out-of-order';
    }
    seen.add(draft);
    if (!draft.byHand) draft.doubt ??= doubtOfMarks(draft);
  }
  const named = new Set(
    drafts.flatMap(({ first: { owner } }) => (owner.kind === 'row' ? [personKey(owner.entry.person)] : [])),
  );
  return {
    parts: drafts.map((draft) => ({
      pages: draft.pages,
      owner: draft.first.owner,
      doubt: draft.doubt,
      again: again.has(draft),
    })),
    left,
    missing: bundle.entries.filter(({ person }) => !named.has(personKey(person))),
  };
};

/** Parts by their people: of hundreds each is looked for once. */
class Seen {
  private readonly ofRows = new Map<string, Draft>();
  private readonly all: Draft[] = [];
  private readonly ofOthers: Draft[] = [];

  add(draft: Draft): void {
    const key = keyOf(draft);
    this.all.push(draft);
    if (key === undefined) this.ofOthers.push(draft);
    else if (!this.ofRows.has(key)) this.ofRows.set(key, draft);
  }

  samePerson(draft: Draft): Draft | undefined {
    const key = keyOf(draft);
    const own = key === undefined ? undefined : this.ofRows.get(key);
    return own ?? (key === undefined ? this.all : this.ofOthers).find(({ first }) => isSamePerson(first, draft.first));
  }
}

const keyOf = ({ first: { owner } }: Draft): string | undefined =>
  owner.kind === 'row' ? personKey(owner.entry.person) : undefined;

const isWhole = ({ first, last }: Draft): boolean =>
  first.mark?.page === 1 && last.mark !== undefined && last.mark.page === last.mark.of;

const doubtOfMarks = ({ pages, first, last }: Draft): PartDoubt | undefined => {
  if (first.mark === undefined) return undefined;
  if (first.mark.page !== 1) return 'out-of-order';
  const counted = last.mark ?? first.mark;
  return counted.page !== counted.of || pages.length !== counted.of || counted.of !== first.mark.of
    ? 'incomplete'
    : undefined;
};
