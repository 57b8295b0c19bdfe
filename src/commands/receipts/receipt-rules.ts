import { issue, type Issue } from '../../domain/issue.ts';
import { passwordIn } from '../../domain/receipt/password-issues.ts';
import type { Entry, Roster } from '../../domain/roster/roster.ts';
import { saysYes } from '../../domain/roster/says-yes.ts';
import type { ReceiptMode } from '../../domain/run-choices.ts';
import { fieldText } from '../../domain/text/field-value.ts';
import { isSample } from '../people/sample-sheet.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { receiptOptions, type ReceiptChoices, type ReceiptOption, type ReceiptOptions } from './receipt-choices.ts';

/** What the workbook's choices mean for a reading of the sheet, and for each of its rows. */
export class ReceiptRules {
  private readonly book: Pick<SessionPorts['book'], 'get'>;

  constructor({ book }: { readonly book: Pick<SessionPorts['book'], 'get'> }) {
    this.book = book;
  }

  of(roster: Roster | undefined): ReceiptChoices {
    return {
      mode: this.mode(roster),
      options: this.options,
      passwordColumn: columnOf(roster, this.passwordHeader),
      attachColumn: columnOf(roster, this.attachHeader),
    };
  }

  /** Until somebody chooses: by the file column where the sheet names files, else by what is in the files. */
  mode(roster: Roster | undefined): ReceiptMode {
    const chosen = this.book.get('files');
    if (chosen !== undefined) return chosen;
    // Made-up people have no files.
    if (isSample(roster)) return 'make';
    return roster?.entries.some(({ fileNames }) => fileNames.length > 0) === true ? 'column' : 'auto';
  }

  get options(): ReceiptOptions {
    const chosen = (Object.keys(receiptOptions) as ReceiptOption[]).map((option) => [
      option,
      this.book.get(option) ?? receiptOptions[option],
    ]);
    return Object.fromEntries(chosen) as ReceiptOptions;
  }

  /** '' for none. */
  private get passwordHeader(): string {
    return this.book.get('lock-column') ?? '';
  }

  /** '' for everybody. */
  private get attachHeader(): string {
    return this.book.get('attach-column') ?? '';
  }

  /** Headers of the columns that decide what is attached and how it is locked. */
  usedHeaders(): readonly string[] {
    return [this.passwordHeader, this.attachHeader].filter((header) => header !== '');
  }

  /** Whether a PDF may have to be made or locked. */
  mayMake(roster: Roster | undefined): boolean {
    return this.passwordHeader !== '' || this.options['prints-xml'] || this.mode(roster) === 'make';
  }

  /** Whether the row's mail carries anything: where a column says so, only with a yes in it. */
  attaches({ fields }: Entry, roster: Roster | undefined): boolean {
    if (columnOf(roster, this.attachHeader) === undefined) return true;
    return saysYes(fieldText(fields.get(this.attachHeader)));
  }

  /** '' leaves the row's PDF open. */
  password(entry: Entry, roster: Roster | undefined): string {
    const column = columnOf(roster, this.passwordHeader);
    return column === undefined || roster === undefined ? '' : passwordIn(entry, roster.grid, column);
  }

  /** Rows whose mail goes without files because their cell does not say yes. */
  bareRows(roster: Roster): ReadonlySet<number> {
    if (columnOf(roster, this.attachHeader) === undefined) return new Set();
    return new Set(roster.entries.filter((entry) => !this.attaches(entry, roster)).map(({ row }) => row));
  }

  /** A chosen column that was renamed or deleted must not come to mean "everybody" or "no password". */
  goneColumns(roster: Roster): readonly Issue[] {
    if (this.mode(roster) === 'none') return [];
    const gone = this.usedHeaders().filter((header) => columnOf(roster, header) === undefined);
    return roster.entries.flatMap(({ row }) => gone.map((header) => issue('receipt/column-gone', row, '', { header })));
  }
}

/** Grid column with this header; undefined where none was chosen or it is gone. */
const columnOf = (roster: Roster | undefined, chosen: string): number | undefined =>
  chosen === '' ? undefined : roster?.columns.find(({ header }) => header === chosen)?.column;
