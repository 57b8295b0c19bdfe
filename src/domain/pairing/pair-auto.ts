import { chooseReceipts, faultOf } from './choose-receipts.ts';
import { FileNameHints } from './file-name-hints.ts';
import { codeOfUnread, judge } from './interlock.ts';
import { severityOf, type IssueCode } from '../issue.ts';
import { matchReceipts, noReceipts, type MatchedReceipts } from './match-receipts.ts';
import { isAssigned, isGivenAway, type PairingContext } from './pairing-context.ts';
import { chooseEmployer, choosePeriod } from './period-count.ts';
import { baseName, inPlainOrder, type FoundReceipt } from './receipt-folder.ts';
import { PairingDraft } from './pairing-draft.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import type { Steps } from '../steps.ts';

/** Finds each row's receipt by what is inside the files; file names only ever propose. */
export function* pairAuto(context: PairingContext): Steps<PairingDraft> {
  const matched = yield* matchReceipts(context);
  if (context.input.kind === 'payroll') context.period ??= choosePeriod(context, matched.byRow);
  if (context.employer === '') context.employer = chooseEmployer(context, matched.byRow);
  const draft = new PairingDraft(context, matched.byRow);
  for (const entry of context.input.entries) {
    pairRow(entry, matched, context, draft);
    yield;
  }
  const hints = new FileNameHints(context, draft.rowsByBase());
  settleRejected(matched, hints, draft);
  yield* settleReceipts(matched, hints, context, draft);
  yield* settleUnread(hints, context, draft);
  for (const document of context.folder.copies) draft.leave(document, 'duplicate');
  for (const document of context.folder.lists) draft.leave(document, 'nobody');
  return draft;
}

const pairRow = (entry: Entry, { byRow }: MatchedReceipts, context: PairingContext, draft: PairingDraft): void => {
  const { receipts, code, about, addUp } = chooseReceipts(entry, byRow.get(entry) ?? noReceipts, context);
  if (code === 'receipt/not-found') draft.miss(entry);
  else if (code !== undefined) draft.raise(entry, code, (about ?? receipts[0])?.main.document);
  if (about !== undefined) draft.leave(about.main.document, code ?? 'nobody');
  const judged: Judged = { entry, context, draft, asRow: addUp === true ? { ...entry, amount: undefined } : entry };
  for (const receipt of receipts) {
    if (receipt.isXml) attach(receipt.main.document, judged);
    attachPdf(receipt, judged);
  }
};

interface Judged {
  readonly entry: Entry;
  /** The row without its amount, where several receipts make it up. */
  readonly asRow: Entry;
  readonly context: PairingContext;
  readonly draft: PairingDraft;
}

const attach = (
  document: ReceiptDocument,
  { entry, asRow, context, draft }: Judged,
  found = judge(asRow, document, context),
): void => {
  if (isGivenAway(entry, document, context)) return draft.miss(entry, document.file.name);
  for (const { code, values } of found) draft.raise(entry, code, document, values);
  if (found.every(({ code }) => isRightPersons(code))) draft.give(entry, document);
};

/** Only what a person may wave through, or an amount that differs, leaves the file beside its row. */
const isRightPersons = (code: IssueCode): boolean => severityOf(code) === 'ask' || code === 'receipt/amount-differs';

/** One of the PDFs that show a receipt: the one called like its XML, else the plainest name. */
const attachPdf = ({ main, pdfs, isXml }: FoundReceipt, judged: Judged): void => {
  const base = isXml ? baseName(main.document.file.name) : '';
  const calledLikeXml = ({ document }: { document: ReceiptDocument }) => baseName(document.file.name) === base;
  const plain = inPlainOrder(pdfs, ({ document }) => document);
  const ordered = [...plain.filter(calledLikeXml), ...plain.filter((pdf) => !calledLikeXml(pdf))];
  const [first, ...others] = ordered.map(({ document }) => document);
  if (first === undefined) return;
  const found = judge(judged.asRow, first, judged.context);
  const isSound = (document: ReceiptDocument): boolean => judge(judged.asRow, document, judged.context).length === 0;
  const sound = found.length === 0 ? undefined : others.find(isSound);
  if (sound === undefined) attach(first, judged, found);
  else attach(sound, judged, []);
};

