import { expected, Failure, type FailureCode } from '../../domain/failure.ts';
import type { Grid } from '../../domain/grid.ts';
import { missingOwnHeaders, ownHeaderTexts } from '../../domain/sending/own-columns.ts';
import { chosenRows, type ChosenRows } from '../../domain/roster/chosen-rows.ts';
import { rowToReach } from '../../domain/roster/below-table.ts';
import { columnsOf, rosterSteps, type RosterOptions } from '../../domain/roster/read-roster.ts';
import type { Field, OwnColumns, Roster, RosterColumn } from '../../domain/roster/roster.ts';
import { parseStatus, type StatusWords } from '../../domain/sending/status-text.ts';
import type { Place } from '../../domain/workbook.ts';
import { choiceKeys, type ChoiceKey, type Choices } from '../base/choice-schemas.ts';
import { inSlices } from '../base/in-slices.ts';
import { Newest } from '../base/newest.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import { plainKind } from '../../domain/roster/plain-kind.ts';
import { placeOf } from '../../domain/roster/place-of.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { allStatusWords, ownHeaders, statusTones } from '../base/words.ts';
import { languages, type Language } from '../../domain/language.ts';
import type { Scope, RunKind } from '../../domain/run-choices.ts';
import type { RecipientRule } from '../../domain/roster/read-recipients.ts';
import type { SheetState } from './sheet-state.ts';

/** Choices about the sheet that colleagues share; columns by header, so that they survive moved columns. */
interface SheetChoices {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  readonly useCc: boolean;
  readonly recipients: RecipientRule;
  readonly kind: RunKind;
}

/** What a sheet was read to be that has no list of people. */
const withoutPeople: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'sheet/empty',
  'sheet/header-missing',
  'sheet/column-missing',
]);

/** The fields that a choice can give a column. */
const columnKeys = choiceKeys.filter((key): key is `column.${Field}` => key.startsWith('column.'));
const fieldOf = (key: `column.${Field}`): Field => key.slice('column.'.length) as Field;

/** Reads the sheet into a roster, and keeps what the person chose about its columns. */
export class SheetDesk {
  grid: Grid | undefined;
  roster: Roster | undefined;
  problem: Sentence | undefined;
  /** Why the last reading brought nothing. */
  private failure: Failure | undefined;
  reading = true;
  /** Also of a sheet whose people cannot be read: there a person can say which column is which. */
  private columns: readonly RosterColumn[] = [];
  scope: Scope = 'visible';
  selected: ChosenRows = [];
  private readonly parsing = new Newest();
  /** Perhaps still being read: `grid` is the one that `roster` is of. */
  private latest: Grid | undefined;
  /** What title and headings say plainly, as long as nobody chose. */
  private plainKind: RunKind | undefined;
  private plainIn: string | undefined;
  private readonly statusWords: readonly StatusWords[];
  private readonly ports: SessionPorts;

  constructor(ports: SessionPorts) {
    this.ports = ports;
    this.statusWords = allStatusWords(ports.translate);
  }

  private get choices(): SheetChoices {
    const { book } = this.ports;
    const chosen = columnKeys.flatMap((key) => {
      const header = book.get(key);
      return header === undefined ? [] : [[fieldOf(key), header] as const];
    });
    return {
      fields: Object.fromEntries(chosen),
      useCc: book.get('copies') ?? false,
      recipients: book.get('recipients') ?? 'ask',
      kind: book.get('kind') ?? this.plainKind ?? 'payroll',
    };
  }

  get kind(): RunKind {
    return this.choices.kind;
  }

  async read(): Promise<void> {
    this.reading = true;
    this.failure = undefined;
    try {
      await this.parse(await this.ports.workbook.read(this.grid?.sheet));
    } catch (error) {
      this.failure = expected(error);
      this.problem = sentenceOf(this.failure, 'repeats');
      this.roster = undefined;
    } finally {
      this.reading = false;
    }
  }

