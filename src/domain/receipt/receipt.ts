import type { Period } from '../text/period.ts';
import type { DamagedReason, RefusedReason } from './unread-reasons.ts';

/** A file somebody picked, or one inside a picked ZIP. The bytes are read late and may be gone after a reload. */
export interface ReceiptFile {
  /** Base name, NFC, as given by the person's computer. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** It was cut out of a larger file and got its name here: that name is no word of anybody's. */
  readonly isPart?: boolean;
  /** Rejects with `receipt/unreadable`. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** A person as a document names them; '' for what it does not say. Normalised like `Person` of the roster. */
export interface DocumentPerson {
  readonly name: string;
  readonly employeeNumber: string;
  readonly taxId: string;
  readonly nationalId: string;
  /** Eleven digits of the social security, where the document says them: some sheets have that column instead of CURP. */
  readonly socialSecurity?: string;
}

/** What a file is besides its text, that a person should know before it leaves. */
export type FileTrait =
  | 'hidden-text'
  | 'script'
  | 'launch'
  | 'portfolio'
  | 'attachment'
  | 'earlier-revision'
  | 'no-end'
  | 'picture-page'
  | 'signed'
  | 'owner-locked'
  | 'unlockable';

/** A file inside a file, read as a file of its own. */
export interface InsideFile {
  readonly name: string;
  readonly reading: Reading;
}

/** A file inside a file, as a reader hands it over to be read. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An identity value found in a document, with whose it is. */
export interface IdentityClaim {
  /** `foreignId`: a person's number in another country, by its label or its form. */
  readonly kind: 'name' | 'number' | 'taxId' | 'nationalId' | 'socialSecurity' | 'foreignId';
  readonly value: string;
  readonly whose: 'holder' | 'employer' | 'third' | 'unsaid';
  readonly label: string;
  /** Only in text that a reader cannot see. */
  readonly hidden?: boolean;
}

/** What a line with amounts begins with: a name perhaps, and how many amounts it holds. */
export interface ListedName {
  readonly name: string;
  readonly amounts: number;
  /** The lines beside it say the same of other names. */
  readonly alike?: boolean;
}

/** An amount behind a label that means what is paid in the end. */
export interface NetClaim {
  readonly label: string;
  readonly amount: number;
}

/** What a document says of itself. */
export interface DocumentFacts {
  readonly format: 'xml' | 'pdf';
  /** Distinct folios (UUID, upper case). More than one in an XML is refused; in a PDF it is a bundle. */
  readonly uuids: readonly string[];
  /** Whom it is for; more than one in an XML is never right. */
  readonly people: readonly DocumentPerson[];
  /** Series and folio of an invoice, and of those a payment settles. XML only. */
  readonly invoiceNumbers?: readonly string[];
  /** Tax id of the issuer; '' when not said. */
  readonly employer: string;
  readonly kind: 'payroll' | 'invoice' | 'other';
  /** Payroll only: ordinary or extraordinary. */
  readonly payrollType: 'ordinary' | 'extraordinary' | undefined;
  /** Union of the dates the document covers. */
  readonly period: Period | undefined;
  /** Two pay periods it says that share no day. PDF only. */
  readonly periodsApart?: readonly [Period, Period];
  readonly payDate: string | undefined;
  /** Net amount in the document's currency. */
  readonly net: number | undefined;
  /** All amounts a PDF's text holds; lets a net be looked for where no field says it. */
  readonly amounts: readonly number[];
  /** XML: carries the tax authority's stamp, with a folio and this document's own seal in it. PDF: undefined. */
  readonly stamped: boolean | undefined;
  /** Folios this document replaces (CFDI TipoRelacion 04). */
  readonly replaces: readonly string[];
  /** Folios that the authority says are cancelled: this is its acknowledgement, or its list, and no receipt. */
  readonly cancels?: readonly string[];
  /** Upper-case text without white space, for looking up identities of the sheet. PDF only. */
  readonly compactText: string;
  /** The same text with its spaces: the edges of words and numbers. PDF only. */
  readonly text?: string;
  /** The same again with its lines. PDF only. */
  readonly lines?: string;
  /** The password that opened it, when it was locked. */
  readonly openedWith: string | undefined;
  readonly traits?: readonly FileTrait[];
  /** Files inside this one, already read. */
  readonly inside?: readonly InsideFile[];
  /** Text that a reader cannot see, tidied like `text`: evidence against, never for. */
  readonly hidden?: string;
  /** Tidied text of each page. */
  readonly pages?: readonly string[];
  /** Pages that are mostly pictures, 1-based. */
  readonly pictured?: readonly number[];
  /** Stand for what may be text drawn as outlines, which nobody reads here. */
  readonly drawings?: readonly string[];
  /** Every identity value found. */
  readonly holders?: readonly IdentityClaim[];
  /** Lines that hold amounts, where they stand below each other: a list of people, or of concepts. PDF only. */
  readonly lists?: readonly (readonly ListedName[])[];
  /** What it calls itself that is not to go out: a draft, cancelled, a sample. PDF only. */
  readonly saysVoid?: string;
  /** What reads as a name though no label says so. PDF only. */
  readonly bareNames?: readonly string[];
  /** Every net found in what a reader sees. PDF only. */
  readonly nets?: readonly NetClaim[];
}

export type Reading =
  | { readonly verdict: 'read'; readonly facts: DocumentFacts; readonly attachments?: readonly Attachment[] }
  /** A scan, a locked file, a format without a reader: nothing to compare. */
  | {
      readonly verdict: 'cannot-tell';
      readonly reason: 'no-text' | 'locked' | 'no-identity' | 'no-reader';
      /** What the files inside are called, where only that can be read. */
      readonly names?: readonly string[];
    }
  | { readonly verdict: 'damaged'; readonly reason: DamagedReason }
  /** Hostile or forbidden content, or over the limits. */
  | { readonly verdict: 'refused'; readonly reason: RefusedReason }
  /** Nobody looked inside: the plugin that reads such files failed, or is switched off. */
  | { readonly verdict: 'unread'; readonly reason: 'reader-missing' | 'reader-off'; readonly plugin: string };

/** Reason of a file that was not even read. */
export const fileTooLarge = 'file-too-large' satisfies RefusedReason;
/** Reason of a file whose reading was ended. */
export const tookTooLong = 'too-slow' satisfies RefusedReason;

/** A picked file with what is inside it. */
export interface ReceiptDocument {
  readonly file: ReceiptFile;
  /** SHA-256 of the bytes as picked, lower-case hex; '' when they could not be read. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly reading: Reading;
}
