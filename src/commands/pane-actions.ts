import type { IssueCode } from '../domain/issue.ts';
import type { Period } from '../domain/text/period.ts';
import type { Field } from '../domain/roster/roster.ts';
import type { FileStory } from './record/file-story.ts';
import type { FoundPerson } from './record/found-mail.ts';
import type { SavingActions } from './send/saving-actions.ts';
import type {
  Language,
  Preview,
  ReceiptMode,
  RecipientRule,
  RunKind,
  Scope,
  Sentence,
  Station,
  StoryLine,
  TemplateText,
} from './pane-state.ts';

export interface PaneWideActions {
  openStation(station: Station): void;
  setLanguage(language: Language): void;
  setOperator(name: string): void;
  goTo(row: number, column: string): Promise<void>;
  /** Brings this device's log sheet to the front, or says that there is none yet. */
  showLog(): Promise<void>;
  /** Looks at Excel, storage, broker, Google and browser. */
  checkComputer(): Promise<void>;
  /** Shows what happened to the receipt of the selected row. */
  explainSelected(): Promise<void>;
}

export interface SheetActions {
  readSheet(): Promise<void>;
  /** Adds a sheet of made-up people and reads it. */
  addSample(): Promise<void>;
  setField(field: Field, column: number | undefined): Promise<void>;
  useCc(on: boolean): Promise<void>;
  setRecipients(rule: RecipientRule): Promise<void>;
  setScope(scope: Scope): Promise<void>;
  /** A new sheet with the people whose cell says that they get their receipt on paper. */
  makePaperList(): Promise<void>;
  setKind(kind: RunKind): Promise<void>;
  accept(code: IssueCode, accepted: boolean): void;
}

export interface ReceiptsActions {
  chooseFiles(files: readonly File[]): Promise<void>;
  clearFiles(): void;
  setReceiptMode(mode: ReceiptMode): void;
  setPasswordColumn(column: number | undefined): void;
  /** Who gets files at all, by a column; undefined: everybody. */
  setAttachColumn(column: number | undefined): void;
  /** Whether rows with their XML alone get a PDF made from it. */
  setPrintsXml(on: boolean): void;
  /** A picture for the head of made PDFs; undefined: none. */
  chooseLogo(file: File | undefined): Promise<void>;
  /** Which sheet imported receipts take their addresses from; undefined: none. */
  chooseAddresses(sheet: string | undefined): Promise<void>;
  choosePeriod(period: Period): void;
}

export interface MessageActions {
  setTemplate(template: TemplateText, language: Language): void;
  /** Shows the text of another language, which some rows get. */
  showTemplate(language: Language): void;
  /** The text on show goes to all rows, whatever their language. */
  useForEverybody(on: boolean): void;
  resetTemplate(): void;
  preview(row: number): Promise<Preview | Sentence>;
}

export interface AccountActions {
  /** Call straight from the click: the window opens inside it. */
  connect(options?: { again?: boolean; hint?: string; route?: 'dialog' | 'browser' }): void;
  cancelSignIn(): void;
  submitCode(text: string): Promise<void>;
  continueInBrowser(): void;
  keepConnected(yes: boolean): Promise<void>;
  useAccount(address: string): Promise<void>;
  renameAccount(address: string, displayName: string): Promise<void>;
  /** Recipients in 24 hours that the current account may have. */
  setDailyLimit(limit: number): Promise<void>;
  forgetAccount(address: string): Promise<void>;
  revokeAccount(address: string): Promise<void>;
  /** Addresses that may send from this workbook; none: any. */
  allowSenders(addresses: readonly string[]): Promise<void>;
}

export interface LogActions {
  /** Follows the log sheets' chains again. */
  checkLog(): Promise<void>;
  /** Puts back what this device knows and its log sheet lacks. */
  restoreLog(): Promise<void>;
  /** All log sheets in words on a new sheet. */
  copyLog(): Promise<void>;
  /** What was sent to the people that a name, address, number or reference means, from this workbook. */
  findSent(text: string): Promise<readonly FoundPerson[] | Sentence>;
  /** Whose these files are, and which rows of the workbook got them; they join no run. */
  whoseFiles(files: readonly File[]): Promise<readonly FileStory[] | Sentence>;
  /** Puts on record that a mail came back: in the log, and in its row on that sheet. */
  markReturned(sheet: string, receiptId: string): Promise<void>;
  /** Goes to a line of a log sheet. */
  goToLog(sheet: string, row: number): Promise<void>;
}

export interface RunActions {
  /** Asks what has to be asked first, Sobre's columns and the test mail, else starts. */
  send(): Promise<void>;
  /**
   * The answer to that question. All but `not-now` and `test` add missing columns and start; `test` mails the first row
   * to the sender instead. Where AutoSave is off, `alone` sends all the same and anything else asks again.
   */
  answerQuestion(answer: StartAnswer): Promise<void>;
  stop(): void;
  resume(): Promise<void>;
  retryFailed(): Promise<void>;
  takeOver(): Promise<void>;
  openSearch(row: number): void;
  settle(row: number, answer: 'it-is-there' | 'send-again'): Promise<void>;
  sendAgain(row: number): Promise<void>;
  newRun(): Promise<void>;
}

export interface IncidentActions {
  /** What is known of a row's receipt, oldest first. */
  storyOf(row: number): readonly StoryLine[];
  /** A new sheet with who got what and when, and the hashes of it. */
  makeIncidentSheet(): Promise<void>;
  /** Sends a row's receipt again, on record as wanted, with a first line that names the mail it corrects. */
  sendCorrected(row: number): Promise<void>;
}

export type StartAnswer = 'go' | 'alone' | 'seen' | 'without' | 'test' | 'not-now';

/** All to the sender alone, marked as a test. */
export interface TestActions {
  /** The first ready row, or the one at a sheet row. */
  testMail(row?: number): Promise<void>;
  /** Up to three rows of the selection. */
  testSelected(): Promise<void>;
  /** A short mail without anything of the sheet. */
  testConnection(): Promise<void>;
  /** The test was seen in the mailbox; kept in the workbook. */
  confirmTest(): Promise<void>;
}

/** What a person can do; ribbon and pane call the same. None rejects: what goes wrong shows up in the state. */
export interface PaneActions
  extends
    PaneWideActions,
    SheetActions,
    ReceiptsActions,
    MessageActions,
    AccountActions,
    LogActions,
    RunActions,
    IncidentActions,
    TestActions,
    SavingActions {}