  /** Throws why the last reading brought nothing: no sheet is empty, or lacks columns, because Excel was busy. */
  mustBeRead(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** It was read and holds no people; one that Excel does not let read may hold them. */
  get hasNobody(): boolean {
    return !this.reading && this.roster === undefined && isOfNobody(this.failure);
  }

  /** Nobody reads it again by itself: whoever is told to wait would wait for ever. */
  giveUp(): void {
    if (this.failure !== undefined) this.problem = sentenceOf(this.failure, 'once');
  }

  /** The active sheet instead of the one read before. */
  async readActive(): Promise<void> {
    this.grid = undefined;
    await this.read();
  }

  /** Throws what `readRoster` throws; the grid is then the new one all the same. */
  private parse(grid: Grid): Promise<void> {
    this.latest = grid;
    const ours = Object.values(ownHeaders(this.ports.translate)).map(({ receiptId }) => receiptId);
    const found = plainKind(grid, new Set(ours));
    // A colleague who adds our columns first takes nothing from what this pane has shown.
    if (found !== undefined || this.plainIn !== grid.sheetId) this.plainKind = found;
    this.plainIn = grid.sheetId;
    return this.parsing.run(async (signal) => {
      const options: RosterOptions = {
        mapping: this.choices.fields,
        ...this.headingRow(grid),
        useCc: this.choices.useCc,
        ownHeaders: ownHeaders(this.ports.translate),
        isOwnStatus: (text) => parseStatus(text, this.statusWords) !== undefined,
        recipients: this.choices.recipients,
        kind: this.choices.kind,
        hiddenToo: this.scope === 'all',
      };
      this.columns = columnsOf(grid, options);
      try {
        this.roster = await inSlices(rosterSteps(grid, options), this.ports.clock, signal);
        this.problem = undefined;
      } finally {
        if (!signal.aborted) this.grid = grid;
      }
    });
  }

  private headingRow({ sheetId }: Grid): { readonly headingRow?: number } {
    const chosen = this.ports.book.get('heading-row');
    return chosen?.sheet === sheetId ? { headingRow: chosen.row } : {};
  }

  /** 1-based sheet row of the headings; undefined: where Sobre finds them. */
  async chooseHeadingRow(row: number | undefined): Promise<void> {
    await this.choose('heading-row', row === undefined ? undefined : { sheet: this.grid?.sheetId ?? '', row });
  }

  async choose<K extends ChoiceKey>(key: K, choice: Choices[K] | undefined): Promise<void> {
    await this.ports.book.set(key, choice);
    await this.parseAnew();
  }

  /** Goes by choices that came from elsewhere. */
  readAgain(): Promise<void> {
    return this.parseAnew();
  }

  private async parseAnew(): Promise<void> {
    try {
      if (this.latest !== undefined) await this.parse(this.latest);
    } catch (error) {
      this.problem = sentenceOf(expected(error), 'repeats');
    }
  }

  /** Grid column for a field, or none; kept by header. */
  async chooseField(field: Field, column: number | undefined): Promise<void> {
    const header = column === undefined ? '' : (this.columns.find((c) => c.column === column)?.header ?? '');
    await this.choose(`column.${field}`, header);
  }

  async chooseScope(scope: Scope): Promise<void> {
    this.scope = scope;
    if (scope !== 'selected' || this.grid === undefined) return this.parseAnew();
    const rows = new Set(await this.ports.workbook.selectedRows(this.grid.sheetId));
    // A colleague may have moved rows since it was last read: rows are chosen by what stands there now.
    await this.read();
    this.selected = chosenRows((this.roster?.entries ?? []).filter(({ row }) => rows.has(row)));
  }

  get headerRow(): number {
    return this.grid?.rows[this.roster?.headerIndex ?? 0]?.row ?? 1;
  }

  get hasOwnColumns(): boolean {
    return hasAll(this.roster?.ownColumns ?? {});
  }

  /** The language the sheet's own columns were made in, else the workbook's. */
  language(fallback: Language): Language {
    const headers = ownHeaders(this.ports.translate);
    const shown = new Set(this.roster?.columns.map(({ header }) => header.trim()));
    return languages.find((language) => shown.has(headers[language].receiptId)) ?? fallback;
  }

  /** Takes in who is written down right below the list's table, as its own rows. */
  async takeInBelow(): Promise<void> {
    const row = this.roster === undefined ? undefined : rowToReach(this.roster);
    if (this.grid === undefined || row === undefined) return;
    await this.ports.workbook.lengthenTable(this.grid, row);
    await this.read();
  }

  async addOwnColumns(language: Language): Promise<void> {
    await this.read();
    this.mustBeRead();
    // A colleague who pressed Send as well may have been quicker.
    if (this.hasOwnColumns) return;
    if (this.roster?.headerless === true) await this.addHeadings(language, this.roster);
    if (this.grid === undefined) throw new Failure('sheet/empty');
    // Its own columns hide from now on what the headings said plainly.
    if (this.plainKind !== undefined && this.ports.book.get('kind') === undefined)
      await this.ports.book.set('kind', this.plainKind);
    const titles = missingOwnHeaders(
      this.roster?.columns.map(({ header }) => header) ?? [],
      this.roster?.ownColumns ?? {},
      ownHeaders(this.ports.translate)[language],
    );
    try {
      await this.ports.workbook.addOwnColumns(
        listOnly(this.grid, [this.headerRow, ...(this.roster?.entries ?? []).map(({ row }) => row)]),
        {
          titles,
          own: ownHeaderTexts(ownHeaders(this.ports.translate)),
          headerRow: this.headerRow,
        },
      );
      await this.read();
    } catch (error) {
      await this.read();
      if (!this.hasOwnColumns) throw error;
    }
    if (!this.hasOwnColumns) throw new Failure('sheet/column-missing');
    const { workbook, translate } = this.ports;
    // Beside the words, never instead of them: where the sheet refuses colours, nothing is missing.
    await workbook.colourStatus(this.place(), statusTones(translate, language)).catch(expected);
  }

  /** Columns chosen by their letters are known by their headings from now on. */
  private async addHeadings(language: Language, { grid, columns, mapping }: Roster): Promise<void> {
    const fields = Object.entries(mapping) as [Field, number][];
    const title = (field: Field) => this.ports.translate(language, `field.${field}`);
    const named = new Map(fields.map(([field, column]) => [column, title(field)]));
    const headings = columns.map(({ column }) => named.get(column) ?? '');
    await this.ports.workbook.addHeadings(grid, headings);
    const { fields: before } = this.choices;
    for (const [field] of fields) {
      if ((before[field] ?? '') !== '') await this.ports.book.set(`column.${field}`, title(field));
    }
    await this.read();
  }

  /** Where the rows are, for exchanges with the workbook. */
  place(): Place {
    if (this.grid === undefined || this.roster === undefined) throw new Failure('sheet/empty');
    return placeOf(this.roster);
  }

  state(): SheetState {
    const { roster } = this;
    return {
      status: this.problem !== undefined ? 'problem' : this.reading ? 'reading' : 'ready',
      problem: this.problem,
      sheet: this.grid?.sheet ?? '',
      columns: theirs(this.columns, roster?.ownColumns ?? {}),
      mapping: roster?.mapping ?? {},
      proposedCc: roster?.proposedCc,
      useCc: this.choices.useCc,
      emailChoices: roster?.emailChoices ?? [],
      hasNobody: this.hasNobody,
      people: roster?.entries.length ?? 0,
      hidden: roster?.entries.filter(({ hidden }) => hidden).length ?? 0,
      scope: this.scope,
      recipients: this.choices.recipients,
      kind: this.choices.kind,
      headerless: roster?.headerless ?? false,
      ownColumns: this.hasOwnColumns ? 'present' : 'missing',
    };
  }
}

/** Columns that people made, and not Sobre. */
const theirs = (columns: readonly RosterColumn[], ownColumns: OwnColumns): readonly RosterColumn[] => {
  const own = new Set(Object.values(ownColumns));
  return columns.filter(({ column }) => !own.has(column));
};

const hasAll = ({ status, sentAt, sentTo, receiptId }: OwnColumns): boolean =>
  ![status, sentAt, sentTo, receiptId].includes(undefined);

/** Own columns end with the people: a stray value far below is not theirs. A table is as long as it is. */
const listOnly = (grid: Grid, theirs: readonly number[]): Grid => {
  const last = Math.max(...theirs);
  return grid.table === undefined ? { ...grid, rows: grid.rows.filter(({ row }) => row <= last) } : grid;
};

const isOfNobody = (failure: Failure | undefined): boolean => failure !== undefined && withoutPeople.has(failure.code);
