import type { Issue, IssueCode, Severity } from '../domain/issue.ts';
import type { LedgerKind } from '../domain/sending/ledger.ts';
import type { Account } from '../domain/ports.ts';
import type { Period } from '../domain/text/period.ts';
import type { Mapping, RosterColumn } from '../domain/roster/roster.ts';
import type { ImportState } from './people/import-state.ts';
import type { SavingState } from './send/saving-state.ts';
import type { Sentence } from './base/sentence.ts';

/** The languages of pane, presets and status words. */
export type Language = 'es' | 'pl' | 'en';
export const languages: readonly Language[] = ['es', 'pl', 'en'];

export type Station = 'people' | 'receipts' | 'message' | 'send';
export type Scope = 'visible' | 'all' | 'selected';
export type RunKind = 'payroll' | 'invoices';
export type RecipientRule = 'ask' | 'all' | 'first';

export type { Sentence } from './base/sentence.ts';

export interface SheetState {
  /** `empty`: there is nothing to read yet: show This sheet · Folder of CFDI · Sample. */
  readonly status: 'reading' | 'ready' | 'problem';
  readonly problem: Sentence | undefined;
  readonly sheet: string;
  readonly columns: readonly RosterColumn[];
  readonly mapping: Mapping;
  /** Grid column of a proposed Cc; undefined when there is none. */
  readonly proposedCc: number | undefined;
  readonly useCc: boolean;
  readonly emailChoices: readonly number[];
  readonly people: number;
  readonly hidden: number;
  readonly scope: Scope;
  readonly recipients: RecipientRule;
  readonly kind: RunKind;
  /** Whether the sheet has Sobre's columns; without them the first Send asks once. */
  /** Its first row is a person already. */
  readonly headerless: boolean;
  readonly ownColumns: 'missing' | 'present';
}

export type ReceiptMode = 'none' | 'auto' | 'column' | 'make';

export interface ReceiptsState {
  readonly mode: ReceiptMode;
  /** Files picked so far, ZIPs opened. */
  readonly files: number;
  readonly reading: { readonly done: number; readonly total: number } | undefined;
  readonly problem: Sentence | undefined;
  /** Periods found, most frequent first. */
  readonly periods: readonly { readonly period: Period; readonly count: number }[];
  readonly period: Period | undefined;
  /** Rows of the run that have their files. */
  readonly matched: number;
  readonly unused: readonly { readonly file: string; readonly code: string }[];
  /** Grid column whose text locks PDFs; undefined: not locked. */
  readonly passwordColumn: number | undefined;
  /** Rows with their XML alone get a PDF made from it. */
  readonly printsXml: boolean;
  /** How many such rows there are. */
  readonly xmlAlone: number;
  /** Grid column that says who gets files at all; undefined: everybody. */
  readonly attachColumn: number | undefined;
  /** File name of the picture at the head of made PDFs; undefined: none. */
  readonly logo: string | undefined;
}

export interface TemplateText {
  readonly subject: string;
  /** HTML with `{{Header}}` fields. */
  readonly body: string;
}

export interface MessageState {
  /** Of the text on show. */
  readonly language: Language;
  /** How many rows get the text of each language; nobody's are left out. */
  readonly readers: readonly { readonly language: Language; readonly count: number }[];
  /** The text on show goes to all rows, whatever their language. */
  readonly forEverybody: boolean;
  readonly template: TemplateText;
  readonly isPreset: boolean;
  /** Headers that can be used as fields. */
  readonly fields: readonly string[];
  readonly problems: readonly Issue[];
}

export interface AccountState {
  /** `preparing`: Connect is not yet enabled; `ready`: nobody is connected; `reconnect`: a known account has to sign in again. */
  readonly status: 'preparing' | 'ready' | 'connecting' | 'connected' | 'reconnect';
  readonly account: Account | undefined;
  readonly accounts: readonly Account[];
  readonly attempt: { readonly words: readonly [string, string]; readonly route: 'dialog' | 'browser' } | undefined;
  readonly problem: Sentence | undefined;
  /** Ask once "Stay connected on this computer?". */
  readonly askKeep: boolean;
  /** What came of leaving an account. */
  readonly notice: Sentence | undefined;
  /** Addresses that may send from this workbook; none: any. */
  readonly senders: readonly string[];
  /** The account is not one of them, so nothing leaves. */
  readonly isForeign: boolean;
  /** Google's id of this installation, which an administrator needs; no secret. */
  readonly clientId: string;
}

export interface IssueGroup {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly issues: readonly Issue[];
  /** Only groups of severity `ask`: accepted by the person for this run. */
  readonly accepted: boolean;
}

