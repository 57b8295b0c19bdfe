import type { CheckedRow } from '../../domain/check.ts';
import { expected } from '../../domain/failure.ts';
import type { Grid } from '../../domain/grid.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import { byLanguage, languages, type Language } from '../../domain/language.ts';
import type { MailTemplate } from '../../domain/message/compose.ts';
import { namesOf, presetTemplate, type TemplateSource } from '../../domain/message/presets.ts';
import { fittedText } from '../../domain/message/preset-text.ts';
import { compileTemplate, type RowPlace } from '../../domain/message/template.ts';
import type { Entry, Mapping, Roster } from '../../domain/roster/roster.ts';
import { sureMapping } from '../../domain/roster/sure-mapping.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { MailFiles } from '../receipts/mail-files.ts';
import { templateOf, type MailReading } from './mail-reading.ts';
import type { MessageState } from './message-state.ts';
import type { OfferedText, TextChoice } from './text-choice.ts';

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

/** A text that fails for so many rows is not tried with the others. */
const mostFailures = 3;

const rowIssues = ({ subject, body }: MailTemplate, fields: Entry['fields'], place: RowPlace): readonly Issue[] => {
  const found = [...subject.check(fields, place), ...body.check(fields, place)];
  return found.filter(
    ({ code, column }, index) => index === found.findIndex((each) => each.code === code && each.column === column),
  );
};

/** Of an invoice: what some rows lack is printed in no ready-made text, which would ask about each of them. */
const withoutGaps = (mapping: Mapping, { columns, entries }: Roster): Mapping => {
  const lacks = (field: 'invoiceNumber' | 'amount' | 'dueDate'): boolean => {
    const header = columns.find(({ column }) => column === mapping[field])?.header ?? '';
    return entries.some(({ fields }) => fieldText(fields.get(header)).trim() === '');
  };
  const gaps = (['invoiceNumber', 'amount', 'dueDate'] as const).filter(lacks);
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => !(gaps as readonly string[]).includes(field)));
};

/** The texts of one reading of the sheet, a template for each language that somebody gets, and what is wrong with them. */
export class MailTexts {
  private runKind: RunKind = 'payroll';
  /** The pane's: for rows that name none. */
  private language: Language = 'es';
  private readers: MessageState['readers'] = [];
  /** Whose text the person looks at, as long as anybody gets it. */
  private looked: Language | undefined;
  private roster: Roster | undefined;
  /** Of the reading that an entry comes from: a run's rows may be older than the last reading, and stand elsewhere in it. */
  private readonly readings = new WeakMap<Entry, MailReading>();
  private texts: Readonly<Record<Language, TemplateSource>> | undefined;
  private templates: Readonly<Record<string, MailTemplate>> = {};
  private broken: readonly Issue[] = [];
  private readonly ports: Pick<SessionPorts, 'book' | 'displayLanguage' | 'plugins' | 'translate'>;
  private readonly choice: TextChoice;

  constructor(ports: Pick<SessionPorts, 'book' | 'displayLanguage' | 'plugins' | 'translate'>, choice: TextChoice) {
    this.ports = ports;
    this.choice = choice;
  }

  get kind(): RunKind {
    return this.runKind;
  }

  /** The language whose text everybody gets; undefined: each their own. */
  private get everybody(): Language | undefined {
    return this.ports.book.get(`everybody.${this.kind}`);
  }

