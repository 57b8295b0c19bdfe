import { Failure } from '../../domain/failure.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { PageCutter } from '../../domain/ports.ts';
import type { ReceiptDocument, ReceiptFile } from '../../domain/receipt/receipt.ts';
import { personKey } from '../../domain/roster/person.ts';
import type { Entry, Roster } from '../../domain/roster/roster.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import { bundleSteps, fewestOfList, type Bundle } from '../../domain/split/bundle.ts';
import { planSplit, type PageChoice, type SplitPart, type SplitPlan } from '../../domain/split/plan-split.ts';
import type { PagePicture, ReadPage } from '../../domain/split/read-page.ts';
import { inSlices } from '../base/in-slices.ts';
import type { Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { BundlesState, OpenBundle, PageRow, PageSums } from './bundles-state.ts';
import type { Documents } from './documents.ts';

/** Files of several people, cut apart: nothing of them is anybody's before a person has said so. */
interface Visited {
  readonly document: ReceiptDocument;
  readonly pages: readonly ReadPage[];
  readonly choices: Map<number, PageChoice>;
  readonly entries: readonly Entry[];
  readonly bundle: Bundle;
  readonly plan: SplitPlan;
}

/** Whom the pages are compared with. */
interface Sheet {
  readonly roster: Roster;
  readonly kind: RunKind;
}

/** No mail is so large, and no computer has room for a hundred such files. Bytes, of all parts together. */
const mostBytes = 512 * 1024 * 1024;

export class BundleVisit {
  private open: Visited | undefined;
  private readonly cut = new Map<string, Visited>();
  private busy: BundlesState['busy'];
  private problem: Sentence | undefined;
  private readonly ports: Pick<SessionPorts, 'clock'>;
  private readonly documents: Documents;
  private readonly changed: () => void;

  constructor(ports: Pick<SessionPorts, 'clock'>, documents: Documents, changed: () => void) {
    this.ports = ports;
    this.documents = documents;
    this.changed = changed;
  }

  /** Reads the pages of a file and shows whose each is. One that was cut before is shown as it was cut. */
  async look(document: ReceiptDocument, sheet: Sheet, signal: AbortSignal): Promise<void> {
    if (this.busy !== undefined) return;
    this.problem = undefined;
    const known = this.cut.get(document.sha256);
    const pages =
      known?.pages ?? (await this.during('pages', pageCount(document), (done) => this.pagesOf(document, done, signal)));
    if (pages === undefined) return;
    this.open = await this.planned({ document, pages, choices: new Map(known?.choices) }, sheet, signal);
    this.changed();
  }

  private async pagesOf(
    document: ReceiptDocument,
    done: (count: number) => void,
    signal: AbortSignal,
  ): Promise<readonly ReadPage[] | undefined> {
    const cutter = await this.cutter(document);
    const reading = await cutter.pages(await document.file.read(), done, signal);
    if (reading.verdict === 'read') return reading.pages;
    this.problem = { code: 'split/refused', values: { file: document.file.name, reason: reading.reason } };
    return undefined;
  }

  private async planned(
    { document, pages, choices }: Pick<Visited, 'document' | 'pages' | 'choices'>,
    { roster: { entries }, kind }: Sheet,
    signal: AbortSignal,
  ): Promise<Visited> {
    const bundle = await inSlices(bundleSteps({ entries, pages, kind }), this.ports.clock, signal);
    return { document, pages, choices, entries, bundle, plan: planSplit(bundle, choices) };
  }

  /** The sheet was read again: who is missing may be another. */
  async sheetRead(sheet: Sheet, signal: AbortSignal): Promise<void> {
    for (const [sha256, visited] of this.cut) {
      if (!this.documents.isCut(visited.document)) this.cut.delete(sha256);
      // Where every page went to its person nobody has to be told anything.
      else if (visited.entries !== sheet.roster.entries && holdsSomebody(visited.plan))
        this.cut.set(sha256, await this.planned(visited, sheet, signal));
    }
    if (this.open !== undefined && this.open.entries !== sheet.roster.entries)
      this.open = await this.planned(this.open, sheet, signal);
  }

  /** What a person says of a page; undefined: nothing any more. */
  mark(page: number, choice: PageChoice | undefined): void {
    if (this.open === undefined) return;
    if (choice === undefined) this.open.choices.delete(page);
    else this.open.choices.set(page, choice);
    this.open = { ...this.open, plan: planSplit(this.open.bundle, this.open.choices) };
    this.changed();
  }

  close(): void {
    this.open = undefined;
    this.problem = undefined;
  }

  /** The person has seen the pages and says that they are cut like this. What is in doubt stays over. False: nothing was cut. */
  async confirm(roster: Roster | undefined, signal: AbortSignal): Promise<boolean> {
    const { open } = this;
    if (open === undefined || this.busy !== undefined) return false;
    const parts = sureParts(open.plan);
    const { document } = open;
    const made = await this.during('cut', parts.length, async (done) => {
      const cutter = await this.cutter(document);
      const groups = parts.map(({ pages }) => pages);
      const cut = await cutter.cut(await document.file.read(), groups, done, signal);
      return filesOf(document, parts, cut);
    });
    const lost = parts.length - made.length;
    await this.documents.replace(document, made, roster, signal);
    this.cut.set(document.sha256, open);
    this.open = undefined;
    this.problem =
      lost === 0 ? undefined : { code: 'split/not-cut', values: { file: document.file.name, count: lost } };
    return true;
  }

  /** The whole file again, and none of its parts. */
  undo(sha256: string): void {
    const visited = this.cut.get(sha256);
    if (visited === undefined) return;
    this.documents.undo(visited.document);
    this.cut.delete(sha256);
  }

  clear(): void {
    this.close();
    this.cut.clear();
  }

  /** Pictures of pages of the file that is open, so many points wide. */
  async draw(
    pages: readonly number[],
    width: number,
    signal: AbortSignal,
  ): Promise<readonly (PagePicture | undefined)[]> {
    const { open } = this;
    if (open === undefined) return [];
    const cutter = await this.cutter(open.document);
    return cutter.draw(await open.document.file.read(), pages, width, signal);
  }

  private async cutter({ mediaType }: ReceiptDocument): Promise<PageCutter> {
    const readers = await this.documents.readers();
    const cutter = readers.find((reader) => reader.mediaType === mediaType)?.cutter;
    if (cutter === undefined) throw new Failure('host/plugin-failed');
    return cutter;
  }

  private async during<T>(
    step: 'pages' | 'cut',
    total: number,
    act: (done: (count: number) => void) => Promise<T>,
  ): Promise<T> {
    const show = (done: number): void => {
      this.busy = { step, done, total };
      this.changed();
    };
    show(0);
    let shown = this.ports.clock.now();
    try {
      return await act((count) => {
        if (this.ports.clock.now() - shown < 100) return;
        shown = this.ports.clock.now();
        show(count);
      });
    } finally {
      this.busy = undefined;
      this.changed();
    }
  }

  /** What holds the people whose pages are in the file and in no part. `has`: they have their files. */
  issues(has: (row: number) => boolean): readonly Issue[] {
    return [...this.cut.values()].flatMap(({ document: { file }, entries, bundle, plan }) => {
      const inDoubt = plan.parts.filter(({ doubt }) => doubt !== undefined);
      return entries.flatMap(({ row, person }) => {
        if (has(row)) return [];
        const key = personKey(person);
        const part = inDoubt.find(({ owner }) => owner.kind === 'row' && personKey(owner.entry.person) === key);
        if (part !== undefined)
          return [issue('receipt/page-in-doubt', row, '', { file: file.name, pages: spanText(part.pages) })];
        const shared = plan.left.find(({ page, reason }) => {
          const { names } = bundle.pages[page - 1]!;
          return reason === 'several' && names.has(key) && names.size < fewestOfList;
        });
        if (shared?.values === undefined) return [];
        const [mine, theirs] = shared.values;
        return [issue('receipt/several-people', row, '', { file: `${file.name} (${shared.page})`, mine, theirs })];
      });
    });
  }

  state(found: readonly ReceiptDocument[]): BundlesState | undefined {
    const { busy, open, problem } = this;
    const uncut = found.filter(({ sha256 }) => !this.cut.has(sha256) && sha256 !== open?.document.sha256);
    return {
      found: uncut.map(({ sha256, file }) => ({ sha256, file: file.name })),
      busy,
      open: open && stateOf(open),
      cut: [...this.cut.values()]
        .filter(({ document }) => document.sha256 !== open?.document.sha256)
        .map(({ document: { sha256, file }, plan }) => ({ sha256, file: file.name, ...sumsOf(plan) })),
      problem,
    };
  }

  /** The whole file, by the hash of one that was cut. */
  documentOf(sha256: string): ReceiptDocument | undefined {
    return this.cut.get(sha256)?.document;
  }
}

const pageCount = ({ reading }: ReceiptDocument): number =>
  reading.verdict === 'read' ? (reading.facts.pages?.length ?? 0) : 0;

const holdsSomebody = ({ parts, left }: SplitPlan): boolean =>
  parts.some(({ doubt }) => doubt !== undefined) || left.some(({ reason }) => reason === 'several');

const sureParts = ({ parts }: SplitPlan): readonly SplitPart[] => parts.filter(({ doubt }) => doubt === undefined);

const spanText = (pages: readonly number[]): string =>
  pages.length === 1 ? String(pages[0]) : `${pages[0]}–${pages.at(-1)}`;

const sumsOf = (plan: SplitPlan): PageSums => {
  const { parts, left } = plan;
  const count = (some: readonly SplitPart[]) => some.reduce((sum, { pages }) => sum + pages.length, 0);
  const sure = sureParts(plan);
  const [all, inParts] = [count(parts), count(sure)];
  return {
    pages: all + left.length,
    parts: sure.length,
    inParts,
    inDoubt: all - inParts,
    left: left.length,
  };
};

const stateOf = ({ document: { sha256, file }, plan }: Visited): OpenBundle => {
  const parts = plan.parts.map(({ pages, owner, doubt, again }): PageRow => {
    const name = 'name' in owner ? owner.name : '';
    return { pages, owner: owner.kind, name, doubt, again, left: undefined, values: undefined };
  });
  const left = plan.left.map(({ page, reason, values }): PageRow => {
    const owner = reason === 'several' ? 'several' : 'nobody';
    return { pages: [page], owner, name: '', doubt: undefined, again: false, left: reason, values };
  });
  return {
    sha256,
    file: file.name,
    ...sumsOf(plan),
    rows: [...parts, ...left].sort((a, b) => a.pages[0]! - b.pages[0]!),
    missing: plan.missing.map(({ row, person }) => ({ row, name: person.name })),
  };
};

/** Called after the file and the person, so that a clerk knows them; the content alone says whose they are. */
const filesOf = (
  { file }: ReceiptDocument,
  parts: readonly SplitPart[],
  cut: readonly (Uint8Array<ArrayBuffer> | undefined)[],
): readonly ReceiptFile[] => {
  const base = file.name.replace(/\.pdf$/i, '');
  const used = new Map<string, number>();
  let sum = 0;
  return parts.flatMap(({ pages, owner }, index) => {
    const bytes = cut[index];
    if (bytes === undefined) return [];
    sum += bytes.length;
    if (sum > mostBytes) throw new Failure('receipt/unreadable', { values: { file: file.name } });
    const who = 'name' in owner ? owner.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() : spanText(pages);
    const nth = (used.get(who) ?? 0) + 1;
    used.set(who, nth);
    const kept = new Blob([bytes]);
    return {
      name: `${base} - ${who}${nth === 1 ? '' : ` ${nth}`}.pdf`.normalize('NFC'),
      size: bytes.length,
      isPart: true,
      read: async () => new Uint8Array(await kept.arrayBuffer()),
    };
  });
};
