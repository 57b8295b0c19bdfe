import type { CheckedRow } from '../../domain/check.ts';
import { composeMessage, type MailTemplate } from '../../domain/message/compose.ts';
import { Failure, isFailure } from '../../domain/failure.ts';
import type { Grid } from '../../domain/grid.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { Attachment, Message } from '../../domain/message/message.ts';
import { encodeMessage, envelopeOf, type MimeOptions } from '../../domain/message/mime.ts';
import { presetTemplate, type TemplateSource } from '../../domain/message/presets.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { mintReceiptId, receiptIdEntropy, referenceOf, standsFor } from '../../domain/sending/receipt-id.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { ComposedMail, RunItem } from '../../domain/sending/run-item.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import { compileTemplate } from '../../domain/message/template.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { dateText, languageOf } from '../base/words.ts';
import { sureMapping } from '../../domain/roster/sure-mapping.ts';
import { TextChoice } from './text-choice.ts';
import { TextInspection } from './text-inspection.ts';
import { languages, type Language } from '../../domain/language.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import type { MessageState, Preview } from './message-state.ts';

/** What a message needs besides the row, kept so that the preview is what will leave, to the byte. */
interface Draft {
  readonly receiptId: string;
  /** Milliseconds since the Unix epoch. */
  readonly date: number;
  /** Hex digits of the MIME boundaries. */
  readonly seed: string;
}

/** A mail that another one corrects. */
export interface EarlierMail {
  /** Milliseconds since the Unix epoch; undefined where only the row's cells know of it. */
  readonly at: number | undefined;
  readonly receiptId: string;
}

/** What the ready-made texts say of the files. */
export interface MailFiles {
  /** Grid column whose texts lock PDFs; undefined: none is locked. */
  readonly lockColumn: number | undefined;
  readonly attached: boolean;
}

export interface TestMail extends ComposedMail {
  readonly reference: string;
}

/** How numbers and days are written: as Excel's own language does, else for Spanish as the sheet writes its decimals. */
const localeOf = (language: Language, displayLanguage: string, { decimalSeparator }: Grid): string => {
  if (displayLanguage.toLowerCase().startsWith(language)) return displayLanguage;
  return language !== 'es' ? language : decimalSeparator === '.' ? 'es-MX' : 'es-ES';
};

