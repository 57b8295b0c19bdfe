import type { Finding } from './both-sides.ts';
import { judge } from './interlock.ts';
import { severityOf, type IssueCode } from '../issue.ts';
import { noReceipts, type RowReceipts } from './match-receipts.ts';
import { PairingDraft } from './pairing-draft.ts';
import { assignedEntry, isGivenAway, type PairingContext } from './pairing-context.ts';
import { baseName, type FoundReceipt } from './receipt-folder.ts';
import { chooseEmployer, choosePeriod } from './period-count.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import type { Steps } from '../steps.ts';
import { whosePdf } from './whose-pdf.ts';

/** Gives each row the files it names; what is inside them must agree all the same. */
export function* pairByColumn(context: PairingContext): Steps<PairingDraft> {
  const names = new FileNames(context.input.documents);
  const wanted = context.input.entries.map((entry): [Entry, readonly Named[]] => [
    entry,
    entry.fileNames.map((name) => ({ name, documents: names.find(name) })),
  ]);
  const draft = new PairingDraft(context, yield* chooseForRun(context, wanted));
  for (const [entry, named] of wanted) {
    if (named.length === 0) draft.miss(entry);
    for (const each of named) giveNamed(entry, each, context, draft);
    yield;
  }
  for (const document of context.input.documents) {
    const given = assignedEntry(document, context);
    if (given !== undefined && !draft.isSettled(document)) attach(given, judgedFor(given, document, context), draft);
    if (!draft.isSettled(document)) draft.unused.set(document, 'nobody');
  }
  return draft;
}

interface Named {
  readonly name: string;
  readonly documents: readonly ReceiptDocument[];
}

const fullName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .toLowerCase()
    .trim();

/** Files by name: without case, folder or accents' spelling, and without extension where the sheet leaves it out. */
class FileNames {
  private readonly byName = new Map<string, ReceiptDocument[]>();
  private readonly byBase = new Map<string, ReceiptDocument[]>();

  constructor(documents: readonly ReceiptDocument[]) {
    for (const document of documents) {
      add(this.byName, fullName(document.file.name), document);
      add(this.byBase, baseName(document.file.name), document);
    }
  }

  find(name: string): readonly ReceiptDocument[] {
    return this.byName.get(fullName(name)) ?? this.byBase.get(fullName(name)) ?? [];
  }
}

const add = (map: Map<string, ReceiptDocument[]>, key: string, document: ReceiptDocument): void => {
  map.set(key, [...(map.get(key) ?? []), document]);
};

/** The run's period and issuer, as far as the named files say them. */
function* chooseForRun(
  context: PairingContext,
  wanted: readonly [Entry, readonly Named[]][],
): Steps<ReadonlyMap<Entry, RowReceipts>> {
  const byRow = new Map<Entry, RowReceipts>();
  for (const [entry, named] of wanted) {
    const sure = named.flatMap(({ documents }) => documents.flatMap((document) => asReceipt(document, context)));
    byRow.set(entry, { ...noReceipts, sure });
    yield;
  }
  if (context.input.kind === 'payroll') context.period ??= choosePeriod(context, byRow);
  if (context.employer === '') context.employer = chooseEmployer(context, byRow);
  return byRow;
}

const asReceipt = (document: ReceiptDocument, context: PairingContext): FoundReceipt[] => {
  if (document.reading.verdict !== 'read') return [];
  const main = { document, facts: document.reading.facts };
  if (main.facts.format === 'xml') return [{ main, pdfs: [], isXml: true }];
  const owner = whosePdf(main, context);
  return owner.kind === 'receipt' ? [owner.receipt] : [{ main, pdfs: [main], isXml: false }];
};

const giveNamed = (entry: Entry, { name, documents }: Named, context: PairingContext, draft: PairingDraft): void => {
  const own = documents.filter((document) => !isGivenAway(entry, document, context));
  if (own.length === 0) return draft.miss(entry, name);
  const judged = own.map((document) => judgedFor(entry, document, context));
  // Two files of one name from two folders: the one whose content agrees is meant.
  for (const group of groupByType(judged)) {
    const sound = group.filter(({ found }) => found.length === 0);
    const meant = sound.length > 0 ? sound : group;
    const distinct = new Set(meant.map(({ document }) => document.sha256));
    if (distinct.size > 1 || (meant !== group && isOpen(entry, group, context)))
      draft.raise(entry, 'receipt/ambiguous', meant[0]!.document);
    for (const each of distinct.size > 1 ? meant : meant.slice(0, 1)) attach(entry, each, draft);
  }
};

/** Where nobody said the period, `enero/ana.pdf` and `febrero/ana.pdf` differ by the most frequent one alone. */
const isOpen = (entry: Entry, group: readonly Judged[], { input }: PairingContext): boolean => {
  if (entry.period !== undefined || input.period !== undefined) return false;
  const only = group.filter(({ found }) => found.every(({ code }) => code === 'receipt/not-found'));
  return new Set(only.map(({ document }) => document.sha256)).size > 1;
};

const judgedFor = (entry: Entry, document: ReceiptDocument, context: PairingContext): Judged => ({
  document,
  found: judge(entry, document, context),
});

const attach = (entry: Entry, { document, found }: Judged, draft: PairingDraft): void => {
  for (const { code, values } of found) draft.raise(entry, code, document, values);
  if (found.every(({ code }) => mayStay(code))) draft.give(entry, document);
};

interface Judged {
  readonly document: ReceiptDocument;
  readonly found: readonly Finding[];
}

const groupByType = (judged: readonly Judged[]): readonly (readonly Judged[])[] => {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) {
    const key = fullName(each.document.file.name);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
};

const mayStay = (code: IssueCode): boolean => severityOf(code) === 'ask' || code === 'receipt/amount-differs';
