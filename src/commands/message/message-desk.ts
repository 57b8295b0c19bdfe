import type { CheckedRow } from '../../domain/check.ts';
import { composeMessage } from '../../domain/message/compose.ts';
import { Failure } from '../../domain/failure.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Message } from '../../domain/message/message.ts';
import { encodeMessage, envelopeOf, type MimeOptions } from '../../domain/message/mime.ts';
import type { TemplateSource } from '../../domain/message/presets.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { ComposedMail } from '../../domain/sending/run-item.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { dateText, languageOf } from '../base/words.ts';
import type { MailFiles } from '../receipts/mail-files.ts';
import { Drafts, type MailId } from './drafts.ts';
import { templateOf, templatesFor, type MailReading } from './mail-reading.ts';
import { MailTexts } from './mail-texts.ts';
import { TextChoice } from './text-choice.ts';
import { TextInspection } from './text-inspection.ts';
import type { Language } from '../../domain/language.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import type { MessageState, Preview } from './message-state.ts';

/** A mail that another one corrects. */
export interface EarlierMail extends MailId {
  /** Milliseconds since the Unix epoch; undefined where only the row's cells know of it. */
  readonly at: number | undefined;
}

export interface TestMail extends ComposedMail {
  readonly reference: string;
}

/** Subject and text, and the messages made from them. */
export class MessageDesk {
  private readonly corrected = new Map<string, EarlierMail>();
  private readonly drafts: Drafts;
  private readonly texts: MailTexts;
  readonly choice: TextChoice;
  readonly inspection: TextInspection;
  private readonly ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.ports = ports;
    this.choice = new TextChoice(ports);
    this.inspection = new TextInspection(ports);
    this.drafts = new Drafts(ports);
    this.texts = new MailTexts(ports, this.choice);
  }

  /** Makes the templates fit a reading of the sheet, and takes the files that belong to it. */
  use(roster: Roster, kind: RunKind, language: Language, files: MailFiles): MailReading {
    return this.texts.use(roster, kind, language, files);
  }

  /** What the templates miss: of all rows in row 0, and of each row. */
  issues(roster: Roster): readonly Issue[] {
    return this.texts.issues(roster);
  }

  /** Headers that any template in use prints or tests. */
  headers(): ReadonlySet<string> {
    return this.texts.headers();
  }

  async choose(template: TemplateSource, language: Language): Promise<void> {
    await this.ports.book.set(`text.${this.texts.kind}.${language}`, template);
  }

  /** What would be kept under a name: the words of the workbook's own, else the text on show. */
  get ownTexts(): Readonly<Partial<Record<Language, TemplateSource>>> {
    const own = this.choice.own(this.texts.kind);
    const { shown, template } = this.texts;
    return Object.keys(own).length > 0 || template === undefined ? own : { [shown]: template };
  }

  async reset(): Promise<void> {
    await this.ports.book.set(`text.${this.texts.kind}.${this.texts.shown}`, undefined);
  }

  look(language: Language): void {
    this.texts.look(language);
  }

  /** Gives the text on show to everybody, whatever the language of their row; or to each their own again. */
  async forEverybody(on: boolean): Promise<void> {
    const { kind, shown } = this.texts;
    this.texts.look(shown);
    await this.ports.book.set(`everybody.${kind}`, on ? shown : undefined);
  }

  /** The id that the preview showed for this document, once: another row for it gets another one. */
  newReceiptId(documentKey: string): string {
    return this.drafts.takeReceiptId(documentKey);
  }

  /** The row's message begins by naming the earlier one, until told `undefined` or to forget it. */
  correct({ keys }: CheckedRow, earlier: EarlierMail | undefined): void {
    if (earlier === undefined) this.corrected.delete(primaryKey(keys));
    else this.corrected.set(primaryKey(keys), earlier);
  }

  /** Where it was asked for, it was for one run. */
  forgetCorrections(): void {
    this.corrected.clear();
  }

  private correction(language: Language, { at, receiptId, nth }: EarlierMail): string {
    const date = at === undefined ? '' : dateText(language, at);
    return this.ports.translate(language, 'corrected.mail', { date, reference: referenceOf(receiptId, nth) });
  }

  /** The first line of a row's mail; '' where its text cannot be made. */
  greeting(row: CheckedRow): string {
    return this.texts.greeting(row);
  }

  private async compose(
    row: CheckedRow,
    sender: Mailbox | undefined,
    { receiptId, nth }: MailId,
    { test = false, reading = this.texts.readingOf(row) }: { test?: boolean; reading?: MailReading | undefined } = {},
  ): Promise<Message> {
    if (reading === undefined || templateOf(reading, row) === undefined) throw new Failure('template/invalid');
    const earlier = this.corrected.get(primaryKey(row.keys));
    return composeMessage({
      entry: row.entry,
      templates: templatesFor(reading, row),
      language: reading.language,
      sender,
      attachments: await reading.files.attachmentsOf(row),
      date: this.drafts.of(primaryKey(row.keys)).date,
      clean: (await this.ports.mailCleaner()).clean,
      reference: referenceOf(receiptId, nth),
      signed: (language) => reading.readyMade.has(language),
      ...(earlier === undefined ? {} : { corrects: (language) => this.correction(languageOf(language), earlier) }),
      ...(test ? { testMark: (language) => this.ports.translate(languageOf(language), 'mail.testMark') } : {}),
    });
  }

  /** The message as it will leave, by its run's own reading; `unsent` for a mail program that still has to send it. */
  async mail(
    row: CheckedRow,
    item: MailId,
    sender: Mailbox | undefined,
    { reading, ...how }: Pick<MimeOptions, 'unsent' | 'bcc'> & { readonly reading: MailReading },
  ): Promise<ComposedMail> {
    return this.encode(await this.compose(row, sender, item, { reading }), row, how);
  }

  private async encode(
    message: Message,
    { entry, keys }: CheckedRow,
    how: Pick<MimeOptions, 'unsent' | 'bcc'> = {},
  ): Promise<ComposedMail> {
    const bytes = encodeMessage(message, { boundarySeed: this.drafts.of(primaryKey(keys)).seed, ...how });
    const name = `${entry.row} ${entry.person.name}`.trim();
    return { bytes, sha256: await sha256(bytes), name, envelope: envelopeOf(message) };
  }

  /** The row's message to the sender alone, marked as a test unless told otherwise. */
  async testMail(row: CheckedRow, sender: Mailbox | undefined, { marked = true } = {}): Promise<TestMail> {
    // Searching for the receipt must never find its test.
    const id = marked ? { receiptId: this.drafts.mint(primaryKey(row.keys)) } : this.drafts.idOf(row);
    return {
      ...(await this.encode(await this.compose(row, sender, id, { test: marked }), row)),
      reference: referenceOf(id.receiptId, id.nth),
    };
  }

  async preview(row: CheckedRow, sender: Mailbox | undefined): Promise<Preview> {
    const message = await this.compose(row, sender, this.drafts.idOf(row));
    const mail = await this.encode(message, row);
    const list = (mailboxes: readonly Mailbox[]) =>
      mailboxes.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join(', ');
    return {
      row: row.entry.row,
      from: message.from === undefined ? '' : list([message.from]),
      to: list(message.to),
      cc: list(message.cc),
      bcc: list(message.bcc),
      replyTo: message.replyTo === undefined ? '' : list([message.replyTo]),
      subject: message.subject,
      html: message.html,
      attachments: await Promise.all(
        message.attachments.map(async ({ name, bytes }) => ({
          name,
          bytes: bytes.length,
          sha256: await sha256(bytes),
        })),
      ),
      bytes: mail.bytes.length,
      sha256: mail.sha256,
    };
  }

  state(): MessageState {
    return { choice: this.choice.state(this.texts.kind), ...this.texts.state() };
  }
}