/** How many rows get the text of each language; `language` is for rows that name none. */
const readersOf = (roster: Roster, language: Language): MessageState['readers'] => {
  const counts = new Map<string, number>();
  for (const entry of roster.entries) {
    const own = entry.language === '' ? language : entry.language;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return languages.flatMap((each) => {
    const count = counts.get(each);
    return count === undefined ? [] : [{ language: each, count }];
  });
};

/** Subject and text: presets or the person's own, one for each language, and the messages made from them. */
export class MessageDesk {
  private kind: RunKind = 'payroll';
  /** The pane's: for rows that name none. */
  private language: Language = 'es';
  private readers: MessageState['readers'] = [];
  /** Whose text the person looks at, as long as anybody gets it. */
  private looked: Language | undefined;
  private roster: Roster | undefined;
  private texts: Readonly<Record<Language, TemplateSource>> | undefined;
  private templates: Readonly<Record<string, MailTemplate>> = {};
  /** Ready-made texts for rows whose PDF is not locked though the run locks. */
  private unlocked: Readonly<Record<string, MailTemplate>> = {};
  private broken: readonly Issue[] = [];
  private readonly corrected = new Map<string, EarlierMail>();
  private readonly drafts = new Map<string, Draft>();
  readonly choice: TextChoice;
  readonly inspection: TextInspection;
  private readonly ports: SessionPorts;
  private readonly attachmentsOf: (row: CheckedRow) => Promise<readonly Attachment[]>;
  private readonly filesOf: (roster: Roster) => MailFiles;
  private readonly locks: (row: CheckedRow) => boolean;

  constructor(
    ports: SessionPorts,
    attachmentsOf: (row: CheckedRow) => Promise<readonly Attachment[]>,
    filesOf: (roster: Roster) => MailFiles,
    locks: (row: CheckedRow) => boolean,
  ) {
    this.ports = ports;
    this.choice = new TextChoice(ports);
    this.inspection = new TextInspection(ports);
    this.attachmentsOf = attachmentsOf;
    this.filesOf = filesOf;
    this.locks = locks;
  }

  /** The language whose text everybody gets; undefined: each their own. */
  private get everybody(): Language | undefined {
    return this.ports.book.get(`everybody.${this.kind}`);
  }

  /** Makes the templates fit a reading of the sheet. */
  use(roster: Roster, kind: RunKind, language: Language): void {
    this.roster = roster;
    this.kind = kind;
    this.language = language;
    this.readers = readersOf(roster, language);
    const own = this.choice.own(kind);
    const topic = this.choice.topic(kind);
    const { columns } = roster;
    const mapping = sureMapping(roster);
    const { lockColumn, attached } = this.filesOf(roster);
    const preset = (each: Language, locked: boolean): TemplateSource =>
      presetTemplate({ language: each, kind, topic, mapping, columns, attached, locked });
    const text = (each: Language): TemplateSource => own[each] ?? preset(each, lockColumn !== undefined);
    this.texts = { es: text('es'), pl: text('pl'), en: text('en') };
    const compile = this.compiler(roster, lockColumn);
    this.compile(this.texts, compile);
    // A mail without a password must not speak of one, where the words are not the person's own.
    const open = lockColumn === undefined ? [] : languages.filter((each) => own[each] === undefined);
    this.unlocked = Object.fromEntries(open.map((each) => [each, compile(each, preset(each, false))] as const));
  }

  private compiler(roster: Roster, lockColumn: number | undefined) {
    const headers = roster.columns.map(({ header }) => header).filter((header) => header !== '');
    const secret = new Set([roster.mapping.password, lockColumn]);
    const passwordHeaders = roster.columns.filter(({ column }) => secret.has(column)).map(({ header }) => header);
    return (each: Language, { subject, body }: TemplateSource): MailTemplate => {
      const options = { passwordHeaders, locale: localeOf(each, this.ports.displayLanguage, roster.grid) };
      return {
        subject: compileTemplate(subject, headers, { kind: 'subject', ...options }),
        body: compileTemplate(body, headers, { kind: 'html', ...options }),
      };
    };
  }

  private compile(
    texts: Readonly<Record<Language, TemplateSource>>,
    compile: (language: Language, text: TemplateSource) => MailTemplate,
  ): void {
    const broken: Issue[] = [];
    const { everybody } = this;
    const compiled = (each: Language): MailTemplate | undefined => {
      try {
        const template = compile(each, texts[each]);
        if (this.inUse(each)) broken.push(...template.subject.issues, ...template.body.issues);
        return template;
      } catch (error) {
        if (!isFailure(error)) throw error;
        if (this.inUse(each)) broken.push(issue('template/unknown-field', 0, '', { value: error.code }));
        return undefined;
      }
    };
    this.templates = Object.fromEntries(
      (everybody === undefined ? languages : [everybody]).flatMap((each) => {
        const template = compiled(each);
        return template === undefined ? [] : [[each, template] as const];
      }),
    );
    this.broken = broken;
  }

  private inUse(language: Language): boolean {
    const { everybody } = this;
    if (everybody !== undefined || this.readers.length === 0) return language === this.runLanguage;
    return this.readers.some((each) => each.language === language);
  }

  /** For rows whose own language has no text. */
  private get runLanguage(): Language {
    return this.everybody ?? this.language;
  }

  /** The text on show: one that somebody gets. */
  private get shown(): Language {
    const wanted = [this.looked, this.runLanguage, ...this.readers.map(({ language }) => language)];
    return wanted.find((each) => each !== undefined && this.inUse(each)) ?? this.runLanguage;
  }

  /** What the templates miss: of all rows in row 0, and of each row. */
  issues(roster: Roster): readonly Issue[] {
    // A template that is wrong for everybody holds everybody.
    const held = this.broken.flatMap((found) => [
      found,
      ...roster.entries.map(({ row }) => ({ ...found, row, column: '' })),
    ]);
    if (held.length > 0) return held;
    const letters = new Map(roster.columns.map(({ header, letters: of }) => [header, of]));
    const lettersOf = (header: string) => letters.get(header) ?? '';
    return roster.entries.flatMap(({ row, fields, language }) => {
      const template = this.templates[language] ?? this.templates[this.runLanguage];
      if (template === undefined) return [];
      const place = { row, lettersOf };
      const found = [...template.subject.check(fields, place), ...template.body.check(fields, place)];
      return found.filter(
        ({ code, column }, index) => index === found.findIndex((each) => each.code === code && each.column === column),
      );
    });
  }

  /** Headers that any template in use prints or tests. */
  headers(): ReadonlySet<string> {
    return new Set(Object.values(this.templates).flatMap(({ subject, body }) => [...subject.fields, ...body.fields]));
  }

  async choose(template: TemplateSource, language: Language): Promise<void> {
    await this.ports.book.set(`text.${this.kind}.${language}`, template);
  }

  /** What would be kept under a name: the words of the workbook's own, else the text on show. */
  get ownTexts(): Readonly<Partial<Record<Language, TemplateSource>>> {
    const own = this.choice.own(this.kind);
    return Object.keys(own).length > 0 || this.texts === undefined ? own : { [this.shown]: this.texts[this.shown] };
  }

  async reset(): Promise<void> {
    await this.ports.book.set(`text.${this.kind}.${this.shown}`, undefined);
  }

  look(language: Language): void {
    this.looked = language;
  }

  /** Gives the text on show to everybody, whatever the language of their row; or to each their own again. */
  async forEverybody(on: boolean): Promise<void> {
    this.looked = this.shown;
    await this.ports.book.set(`everybody.${this.kind}`, on ? this.shown : undefined);
  }

  /** The id that the preview showed for this document, once: another row for it gets another one. */
  newReceiptId(documentKey: string): string {
    const draft = this.draftFor(documentKey);
    this.drafts.set(documentKey, { ...draft, receiptId: this.mintId(documentKey) });
    return draft.receiptId;
  }

  private mintId(documentKey: string): string {
    return mintReceiptId(this.ports.random(receiptIdEntropy), documentKey);
  }

  private draftFor(documentKey: string): Draft {
    const known = this.drafts.get(documentKey);
    if (known !== undefined) return known;
    const draft: Draft = {
      receiptId: this.mintId(documentKey),
      date: this.ports.clock.now(),
      seed: Array.from(this.ports.random(16), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    };
    this.drafts.set(documentKey, draft);
    return draft;
  }

  /** Until told `undefined`, the row's message begins by naming the earlier one. */
  correct({ keys }: CheckedRow, earlier: EarlierMail | undefined): void {
    if (earlier === undefined) this.corrected.delete(primaryKey(keys));
    else this.corrected.set(primaryKey(keys), earlier);
  }

  private correction(language: Language, { at, receiptId }: EarlierMail): string {
    const date = at === undefined ? '' : dateText(language, at);
    return this.ports.translate(language, 'corrected.mail', { date, reference: referenceOf(receiptId) });
  }

  private templatesFor(row: CheckedRow): Readonly<Record<string, MailTemplate>> {
    if (Object.keys(this.unlocked).length === 0 || this.locks(row)) return this.templates;
    const languagesHere = Object.keys(this.templates);
    return Object.fromEntries(languagesHere.map((each) => [each, this.unlocked[each] ?? this.templates[each]!]));
  }

  /** The first line of a row's mail; '' where its text cannot be made. */
  greeting(row: CheckedRow): string {
    const templates = this.templatesFor(row);
    const template = templates[row.entry.language] ?? templates[this.runLanguage];
    try {
      const text = template === undefined ? '' : plainText(template.body.render(row.entry.fields));
      return text.split('\n').find((line) => line.trim() !== '') ?? '';
    } catch (error) {
      if (!isFailure(error)) throw error;
      return '';
    }
  }

  private async compose(
    row: CheckedRow,
    sender: Mailbox | undefined,
    receiptId: string,
    test: boolean,
  ): Promise<Message> {
    const templates = this.templatesFor(row);
    const template = templates[row.entry.language] ?? templates[this.runLanguage];
    if (template === undefined) throw new Failure('template/invalid');
    const earlier = this.corrected.get(primaryKey(row.keys));
    return composeMessage({
      entry: row.entry,
      templates,
      language: this.runLanguage,
      sender,
      attachments: await this.attachmentsOf(row),
      date: this.draftFor(primaryKey(row.keys)).date,
      clean: (await this.ports.mailCleaner()).clean,
      reference: referenceOf(receiptId),
      ...(earlier === undefined ? {} : { corrects: (language) => this.correction(languageOf(language), earlier) }),
      test,
    });
  }

  /** The message as it will leave; `unsent` for a mail program that still has to send it. */
  async mail(
    row: CheckedRow,
    item: Pick<RunItem, 'receiptId'>,
    sender: Mailbox | undefined,
    how: Pick<MimeOptions, 'unsent' | 'bcc'> = {},
  ): Promise<ComposedMail> {
    return this.encode(await this.compose(row, sender, item.receiptId, false), row, how);
  }

  private async encode(
    message: Message,
    { entry, keys }: CheckedRow,
    how: Pick<MimeOptions, 'unsent' | 'bcc'> = {},
  ): Promise<ComposedMail> {
    const bytes = encodeMessage(message, { boundarySeed: this.draftFor(primaryKey(keys)).seed, ...how });
    const name = `${entry.row} ${entry.person.name}`.trim();
    return { bytes, sha256: await sha256(bytes), name, envelope: envelopeOf(message) };
  }

  /** The row's message to the sender alone, marked as a test unless told otherwise. */
  async testMail(row: CheckedRow, sender: Mailbox | undefined, { marked = true } = {}): Promise<TestMail> {
    // Searching for the receipt must never find its test.
    const receiptId = marked ? this.mintId(primaryKey(row.keys)) : this.idOf(row);
    return {
      ...(await this.encode(await this.compose(row, sender, receiptId, marked), row)),
      reference: referenceOf(receiptId),
    };
  }

  private idOf({ entry, keys }: CheckedRow): string {
    const { receiptId } = entry.own;
    return standsFor(receiptId, primaryKey(keys)) ? receiptId : this.draftFor(primaryKey(keys)).receiptId;
  }

  async preview(row: CheckedRow, sender: Mailbox | undefined): Promise<Preview> {
    const message = await this.compose(row, sender, this.idOf(row), false);
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
    return {
      choice: this.choice.state(this.kind),
      language: this.shown,
      readers: this.readers,
      forEverybody: this.everybody !== undefined,
      template: this.texts?.[this.shown] ?? { subject: '', body: '' },
      isPreset: this.choice.own(this.kind)[this.shown] === undefined,
      fields: (this.roster?.columns ?? []).map(({ header }) => header).filter((header) => header !== ''),
      problems: this.broken,
    };
  }
}
