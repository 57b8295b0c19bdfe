import { accessDenied, invalidArgument, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import { type Area, COLUMN_LIMIT, parseArea, ROW_LIMIT } from '../book/area.ts';
import { AutoFilter } from './auto-filter.ts';
import { type SheetFacts, type SheetState, sheetOf } from '../book/book-state.ts';
import { type Cell, EMPTY_CELL } from '../book/cell.ts';
import type { Edit } from '../book/edit.ts';
import { Range } from './range.ts';
import { TableCollection } from './table-collection.ts';
import { usedArea } from '../book/used-area.ts';
import type { Workbook } from './workbook.ts';
import { isSheetName } from './worksheet-collection.ts';
import { WorksheetFreezePanes } from './worksheet-freeze-panes.ts';
import { WorksheetProtection } from './worksheet-protection.ts';

export class Worksheet {
  static readonly idProp = 'id';
  static readonly scalars = ['id', 'name', 'position', 'visibility'];
  readonly id: string;
  readonly $workbook: Workbook;
  readonly autoFilter = new AutoFilter(this);
  readonly freezePanes = new WorksheetFreezePanes(this);
  readonly protection = new WorksheetProtection(this);
  readonly tables = new TableCollection([this]);

  constructor(workbook: Workbook, id: string) {
    this.$workbook = workbook;
    this.id = id;
  }

  get name(): string {
    return this.$state.facts.name;
  }
  set name(name: string) {
    if (!isSheetName(name)) throw invalidArgument();
    this.$setFacts({ name });
  }
  get position(): number {
    return this.$workbook.$replica.state.sheets.indexOf(this.$state);
  }
  get visibility(): SheetFacts['visibility'] {
    return this.$state.facts.visibility;
  }
  set visibility(visibility: SheetFacts['visibility']) {
    this.$setFacts({ visibility });
  }

  activate(): void {
    this.$workbook.$activate(this);
  }
  delete(): void {
    this.$edit({ do: 'remove-sheet', sheetId: this.id });
  }
  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1);
  }
  getRange(address?: string): Range {
    const whole = { top: 0, left: 0, bottom: ROW_LIMIT - 1, right: COLUMN_LIMIT - 1 };
    const area = address === undefined ? whole : (parseArea(address) ?? this.#tableArea(address));
    if (!area) throw invalidArgument();
    return new Range(this, area);
  }
  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    return new Range(this, { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  }
  getUsedRange(valuesOnly = false): Range {
    const used = this.getUsedRangeOrNullObject(valuesOnly);
    return used === NULL ? this.getCell(0, 0) : used;
  }
  getUsedRangeOrNullObject(valuesOnly = false): Range | Null {
    const area = usedArea(this.$state, valuesOnly);
    return area ? new Range(this, area) : NULL;
  }

  get $state(): SheetState {
    const state = sheetOf(this.$workbook.$replica.state, this.id);
    if (!state) throw itemNotFound();
    return state;
  }
  $cell(row: number, column: number): Cell {
    return this.$state.rows[row]?.[column] ?? EMPTY_CELL;
  }
  $edit(...edits: Edit[]): void {
    this.$workbook.$replica.edit(...edits);
  }
  $setFacts(facts: Partial<SheetFacts>): void {
    this.$edit({ do: 'facts', sheetId: this.id, facts });
  }
  /** Throws where protection forbids to change a cell of the area. */
  $requireUnlocked({ top, left, bottom, right }: Area): void {
    if (!this.$state.facts.isProtected) return;
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1)
        if (this.$cell(row, column).look.locked) throw accessDenied();
  }
  $requireUnprotected(): void {
    if (this.$state.facts.isProtected) throw accessDenied();
  }

  #tableArea(name: string): Area | undefined {
    return [...this.$state.tables.values()].find((table) => table.name.toLowerCase() === name.toLowerCase())?.area;
  }
}
