import {
  accessDenied,
  invalidArgument,
  itemNotFound,
  NULL,
  type Null,
  wrongDimensions,
} from '../interpreter/api-error.ts';
import { type Area, areaName, COLUMN_LIMIT, intersection, ROW_LIMIT, sheetPrefix } from '../book/area.ts';
import { DEFAULT_COLUMN } from '../book/book-state.ts';
import { type Cell, type CellValue, EMPTY_CELL, type Look, NO_CONTENT, valueTypeOf } from '../book/cell.ts';
import { ConditionalFormatCollection } from './conditional-format-collection.ts';
import { type ConditionalLook } from '../book/conditional-state.ts';
import { conditionalLook } from '../book/conditional-look.ts';
import { displayText } from '../text/display-text.ts';
import type { CellPatch } from '../book/edit.ts';
import { enteredCell } from '../book/entered-cell.ts';
import { resultOf } from '../book/formula-result.ts';
import { RangeAreas } from './range-areas.ts';
import { RangeFormat } from './range-format.ts';
import { RangeSort } from './range-sort.ts';
import { RangeView } from './range-view.ts';
import { type DeleteShift, type InsertShift, shiftCells } from '../book/shift-cells.ts';
import { shownSpans } from '../book/shown-spans.ts';
import { usedArea } from '../book/used-area.ts';
import type { Worksheet } from './worksheet.ts';

type Rows<T> = T[][];

/** Numbers and dates that an add-in writes as text are read by US rules, whatever the display language. */
const apiLocale = 'en-US';

export class Range {
  static readonly scalars = [
    'address',
    'cellCount',
    'columnCount',
    'columnHidden',
    'columnIndex',
    'formulas',
    'hidden',
    'numberFormat',
    'rowCount',
    'rowHidden',
    'rowIndex',
    'text',
    'valueTypes',
    'values',
  ];
  readonly worksheet: Worksheet;
  readonly $area: Area;

  constructor(worksheet: Worksheet, area: Area) {
    const { top, left, bottom, right } = area;
    const whole = [top, left, bottom, right].every(Number.isInteger);
    const inside = top >= 0 && left >= 0 && bottom < ROW_LIMIT && right < COLUMN_LIMIT;
    if (!whole || !inside || bottom < top || right < left) throw invalidArgument();
    this.worksheet = worksheet;
    this.$area = area;
  }

