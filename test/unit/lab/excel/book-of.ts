import { newSheet, type SheetState } from '../../../../lab/excel/book/book-state.ts';
import { contentOf, EMPTY_CELL, type CellValue } from '../../../../lab/excel/book/cell.ts';
import { SharedBook, type SharedBookSettings } from '../../../../lab/excel/sharing/shared-book.ts';
import type { Worksheet } from '../../../../lab/excel/api/worksheet.ts';

/** A clock that moves when told. */
class Clock {
  #now = 0;
  readonly #tasks: { readonly at: number; readonly task: () => void }[] = [];
  readonly schedule = (task: () => void, ms: number): void => void this.#tasks.push({ at: this.#now + ms, task });

  pass(ms: number): void {
    this.#now += ms;
    for (;;) {
      const next = this.#tasks.findIndex(({ at }) => at <= this.#now);
      if (next < 0) return;
      this.#tasks.splice(next, 1)[0]!.task();
    }
  }
}

export function sheetOfValues(rows: readonly (readonly CellValue[])[], id = '{1}', name = 'Sheet1'): SheetState {
  const sheet = newSheet(id, name);
  for (const row of rows) sheet.rows.push(row.map((value) => ({ ...EMPTY_CELL, content: contentOf(value) })));
  return sheet;
}

/** A book of one sheet with these values; what one person does reaches others after 800 ms of the clock. */
export function bookOf(rows: readonly (readonly CellValue[])[], settings: Partial<SharedBookSettings> = {}) {
  const clock = new Clock();
  const book = new SharedBook(
    'Book.xlsx',
    { sheets: [sheetOfValues(rows)], date1904: false },
    { locale: 'en-US', propagationMs: 800, autoSave: true, readOnly: false, schedule: clock.schedule, ...settings },
  );
  const sheetOf = (client: string): Worksheet => book.replica(client).book.worksheets.getItem('{1}');
  const valuesOf = (client: string): CellValue[][] => sheetOf(client).getUsedRange(true).values ?? [];
  return { book, clock, sheetOf, valuesOf };
}
