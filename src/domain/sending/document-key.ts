import { nameKey, personKey, withoutLeadingZeros } from '../roster/person.ts';
import type { Period } from '../text/period.ts';
import type { Entry, Person } from '../roster/roster.ts';
import { sha256 } from '../text/sha256.ts';
import type { RunKind } from '../run-choices.ts';

/**
 * What is owed. `strong` stands for the folio (UUID); `weak` for person, period and kind. Two receipts are the same
 * document when their strong keys agree, or, where one of them has none, when their weak keys do.
 */
export interface DocumentKeys {
  readonly strong: string | undefined;
  readonly weak: string;
  /** `?` when undated, `#…` for a label; else it stands for period and kind alone: with the same receipt id it is the same document, whoever it now names. */
  readonly period: string;
  /** What of it can be compared with another period's: `comparePeriods`. */
  readonly span?: string;
  /** False when neither the row, by dates or a label, nor the run says which period: then "the same?" is a question for the person. */
  readonly dated: boolean;
}

/** The document's content: the row values it is made from and the source files as picked, before any locking. */
export interface DocumentHash {
  readonly row: string;
  /** Undefined while the files are not at hand: rows already sent need none. */
  readonly files: string | undefined;
}

export interface DocumentBasis {
  readonly entry: Entry;
  readonly kind: RunKind;
  /** Folio of the paired document, else of the row; '' when there is none. */
  readonly uuid: string;
  readonly period: Period | undefined;
  /** Where the period is from: its column's heading, or whatever else said it. */
  readonly periodFrom?: string;
  /** SHA-256 of each source file; undefined when the run sends files but they are not at hand. */
  readonly files: readonly string[] | undefined;
}

/** The person of the row. An address is the last resort: it changes. */
const ownerKey = ({ person, recipients }: Entry): string =>
  personKey(person) || `to:${recipients.map(({ address }) => address.toLowerCase()).join(',')}`;

/** Period key of a document that says none. */
export const undatedPeriod = '?';

const span = (period: Period | undefined): string => (period ? `${period.from}/${period.to}` : '?');

/** An invoice is told by its number; a period without dates by the name its office gives it. */
const labelOf = ({ entry, kind }: Pick<DocumentBasis, 'entry' | 'kind'>): string => {
  if (kind === 'invoices' && entry.invoiceNumber !== '') return `invoice:${entry.invoiceNumber}`;
  return entry.periodLabel === '' ? '' : `label:${entry.periodLabel}`;
};

const whichOf = (basis: DocumentBasis): string => labelOf(basis) || span(basis.period);

/** Periods by label and periods by dates cannot be compared. */
export const isLabelKey = (period: string): boolean => period.startsWith('#');

/** Stands for the document with this folio. */
export const folioKey = (uuid: string): Promise<string> => sha256(`uuid|${uuid.toUpperCase()}`);

/** Stands for source files, by the SHA-256 of each. */
export const filesHash = (files: readonly string[]): Promise<string> => sha256(JSON.stringify([...files].sort()));

/** `filesHash` of no file at all: mails without files have it in common. */
export const noFilesHash = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';

/** Stands for period and kind alone. */
export const periodKey = async (kind: DocumentBasis['kind'], period: Period | undefined): Promise<string> =>
  period === undefined ? undatedPeriod : (await sha256(`period|${kind}|${span(period)}`)).slice(0, 16);

const labelKey = async (kind: DocumentBasis['kind'], label: string): Promise<string> =>
  `#${(await sha256(`period|${kind}|${label}`)).slice(0, 15)}`;

export const documentKeys = async (basis: DocumentBasis): Promise<DocumentKeys> => {
  const { entry, kind, uuid, period } = basis;
  const label = labelOf(basis);
  return {
    strong: uuid === '' ? undefined : await folioKey(uuid),
    weak: await sha256(`person|${kind}|${ownerKey(entry)}|${whichOf(basis)}`),
    period: label === '' ? await periodKey(kind, period) : await labelKey(kind, label),
    span: [kind, await sourceMark(basis.periodFrom ?? ''), label === '' ? span(period) : numbersOf(label)].join(' '),
    dated: uuid !== '' || label !== '' || period !== undefined,
  };
};

const sourceMark = async (source: string): Promise<string> => (await sha256(`source|${source}`)).slice(0, 8);

/** Of a label its numbers alone, in the order they are written. */
const numbersOf = (label: string): string => `#${(label.match(/\d+/g) ?? []).map(Number).join('.')}`;

const isPart = (part: readonly string[], whole: readonly string[]): boolean =>
  part.every((each) => whole.includes(each));

/**
 * Whether two periods are surely two: of one kind, by the same column, both by dates that share no day, or both by labels
 * with other numbers. Everything else may be one period, written in another way.
 */
export const areApart = (a: string, b: string): boolean => {
  const [kindA, sourceA, which = ''] = a.split(' ');
  const [kindB, sourceB, other = ''] = b.split(' ');
  if (kindA !== kindB || sourceA !== sourceB) return false;
  if (which.startsWith('#') || other.startsWith('#')) {
    const [numbers, others] = [which.slice(1).split('.'), other.slice(1).split('.')];
    return which.startsWith('#') && other.startsWith('#') && !isPart(numbers, others) && !isPart(others, numbers);
  }
  const [from = '', to = ''] = which.split('/');
  const [otherFrom = '', otherTo = ''] = other.split('/');
  return to !== '' && otherTo !== '' && (to < otherFrom || otherTo < from);
};

/** The key that marks the receipt's id. */
export const primaryKey = (keys: DocumentKeys): string => keys.strong ?? keys.weak;

/** Documents by the rule of `DocumentKeys`. */
export class DocumentSet {
  private readonly strong = new Set<string>();
  private readonly weak = new Set<string>();
  private readonly withoutFolio = new Set<string>();

  constructor(documents: Iterable<DocumentKeys>) {
    for (const keys of documents) this.add(keys);
  }

  add({ strong, weak }: DocumentKeys): void {
    this.weak.add(weak);
    if (strong === undefined) this.withoutFolio.add(weak);
    else this.strong.add(strong);
  }

  has({ strong, weak }: DocumentKeys): boolean {
    return strong === undefined ? this.weak.has(weak) : this.strong.has(strong) || this.withoutFolio.has(weak);
  }
}

const isKnownByNumber = ({ taxId, nationalId, employeeNumber }: Person): boolean =>
  taxId === '' && nationalId === '' && employeeNumber !== '';

/** Address, wording, password and rebuilt PDFs are left out: they do not change what is owed. */
export const documentHash = async (basis: DocumentBasis): Promise<DocumentHash> => {
  const { entry, files } = basis;
  const row = await sha256(
    JSON.stringify([
      entry.person.taxId,
      entry.person.nationalId,
      withoutLeadingZeros(entry.person.employeeNumber),
      // Numbers are an office's own: another office's number 1 is somebody else, who has got nothing yet.
      ...(isKnownByNumber(entry.person) ? [nameKey(entry.person.name)] : []),
      // The row's own: the files' folio comes and goes with them, and their hash covers it.
      entry.uuid.toUpperCase(),
      whichOf(basis),
      entry.amount ?? null,
    ]),
  );
  return { row, files: files === undefined ? undefined : await filesHash(files) };
};

export const sameContent = (a: DocumentHash, b: DocumentHash): boolean =>
  a.row === b.row && (a.files === undefined || b.files === undefined || a.files === b.files);
