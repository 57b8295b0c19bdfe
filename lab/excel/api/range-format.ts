import { DEFAULT_COLUMN } from '../book/book-state.ts';
import type { Range } from './range.ts';
import { RangeFill } from './range-fill.ts';
import { RangeFont } from './range-font.ts';

export class RangeFormat {
  static readonly scalars = ['columnWidth'];
  readonly fill: RangeFill;
  readonly font: RangeFont;
  readonly #range: Range;

  constructor(range: Range) {
    this.#range = range;
    this.fill = new RangeFill(range);
    this.font = new RangeFont(range);
  }

  /** Points; null where columns differ. */
  get columnWidth(): number | null {
    const { columns } = this.#range.worksheet.$state;
    const widths = new Set(this.#range.$columns.map((at) => (columns.get(at) ?? DEFAULT_COLUMN).width));
    return widths.size === 1 ? [...widths][0]! : null;
  }
  set columnWidth(width: number) {
    const sheet = this.#range.worksheet;
    sheet.$requireUnprotected();
    for (const at of this.#range.$columns) {
      const column = { ...(sheet.$state.columns.get(at) ?? DEFAULT_COLUMN), width };
      sheet.$edit({ do: 'column', sheetId: sheet.id, at, column });
    }
  }
}
