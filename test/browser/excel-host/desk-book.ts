import type { BookEvent } from '../../../lab/excel/interpreter/book-event.ts';
import type { ModelObject } from '../../../lab/excel/interpreter/model-object.ts';
import { accessDenied, itemNotFound } from '../../../lab/excel/interpreter/api-error.ts';
import type { CellView, Desk, DeskAction, RowView, SheetLayout } from '../../../lab/excel/page/desk-view.ts';
import type { HostedBook, Replica } from '../../../lab/excel/replica.ts';
import { Workbook } from '../../unit/lab/excel/small-book.ts';

const HEADERS = ['Nombre', 'Correo', 'Neto', 'Estado'];

/** A large sheet to look at; sorting, filtering and typing change it, the add-in's calls do not. */
export class DeskBook implements HostedBook, Desk {
  readonly name = 'Nómina.xlsx';
  readonly acted: DeskAction[] = [];
  #rows: string[][];
  #hidden: number[] = [];
  #filtered: number[] = [];
  #active = 's1';
  readonly #listeners = new Set<() => void>();
  readonly #workbook = new Workbook();

  constructor(rowCount: number) {
    const name = (at: number) => ['Ana', 'Beto', 'Carla', 'Dora'][at % 4]!;
    this.#rows = Array.from({ length: rowCount }, (_, at) => [
      `${name(at)} ${String(rowCount - at).padStart(5, '0')}`,
      `p${at}@empresa.example`,
      (9_000 + at).toFixed(2),
      '',
    ]);
  }

  replica(): Replica {
    return {
      workbook: this.#workbook as unknown as ModelObject,
      desk: this,
      onEvent: (_listener: (event: BookEvent) => void) => () => {},
      onChange: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  tabs() {
    const tab = (id: string, name: string) => ({ id, name, active: this.#active === id });
    return [tab('s1', 'Nómina'), tab('s2', 'Notas')];
  }

  layout(sheetId: string): SheetLayout {
    const rowCount = sheetId === 's1' ? this.#rows.length + 1 : 0;
    const area = { top: 0, left: 0, bottom: rowCount - 1, right: 3, filtered: this.#filtered };
    return {
      sheetId,
      rowCount,
      columnCount: 4,
      hiddenRows: this.#hidden,
      hiddenColumns: [],
      widths: [160, 190, 90, 120],
      filterArea: rowCount > 0 ? area : null,
      protected: false,
    };
  }

  rows(sheetId: string, from: number, count: number): RowView[] {
    if (sheetId === 's2') return [];
    if (sheetId !== 's1') throw itemNotFound();
    const all = [HEADERS, ...this.#rows];
    return all.slice(from, from + count).map((row, at) => ({ at: from + at, cells: row.map(cellView) }));
  }

  formula(sheetId: string, row: number, column: number): string {
    return this.rows(sheetId, row, 1)[0]?.cells[column]?.text ?? '';
  }

  distinct(_sheetId: string, column: number): string[] {
    return [...new Set(this.#rows.map((row) => (row[column] ?? '').split(' ')[0]!))].sort();
  }

  act(action: DeskAction): void {
    this.acted.push(action);
    if (action.do === 'activate') this.#active = action.sheetId;
    if (action.do === 'enter') this.#enter(action.row, action.column, action.text);
    if (action.do === 'sort') this.#sort(action.column, action.ascending);
    if (action.do === 'filter') this.#filter(action.column, action.shown);
    if (action.do !== 'select') for (const listener of this.#listeners) listener();
  }

  #enter(row: number, column: number, text: string): void {
    if (column === 2) throw accessDenied();
    const target = this.#rows[row - 1];
    if (target) target[column] = text;
  }

  #sort(column: number, ascending: boolean): void {
    const sign = ascending ? 1 : -1;
    this.#rows.sort((a, b) => sign * (a[column] ?? '').localeCompare(b[column] ?? ''));
  }

  #filter(column: number, shown: readonly string[] | null): void {
    this.#filtered = shown ? [column] : [];
    const out = (row: string[]) => shown !== null && !shown.includes((row[column] ?? '').split(' ')[0]!);
    this.#hidden = this.#rows.flatMap((row, at) => (out(row) ? [at + 1] : []));
  }
}

function cellView(text: string, column: number): CellView {
  return column === 2 ? { text, right: true } : { text };
}