  get address(): string {
    return sheetPrefix(this.worksheet.name) + areaName(this.$area);
  }
  get rowIndex(): number {
    return this.$area.top;
  }
  get columnIndex(): number {
    return this.$area.left;
  }
  get rowCount(): number {
    return this.$area.bottom - this.$area.top + 1;
  }
  get columnCount(): number {
    return this.$area.right - this.$area.left + 1;
  }
  /** -1 where it is over 2^31 - 1, as the API says. */
  get cellCount(): number {
    const count = this.rowCount * this.columnCount;
    return count > 2_147_483_647 ? -1 : count;
  }
  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this);
  }
  get format(): RangeFormat {
    return new RangeFormat(this);
  }
  get sort(): RangeSort {
    return new RangeSort(this);
  }

  get values(): Rows<CellValue> | null {
    return this.#map((cell) => resultOf(cell, this.worksheet.$state).value);
  }
  set values(values: unknown) {
    this.#enter(values);
  }
  get formulas(): Rows<CellValue> | null {
    return this.#map(({ content }) => content.formula || content.value);
  }
  set formulas(formulas: unknown) {
    this.#enter(formulas);
  }
  get numberFormat(): Rows<string> | null {
    return this.#map(({ format }) => format);
  }
  set numberFormat(formats: unknown) {
    this.#write(formats, (_cell, format) => ({ format: String(format) }));
  }
  get text(): Rows<string> | null {
    const { locale } = this.worksheet.$workbook.$replica.shared.settings;
    const { date1904 } = this.worksheet.$workbook.$replica.state;
    return this.#map((cell) => displayText(resultOf(cell, this.worksheet.$state), cell.format, { locale, date1904 }));
  }
  get valueTypes(): Rows<string> | null {
    return this.#map((cell) => valueTypeOf(resultOf(cell, this.worksheet.$state)));
  }

  /** Null where rows differ. */
  get rowHidden(): boolean | null {
    const { hiddenRows } = this.worksheet.$state;
    const hidden = [...hiddenRows].filter((row) => row >= this.$area.top && row <= this.$area.bottom).length;
    if (hidden === 0) return false;
    return hidden === this.rowCount ? true : null;
  }
  set rowHidden(hidden: boolean) {
    this.worksheet.$requireUnprotected();
    const { top } = this.$area;
    const rows = Array.from({ length: this.rowCount }, (_, at) => top + at);
    this.worksheet.$edit({ do: 'hide-rows', sheetId: this.worksheet.id, rows, hidden });
  }
  get columnHidden(): boolean | null {
    const { columns } = this.worksheet.$state;
    const hidden = new Set(this.$columns.map((at) => columns.get(at)?.hidden ?? false));
    return hidden.size === 1 ? [...hidden][0]! : null;
  }
  set columnHidden(hidden: boolean) {
    const sheet = this.worksheet;
    sheet.$requireUnprotected();
    for (const at of this.$columns) {
      const column = { ...(sheet.$state.columns.get(at) ?? DEFAULT_COLUMN), hidden };
      sheet.$edit({ do: 'column', sheetId: sheet.id, at, column });
    }
  }
  get hidden(): boolean | null {
    if (this.rowHidden === true || this.columnHidden === true) return true;
    return this.rowHidden === false && this.columnHidden === false ? false : null;
  }

  clear(applyTo: 'All' | 'Contents' | 'Formats' = 'All'): void {
    this.worksheet.$requireUnlocked(this.#inUse);
    const format = applyTo === 'Contents' ? {} : { format: 'General' };
    const content = applyTo === 'Formats' ? {} : { content: NO_CONTENT };
    this.#patch(this.#inUse, () => ({ ...format, ...content }));
  }
  delete(shift: DeleteShift): void {
    this.#shift(shift, ['Up', 'Left']);
  }
  insert(shift: InsertShift): Range {
    this.#shift(shift, ['Down', 'Right']);
    return new Range(this.worksheet, this.$area);
  }
  getBoundingRect(other: Range | string): Range {
    const { $area } = typeof other === 'string' ? this.worksheet.getRange(other) : other;
    return this.#with({
      top: Math.min(this.$area.top, $area.top),
      left: Math.min(this.$area.left, $area.left),
      bottom: Math.max(this.$area.bottom, $area.bottom),
      right: Math.max(this.$area.right, $area.right),
    });
  }
  getCell(row: number, column: number): Range {
    return this.worksheet.getCell(this.$area.top + row, this.$area.left + column);
  }
  getColumn(column: number): Range {
    return this.#with({ left: this.$area.left + column, right: this.$area.left + column });
  }
  getRow(row: number): Range {
    return this.#with({ top: this.$area.top + row, bottom: this.$area.top + row });
  }
  getLastRow(): Range {
    return this.getRow(this.rowCount - 1);
  }
  getLastColumn(): Range {
    return this.getColumn(this.columnCount - 1);
  }
  getEntireRow(): Range {
    return this.#with({ left: 0, right: COLUMN_LIMIT - 1 });
  }
  getEntireColumn(): Range {
    return this.#with({ top: 0, bottom: ROW_LIMIT - 1 });
  }
  getOffsetRange(rows: number, columns: number): Range {
    const { top, left, bottom, right } = this.$area;
    return this.#with({ top: top + rows, left: left + columns, bottom: bottom + rows, right: right + columns });
  }
  getResizedRange(rows: number, columns: number): Range {
    return this.#with({ bottom: this.$area.bottom + rows, right: this.$area.right + columns });
  }
  getAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.worksheet.getRangeByIndexes(this.$area.top, this.$area.left, rows, columns);
  }
  getIntersectionOrNullObject(other: Range | string): Range | Null {
    const { $area } = typeof other === 'string' ? this.worksheet.getRange(other) : other;
    const common = intersection(this.$area, $area);
    return common ? new Range(this.worksheet, common) : NULL;
  }
  getSpecialCells(kind: string): RangeAreas {
    const areas = this.getSpecialCellsOrNullObject(kind);
    if (areas === NULL) throw itemNotFound();
    return areas;
  }
  getSpecialCellsOrNullObject(kind: string): RangeAreas | Null {
    if (kind !== 'Visible') throw invalidArgument(`Special cells "${kind}" are not emulated.`);
    const { hiddenRows, columns, facts } = this.worksheet.$state;
    const { specialCells } = this.worksheet.$workbook.$replica.shared.settings;
    if (facts.isProtected && specialCells === 'refused-when-protected') throw accessDenied();
    const rows = shownSpans(this.$area.top, this.$area.bottom, (row) => hiddenRows.has(row));
    const across = shownSpans(this.$area.left, this.$area.right, (at) => columns.get(at)?.hidden ?? false);
    const ranges = rows.flatMap(([top, bottom]) =>
      across.map(([left, right]) => new Range(this.worksheet, { top, left, bottom, right })),
    );
    return ranges.length > 0 ? new RangeAreas(ranges) : NULL;
  }
  getVisibleView(): RangeView {
    const { hiddenRows, columns } = this.worksheet.$state;
    const { top, left } = this.$area;
    const offsets = (count: number, hidden: (at: number) => boolean) =>
      Array.from({ length: count }, (_, at) => at).filter((at) => !hidden(at));
    return new RangeView(
      this,
      offsets(this.rowCount, (at) => hiddenRows.has(top + at)),
      offsets(this.columnCount, (at) => columns.get(left + at)?.hidden ?? false),
    );
  }
  getUsedRange(valuesOnly = false): Range {
    const used = this.getUsedRangeOrNullObject(valuesOnly);
    if (used === NULL) throw itemNotFound();
    return used;
  }
  getUsedRangeOrNullObject(valuesOnly = false): Range | Null {
    const area = usedArea(this.worksheet.$state, valuesOnly, this.$area);
    return area ? new Range(this.worksheet, area) : NULL;
  }
  select(): void {
    this.worksheet.$workbook.$select(this);
  }

  get $columns(): number[] {
    return Array.from({ length: this.columnCount }, (_, at) => this.$area.left + at);
  }
  /** What all cells have in common; null: they differ. */
  $common<T>(of: (cell: Cell) => T): T | null {
    const all = new Set((this.#map(of) ?? [[]]).flat());
    return all.size === 1 ? [...all][0]! : null;
  }
  $setLook(look: Partial<Look>): void {
    this.worksheet.$requireUnlocked(this.$area);
    this.#patch(this.$area, (cell) => ({ look: { ...cell.look, ...look } }));
  }

  /** What conditional formats make of its first cell. */
  get $conditionalLook(): ConditionalLook {
    return conditionalLook(this.worksheet.$state, this.$area.top, this.$area.left);
  }

  /** Types into all cells whatever protection says. */
  $force(value: CellValue): void {
    const { locale } = this.worksheet.$workbook.$replica.shared.settings;
    this.#patch(this.$area, (cell) => enteredCell(cell, value, locale));
  }

  get #inUse(): Area {
    const { rows } = this.worksheet.$state;
    const widest = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const inUse = { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: widest - 1 };
    return intersection(this.$area, inUse) ?? { ...this.$area, bottom: this.$area.top, right: this.$area.left };
  }

  /** Null for whole rows and columns: the API reads no cells of such ranges. */
  #map<T>(of: (cell: Cell) => T): Rows<T> | null {
    const { top, left } = this.$area;
    if (this.rowCount === ROW_LIMIT || this.columnCount === COLUMN_LIMIT) return null;
    const { $state } = this.worksheet;
    return Array.from({ length: this.rowCount }, (_r, r) => {
      const cells = $state.rows[top + r];
      return Array.from({ length: this.columnCount }, (_c, c) => of(cells?.[left + c] ?? EMPTY_CELL));
    });
  }

  /** What a person types into every cell of the range: read by the rules of the display language. */
  $type(text: string): void {
    const { locale } = this.worksheet.$workbook.$replica.shared.settings;
    this.#write(text, (cell, value) => enteredCell(cell, value as CellValue, locale));
  }

  #enter(values: unknown): void {
    this.#write(values, (cell, value) => enteredCell(cell, value as CellValue, apiLocale));
  }

  /** Nulls in the array leave cells as they are; a single value goes into all of them. */
  #write(values: unknown, patchOf: (cell: Cell, value: unknown) => Partial<Cell>): void {
    this.worksheet.$requireUnlocked(this.$area);
    const rows = values as unknown[][];
    if (Array.isArray(values)) {
      if (rows.length !== this.rowCount || rows.some((row) => row?.length !== this.columnCount))
        throw wrongDimensions();
    }
    const { top, left } = this.$area;
    const isHidden = this.#misplaces ? this.#hiddenCells() : undefined;
    this.#patch(this.$area, (cell, row, column) => {
      if (isHidden?.(row, column) === true) return undefined;
      const whole = Array.isArray(values) ? rows[row - top]?.[column - left] : values;
      const value = isHidden && Array.isArray(values) ? rows[0]?.[0] : whole;
      return value === null || value === undefined ? undefined : patchOf(cell, value);
    });
  }

  /** Whether a write meets what users report of filtered rows: visible cells only, each the first value. */
  get #misplaces(): boolean {
    const { filteredWrite } = this.worksheet.$workbook.$replica.shared.settings;
    return filteredWrite === 'misplaced' && this.cellCount !== 1 && this.hidden !== false;
  }

  #hiddenCells(): (row: number, column: number) => boolean {
    const { hiddenRows, columns } = this.worksheet.$state;
    return (row, column) => hiddenRows.has(row) || columns.get(column)?.hidden === true;
  }

  #patch(area: Area, patchOf: (cell: Cell, row: number, column: number) => Partial<Cell> | undefined): void {
    const cells: CellPatch[] = [];
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1) {
        const patch = patchOf(this.worksheet.$cell(row, column), row, column);
        if (patch) cells.push({ row, column, patch });
      }
    this.worksheet.$edit({ do: 'cells', sheetId: this.worksheet.id, cells });
  }

  #shift(shift: InsertShift | DeleteShift, ways: readonly string[]): void {
    this.worksheet.$requireUnprotected();
    if (!ways.includes(shift)) throw invalidArgument();
    this.worksheet.$edit(...shiftCells(this.worksheet.$state, this.$area, shift));
  }

  #with(part: Partial<Area>): Range {
    return new Range(this.worksheet, { ...this.$area, ...part });
  }
}
