import { holderOfPerson } from './holder.ts';
import { employersOf } from './folder-employers.ts';
import { comparableNumber } from '../roster/identity.ts';
import type { DocumentFacts, DocumentPerson, ReceiptDocument } from '../receipt/receipt.ts';
import type { Steps } from '../steps.ts';

/** A document whose content could be read. */
export interface ReadDocument {
  readonly document: ReceiptDocument;
  readonly facts: DocumentFacts;
}

/** One receipt of the folder: a CFDI with the PDFs that show it, or PDFs alone. */
export interface FoundReceipt {
  /** The CFDI, else the first PDF. */
  readonly main: ReadDocument;
  readonly pdfs: ReadDocument[];
  readonly isXml: boolean;
}

/** The picked files, sorted by what they are. */
export interface ReceiptFolder {
  readonly receipts: readonly FoundReceipt[];
  readonly byUuid: ReadonlyMap<string, FoundReceipt>;
  readonly pdfs: readonly ReadDocument[];
  /** What the authority says of many CFDI: for nobody, and nothing is wrong with it. */
  readonly lists: readonly ReceiptDocument[];
  /** Scans, locked files, damaged and refused ones. */
  readonly unread: readonly ReceiptDocument[];
  /** The same bytes under another name, or the same folio saved twice. */
  readonly copies: readonly ReceiptDocument[];
  /** Folios that two different files claim. */
  readonly forged: ReadonlySet<string>;
  /** Folios that a later CFDI of the folder replaces. */
  readonly replaced: ReadonlySet<string>;
  /** Folios that the authority calls cancelled, with the file that says so. */
  readonly cancelled: ReadonlyMap<string, ReceiptDocument>;
  /** Tax ids of issuers. */
  readonly employers: ReadonlySet<string>;
  /** Employee numbers that two different people of the folder have. */
  readonly commonNumbers: ReadonlySet<string>;
}

export const noPerson: DocumentPerson = { name: '', employeeNumber: '', taxId: '', nationalId: '' };

export const personOfDocument = (facts: DocumentFacts): DocumentPerson => facts.people[0] ?? noPerson;

/** Names people give to a second copy of a file. */
const copyMark = /\(\d+\)|[-_ ](copia|copy|kopia)\b/i;

/** Plain names before marked copies, then shorter, then by letters: the same choice whatever the order of picking. */
export const inPlainOrder = <T>(items: readonly T[], documentOf: (item: T) => ReceiptDocument): T[] =>
  items
    .map((item) => {
      const { name } = documentOf(item).file;
      return { item, name, marked: Number(copyMark.test(name)) };
    })
    .sort(
      (a, b) =>
        a.marked - b.marked || a.name.length - b.name.length || (a.name < b.name ? -1 : Number(a.name > b.name)),
    )
    .map(({ item }) => item);

/** File name without folder and extension, for comparing. */
export const baseName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\.(xml|pdf|zip)$/i, '')
    .toLowerCase()
    .trim();

/** `people` are ids and names that the sheet gives to one person: no employer's, however many PDFs print them. */
export function* sortFolder(documents: readonly ReceiptDocument[], people: ReadonlySet<string>): Steps<ReceiptFolder> {
  const copies: ReceiptDocument[] = [];
  const distinct = withoutCopies(documents, copies);
  yield;
  const read = distinct.flatMap((document) =>
    document.reading.verdict === 'read' ? [{ document, facts: document.reading.facts }] : [],
  );
  const xmls = read.filter(({ facts }) => facts.format === 'xml' && facts.cancels === undefined);
  const { receipts, byUuid, forged } = collectReceipts(xmls, copies);
  yield;
  // A draft replaces nothing: it was never stamped.
  const replacing = receipts.filter(({ main }) => main.facts.stamped !== false);
  const employers = employersOf(
    read.map(({ facts }) => facts),
    people,
  );
  yield;
  return {
    receipts,
    byUuid,
    pdfs: read.filter(({ facts }) => facts.format === 'pdf'),
    unread: distinct.filter(({ reading }) => reading.verdict !== 'read'),
    copies,
    forged,
    replaced: new Set(replacing.flatMap(({ main }) => main.facts.replaces)),
    cancelled: new Map(read.flatMap(({ document, facts }) => (facts.cancels ?? []).map((uuid) => [uuid, document]))),
    lists: read.filter(({ facts }) => facts.cancels !== undefined).map(({ document }) => document),
    employers,
    commonNumbers: commonNumbersOf(xmls.map(({ facts }) => personOfDocument(facts))),
  };
}

const withoutCopies = (documents: readonly ReceiptDocument[], copies: ReceiptDocument[]): ReceiptDocument[] => {
  const bySha = new Map<string, ReceiptDocument>();
  for (const document of inPlainOrder(documents, (each) => each)) {
    const key = document.sha256 === '' ? `unread ${document.file.name}` : document.sha256;
    if (bySha.has(key)) copies.push(document);
    else bySha.set(key, document);
  }
  return [...bySha.values()];
};

const collectReceipts = (
  xmls: readonly ReadDocument[],
  copies: ReceiptDocument[],
): Pick<ReceiptFolder, 'receipts' | 'byUuid' | 'forged'> => {
  const receipts: FoundReceipt[] = [];
  const byUuid = new Map<string, FoundReceipt>();
  const forged = new Set<string>();
  for (const main of xmls) {
    const uuid = main.facts.uuids[0] ?? '';
    const twin = byUuid.get(uuid);
    if (twin !== undefined && saysTheSame(twin.main.facts, main.facts)) {
      copies.push(main.document);
      continue;
    }
    if (twin !== undefined) forged.add(uuid);
    const receipt: FoundReceipt = { main, pdfs: [], isXml: true };
    receipts.push(receipt);
    if (uuid !== '' && twin === undefined) byUuid.set(uuid, receipt);
  }
  return { receipts, byUuid, forged };
};

/** A CFDI saved again in another encoding is still the same CFDI. */
const saysTheSame = (a: DocumentFacts, b: DocumentFacts): boolean =>
  a.net === b.net &&
  a.employer === b.employer &&
  personOfDocument(a).taxId === personOfDocument(b).taxId &&
  personOfDocument(a).nationalId === personOfDocument(b).nationalId;

const commonNumbersOf = (people: readonly DocumentPerson[]): ReadonlySet<string> => {
  const owners = new Map<string, Set<string>>();
  for (const person of people) {
    const number = comparableNumber(person.employeeNumber);
    const [key = person.name] = holderOfPerson(person).ids();
    if (number !== '') owners.set(number, (owners.get(number) ?? new Set()).add(key));
  }
  return new Set([...owners].filter(([, keys]) => keys.size > 1).map(([number]) => number));
};