/** A bundle, or another person's PDF, under the name of a row that waits for its PDF: the row is held and told why. */
const settleRejected = ({ rejected }: MatchedReceipts, hints: FileNameHints, draft: PairingDraft): void => {
  for (const [document, { code, values }] of rejected) draft.blame(hints.rowFor(document), document, code, values);
};

function* settleReceipts(
  { receipts }: MatchedReceipts,
  hints: FileNameHints,
  context: PairingContext,
  draft: PairingDraft,
): Steps<void> {
  for (const receipt of receipts) {
    const files = [receipt.main, ...receipt.pdfs.filter(({ document }) => document !== receipt.main.document)];
    const owners = files.flatMap(({ document }) => draft.rowsOf(document));
    for (const { document } of files) {
      if (draft.isSettled(document)) continue;
      const hinted = hints.rowFor(document);
      if (owners.length > 0) {
        const misleading = hinted !== undefined && !owners.includes(hinted);
        draft.blame(hinted, document, misleading ? 'receipt/other-person' : 'duplicate');
      } else settleLoose(receipt, document, hinted, context, draft);
    }
    yield;
  }
}

/** A receipt that no row got. */
const settleLoose = (
  receipt: FoundReceipt,
  document: ReceiptDocument,
  hinted: Entry | undefined,
  context: PairingContext,
  draft: PairingDraft,
): void => {
  const fault = faultOf(receipt, context);
  const matched = draft.matches(receipt);
  if (fault !== undefined) draft.leave(document, fault);
  else if (receipt.main.facts.stamped === false) draft.leave(document, 'receipt/draft');
  else if (matched) draft.leave(document, 'other-period');
  else if (hinted === undefined) draft.leave(document, 'nobody');
  else {
    const found = judge(hinted, document, context);
    const [first] = found;
    const has = (wanted: IssueCode) => found.find(({ code }) => code === wanted);
    // Theirs, but not the receipt the row is about.
    if (has('receipt/not-found') !== undefined) draft.leave(document, 'other-period');
    else if (isAssigned(hinted, document, context) && found.every(({ code }) => isRightPersons(code)))
      attach(document, { entry: hinted, asRow: hinted, context, draft }, found);
    else if (has('receipt/unverified') !== undefined) draft.propose(hinted, document, has('receipt/unverified'));
    else draft.blame(hinted, document, first?.code ?? 'nobody', first?.values);
  }
};

/** Of files with the same bytes the one whose name speaks of a row stands for them all; where two rows are named, none. */
const bestNamed = (
  first: ReceiptDocument,
  hints: FileNameHints,
  { folder }: PairingContext,
  draft: PairingDraft,
): { readonly document: ReceiptDocument; readonly hinted: Entry | undefined } => {
  const same = [first, ...folder.copies.filter(({ sha256 }) => sha256 !== '' && sha256 === first.sha256)];
  const named = same.flatMap((document) => {
    const hinted = hints.rowFor(document);
    return hinted === undefined ? [] : [{ document, hinted }];
  });
  const rows = new Set(named.map(({ hinted }) => hinted.row));
  const best = rows.size === 1 ? named[0]! : { document: first, hinted: undefined };
  for (const document of same) if (document !== best.document) draft.leave(document, 'duplicate');
  return best;
};

function* settleUnread(hints: FileNameHints, context: PairingContext, draft: PairingDraft): Steps<void> {
  for (const first of context.folder.unread) {
    const { document, hinted } = bestNamed(first, hints, context, draft);
    const { reading } = document;
    if (reading.verdict === 'cannot-tell') draft.propose(hinted, document);
    else if (reading.verdict !== 'read') draft.blame(hinted, document, codeOfUnread(reading));
    yield;
  }
}