  /** Makes the templates fit a reading of the sheet. */
  use(roster: Roster, kind: RunKind, language: Language, files: MailFiles): MailReading {
    this.roster = roster;
    this.runKind = kind;
    this.language = language;
    this.readers = readersOf(roster, language);
    const own = this.choice.own(kind);
    const topic = this.choice.topic(kind);
    const { columns } = roster;
    const mapping = withoutGaps(sureMapping(roster), roster);
    this.choice.offer(this.offered(kind, { mapping, columns }));
    const { lockColumn, attached } = files;
    const preset = (each: Language, locked: boolean): TemplateSource =>
      presetTemplate({
        t: (key, values) => this.ports.translate(each, key, values),
        kind,
        topic,
        mapping,
        columns,
        attached,
        locked,
      });
    const text = (each: Language): TemplateSource => own[each] ?? preset(each, lockColumn !== undefined);
    this.texts = byLanguage(text);
    const compile = this.compiler(roster, lockColumn);
    this.compile(this.texts, compile);
    // A mail without a password must not speak of one, where the words are not the person's own.
    const open = lockColumn === undefined ? [] : languages.filter((each) => own[each] === undefined);
    const unlocked = Object.fromEntries(open.map((each) => [each, compile(each, preset(each, false))] as const));
    const readyMade = new Set<string>(languages.filter((each) => own[each] === undefined));
    const reading = { templates: this.templates, unlocked, language: this.runLanguage, files, readyMade };
    for (const entry of roster.entries) this.readings.set(entry, reading);
    return reading;
  }

  /** What plugins have ready, for the columns of the sheet. */
  private offered(kind: RunKind, sheet: Pick<Roster, 'mapping' | 'columns'>): readonly OfferedText[] {
    const { of, who } = namesOf(sheet);
    const fitted = (each: Language, source: string): TemplateSource =>
      fittedText(source, { of, greeting: this.ports.translate(each, 'mail.greeting', { who }) });
    return this.ports.plugins
      .presets()
      .filter((preset) => preset.kind === kind)
      .map(({ id, title, sources }) => ({
        id,
        title,
        texts: Object.fromEntries(
          languages.flatMap((each) => {
            const source = sources[each];
            return source === undefined ? [] : [[each, fitted(each, source)]];
          }),
        ),
      }));
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
        expected(error);
        if (this.inUse(each)) broken.push(issue('template/fails', 0, ''));
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
  get runLanguage(): Language {
    return this.everybody ?? this.language;
  }

  /** The text on show: one that somebody gets. */
  get shown(): Language {
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
    const failed = new Map<MailTemplate, number>();
    return roster.entries.flatMap(({ row, fields, language }) => {
      const template = this.templates[language] ?? this.templates[this.runLanguage];
      if (template === undefined) return [];
      const fails = failed.get(template) ?? 0;
      // Each failure may take as long as a text may take at all.
      if (fails >= mostFailures) return [issue('template/fails', row, '')];
      try {
        return rowIssues(template, fields, { row, lettersOf });
      } catch (error) {
        expected(error);
        failed.set(template, fails + 1);
        return [issue('template/fails', row, '')];
      }
    });
  }

  /** The text on show; undefined before a sheet was read. */
  get template(): TemplateSource | undefined {
    return this.texts?.[this.shown];
  }

  /** Headers that any template in use prints or tests. */
  headers(): ReadonlySet<string> {
    return new Set(Object.values(this.templates).flatMap(({ subject, body }) => [...subject.fields, ...body.fields]));
  }

  look(language: Language): void {
    this.looked = language;
  }

  /** What the row's mail is made of, as the reading of this very row has it. */
  readingOf({ entry }: Pick<CheckedRow, 'entry'>): MailReading | undefined {
    return this.readings.get(entry);
  }

  /** The first line of a row's mail; '' where its text cannot be made. */
  greeting(row: CheckedRow): string {
    const reading = this.readingOf(row);
    try {
      const template = reading && templateOf(reading, row);
      const text = template === undefined ? '' : plainText(template.body.render(row.entry.fields));
      return text.split('\n').find((line) => line.trim() !== '') ?? '';
    } catch (error) {
      expected(error);
      return '';
    }
  }

  /** What a text may print: every column with a heading but Sobre's own, which tell of the mail before. */
  private fields(): readonly string[] {
    if (this.roster === undefined) return [];
    const own = new Set(Object.values(this.roster.ownColumns));
    return this.roster.columns.flatMap(({ column, header }) => (header === '' || own.has(column) ? [] : [header]));
  }

  state(): Omit<MessageState, 'choice'> {
    return {
      language: this.shown,
      readers: this.readers,
      forEverybody: this.everybody !== undefined,
      template: this.template ?? { subject: '', body: '' },
      isPreset: this.choice.own(this.kind)[this.shown] === undefined,
      fields: this.fields(),
      problems: this.broken,
    };
  }
}
