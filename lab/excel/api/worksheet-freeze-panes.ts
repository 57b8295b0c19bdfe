import { NULL, type Null } from '../interpreter/api-error.ts';
import type { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

export class WorksheetFreezePanes {
  static readonly scalars: readonly string[] = [];
  readonly #sheet: Worksheet;

  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }

  freezeRows(count = 1): void {
    this.#sheet.$setFacts({ frozenRows: count });
  }
  unfreeze(): void {
    this.#sheet.$setFacts({ frozenRows: 0 });
  }
  getLocationOrNullObject(): Range | Null {
    const { frozenRows } = this.#sheet.$state.facts;
    return frozenRows === 0 ? NULL : this.#sheet.getRange(`1:${frozenRows}`);
  }
}
