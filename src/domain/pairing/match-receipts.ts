import { severalPeople, type Finding } from './both-sides.ts';
import { holderOfPerson } from './holder.ts';
import { isConfirmed } from './interlock.ts';
import type { PairingContext, PdfOwner } from './pairing-context.ts';
import type { Found } from './person-index.ts';
import { personOfDocument, type FoundReceipt } from './receipt-folder.ts';
import type { ReceiptDocument } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';
import type { Steps } from '../steps.ts';
import { whosePdf } from './whose-pdf.ts';

/** The receipts of the folder that may be one row's, by how sure that is. */
export interface RowReceipts {
  readonly sure: FoundReceipt[];
  readonly likely: FoundReceipt[];
  /** Right number and name, but another identity. */
  readonly contradicted: FoundReceipt[];
}

export interface MatchedReceipts {
  readonly receipts: readonly FoundReceipt[];
  readonly byRow: ReadonlyMap<Entry, RowReceipts>;
  /** PDFs that are for nobody, whatever their name says. */
  readonly rejected: ReadonlyMap<ReceiptDocument, Finding>;
}

export const noReceipts: RowReceipts = { sure: [], likely: [], contradicted: [] };

/** Puts PDFs to the CFDI they show, and receipts to the rows of their person, by content alone. */
export function* matchReceipts(context: PairingContext): Steps<MatchedReceipts> {
  const rejected = new Map<ReceiptDocument, Finding>();
  const loose = yield* sortPdfs(context, rejected);
  const byRow = new Map<Entry, RowReceipts>();
  const listsOf = (entry: Entry): RowReceipts => {
    const lists = byRow.get(entry) ?? { sure: [], likely: [], contradicted: [] };
    byRow.set(entry, lists);
    return lists;
  };
  for (const receipt of context.folder.receipts) {
    const holder = holderOfPerson(personOfDocument(receipt.main.facts));
    const found = context.rows
      .find(holder)
      .map((each) =>
        isConfirmed(each.owner, receipt.main.facts, holder, context) ? { ...each, match: 'sure' as const } : each,
      );
    place(receipt, found, context, listsOf);
    for (const entry of context.rows.contradicted(holder)) listsOf(entry).contradicted.push(receipt);
    yield;
  }
  for (const [receipt, found] of loose) place(receipt, found, context, listsOf);
  return { receipts: [...context.folder.receipts, ...loose.keys()], byRow, rejected };
}

const rejectionOf = (owner: Exclude<PdfOwner, { kind: 'rows' | 'receipt' }>): Finding => {
  if (owner.kind === 'several') return severalPeople(owner.values);
  return { code: owner.kind === 'contradiction' ? 'receipt/other-person' : 'receipt/ambiguous' };
};

/** PDFs without a CFDI become receipts of their own, one for each folio. */
function* sortPdfs(
  context: PairingContext,
  rejected: Map<ReceiptDocument, Finding>,
): Steps<Map<FoundReceipt, readonly Found<Entry>[]>> {
  const loose = new Map<FoundReceipt, readonly Found<Entry>[]>();
  const byFolio = new Map<string, FoundReceipt>();
  for (const pdf of context.folder.pdfs) {
    yield;
    const owner = whosePdf(pdf, context);
    if (owner.kind === 'receipt') owner.receipt.pdfs.push(pdf);
    else if (owner.kind !== 'rows') rejected.set(pdf.document, rejectionOf(owner));
    else if (byFolio.has(owner.uuid)) byFolio.get(owner.uuid)!.pdfs.push(pdf);
    else {
      const receipt: FoundReceipt = { main: pdf, pdfs: [pdf], isXml: false };
      if (owner.uuid !== '') byFolio.set(owner.uuid, receipt);
      loose.set(receipt, owner.found);
    }
  }
  return loose;
}

const place = (
  receipt: FoundReceipt,
  found: readonly Found<Entry>[],
  context: PairingContext,
  listsOf: (entry: Entry) => RowReceipts,
): void => {
  const { uuids } = receipt.main.facts;
  for (const uuid of uuids) for (const entry of context.rowsByUuid.get(uuid) ?? []) listsOf(entry).sure.push(receipt);
  const unique = context.rows.countPeople(found.map(({ owner }) => owner)) === 1;
  for (const { owner, match } of found) {
    // A row that says its folio gets that one; a PDF that says none may still be shown to a person.
    if (owner.uuid === '' && match === 'sure') listsOf(owner).sure.push(receipt);
    else if (unique && (owner.uuid === '' || (!receipt.isXml && uuids.length === 0)))
      listsOf(owner).likely.push(receipt);
  }
};