/** One person in the list: name and address as displayed, and where the row stands. */
export interface PersonLine {
  readonly row: number;
  readonly name: string;
  readonly address: string;
  readonly verdict: 'ready' | 'ask' | 'held' | 'later' | 'skipped' | 'sent' | 'failed' | 'unknown' | 'claimed';
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export interface CheckState {
  readonly status: 'running' | 'done';
  readonly ready: number;
  /** Rows that wait for a decision. */
  readonly toDecide: number;
  /** Rows that stay behind: later and held. */
  readonly behind: number;
  readonly groups: readonly IssueGroup[];
  readonly people: readonly PersonLine[];
}

/** A row of which we cannot tell whether its mail left. */
export interface UnknownRow {
  readonly row: number;
  readonly name: string;
  readonly reference: string;
  readonly searchUrl: string | undefined;
  /** Milliseconds since the epoch from which "Not there, send again" is offered; undefined until the search was opened. */
  readonly againFrom: number | undefined;
}

export type RunStatus =
  'idle' | 'asking' | 'starting' | 'settling' | 'sending' | 'paused' | 'stopping' | 'ended' | 'watching';

export type RunEnd = 'complete' | 'stopped' | 'paused' | 'not-connected' | 'held' | 'watching';

export interface RunState {
  readonly status: RunStatus;
  /** While it is asking: whether to send although AutoSave is off, before anything else is asked. */
  readonly asksAutoSave: boolean;
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly inFlight: number;
  /** Display name of the person whose receipt left last. */
  readonly current: string;
  /** Milliseconds since the epoch at which settling ends. */
  readonly startsAt: number | undefined;
  /** Estimated end, milliseconds since the epoch. */
  readonly finishesAt: number | undefined;
  /** Why it is paused, or what ended it. */
  readonly reason: Sentence | undefined;
  readonly end: RunEnd | undefined;
  /** A colleague's run that this pane watches. */
  readonly other:
    | {
        readonly who: string;
        readonly done: number;
        readonly total: number;
        readonly ageMs: number;
        readonly dead: boolean;
      }
    | undefined;
  readonly unknownRows: readonly UnknownRow[];
  /** An interrupted run of this device that can go on. */
  readonly resumable: number;
  /** Recipients of the last 24 hours from this device, at least. */
  readonly lastDay: number;
  readonly dailyLimit: number;
}

export type ComputerPart = 'excel' | 'storage' | 'broker' | 'google' | 'browser';

/** What *Check this computer* found. */
export interface ComputerState {
  readonly status: 'checking' | 'done';
  readonly parts: readonly { readonly part: ComputerPart; readonly good: boolean }[];
  /** For whoever helps; nothing personal in it. */
  readonly text: string;
}

/** One test mail, as Gmail took it. */
export interface SentTest {
  /** Sheet row it was made from; undefined for the mail that only tries the connection. */
  readonly row: number | undefined;
  readonly name: string;
  /** Gmail's own id. */
  readonly id: string;
  /** Milliseconds since the Unix epoch at which Gmail took it. */
  readonly at: number;
  /** Search that finds it in the account that sent it. */
  readonly link: string | undefined;
}

/** What the first run of a workbook has to ask: nothing, whether to test first, or whether the test arrived. */
export type TestQuestion = 'none' | 'unsent' | 'unseen';

export interface TestState {
  readonly status: 'idle' | 'sending' | 'sent' | 'failed';
  readonly mails: readonly SentTest[];
  readonly problem: Sentence | undefined;
  readonly question: TestQuestion;
  /** The deployment lets nobody send before a test was seen. */
  readonly required: boolean;
  /** The rows are a sample: they can only be mailed to the sender. */
  readonly sample: boolean;
}

/** Whether the log sheets still say what was written there. */
export interface LogState {
  readonly status: 'unchecked' | 'checking' | 'checked';
  /** Lines of all log sheets. */
  readonly lines: number;
  readonly flaws: readonly {
    readonly sheet: string;
    /** 1-based sheet row. */
    readonly row: number;
    readonly kind: 'moved' | 'changed' | 'removed' | 'doubtful';
  }[];
  /** Lines that this device knows and its log sheet lacks. */
  readonly missing: number;
}

/** What the primary button does next. */
export type NextStep = 'choose-sheet' | 'choose-files' | 'connect' | 'decide' | 'test' | 'send' | 'resume' | 'nothing';

export interface PaneState {
  readonly phase: 'starting' | 'ready' | 'unsupported';
  readonly problem: Sentence | undefined;
  readonly language: Language;
  readonly station: Station;
  readonly next: NextStep;
  readonly sheet: SheetState;
  readonly receipts: ReceiptsState;
  readonly message: MessageState;
  readonly account: AccountState;
  readonly check: CheckState;
  readonly run: RunState;
  readonly test: TestState;
  readonly log: LogState;
  readonly saving: SavingState;
  readonly importing: ImportState;
  /** The operator's name, as colleagues see it. */
  readonly operator: string;
  /** Sheet row whose story is shown; undefined for none. */
  readonly explained: number | undefined;
  /** Undefined until somebody asked. */
  readonly computer: ComputerState | undefined;
}

/** One thing that happened to a receipt; its words are under `incidentEvent.`. */
export interface StoryLine {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly kind: LedgerKind;
}

/** Everything shown of one row's mail: exactly what will be sent. */
export interface Preview {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly bytes: number;
  /** SHA-256 of the encoded message. */
  readonly sha256: string;
}
