import { invalidOperation, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import { CellValueConditionalFormat } from './cell-value-conditional-format.ts';
import { type ConditionalState, type ConditionalTest, inOrder } from '../book/conditional-state.ts';
import { CustomConditionalFormat } from './custom-conditional-format.ts';
import { Range } from './range.ts';
import { RangeAreas } from './range-areas.ts';
import { TextConditionalFormat } from './text-conditional-format.ts';
import type { Worksheet } from './worksheet.ts';

export class ConditionalFormat {
  static readonly idProp = 'id';
  static readonly scalars = ['id', 'priority', 'stopIfTrue', 'type'];
  readonly id: string;
  readonly #sheet: Worksheet;

  constructor(sheet: Worksheet, id: string) {
    this.#sheet = sheet;
    this.id = id;
  }

  get type(): ConditionalTest['type'] {
    return this.$state.test.type;
  }
  get stopIfTrue(): boolean {
    return this.$state.stopIfTrue;
  }
  set stopIfTrue(stopIfTrue: boolean) {
    this.$set({ stopIfTrue });
  }
  /** Its place among the conditional formats of the sheet, from 0. */
  get priority(): number {
    return this.#ordered.findIndex(({ id }) => id === this.id);
  }
  set priority(priority: number) {
    const others = this.#ordered.filter(({ id }) => id !== this.id).map(({ rank }) => rank);
    const place = priority < 0 ? others.length + 1 + priority : priority;
    const at = Math.min(Math.max(place, 0), others.length);
    const [above = (others[at] ?? 2) - 2, below = above + 2] = [others[at - 1], others[at]];
    this.$set({ rank: (above + below) / 2 });
  }

  get cellValue(): CellValueConditionalFormat {
    return existing(this.cellValueOrNullObject);
  }
  get cellValueOrNullObject(): CellValueConditionalFormat | Null {
    return this.type === 'CellValue' ? new CellValueConditionalFormat(this) : NULL;
  }
  get custom(): CustomConditionalFormat {
    return existing(this.customOrNullObject);
  }
  get customOrNullObject(): CustomConditionalFormat | Null {
    return this.type === 'Custom' ? new CustomConditionalFormat(this) : NULL;
  }
  get textComparison(): TextConditionalFormat {
    return existing(this.textComparisonOrNullObject);
  }
  get textComparisonOrNullObject(): TextConditionalFormat | Null {
    return this.type === 'ContainsText' ? new TextConditionalFormat(this) : NULL;
  }

  delete(): void {
    this.#edit(null);
  }
  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (range === NULL) throw invalidOperation('The conditional format is applied to several ranges.');
    return range;
  }
  getRangeOrNullObject(): Range | Null {
    const { areas } = this.$state;
    return areas.length === 1 ? new Range(this.#sheet, areas[0]!) : NULL;
  }
  getRanges(): RangeAreas {
    return new RangeAreas(this.$state.areas.map((area) => new Range(this.#sheet, area)));
  }

  get $state(): ConditionalState {
    const state = this.#sheet.$state.conditionals.get(this.id);
    if (!state) throw itemNotFound();
    return state;
  }
  $set(part: Partial<ConditionalState>): void {
    this.#edit({ ...this.$state, ...part });
  }

  get #ordered(): ConditionalState[] {
    return inOrder(this.#sheet.$state.conditionals.values());
  }
  #edit(conditional: ConditionalState | null): void {
    this.#sheet.$requireUnprotected();
    this.#sheet.$edit({ do: 'conditional', sheetId: this.#sheet.id, id: this.id, conditional });
  }
}

function existing<T>(value: T | Null): T {
  if (value === NULL) throw itemNotFound();
  return value;
}
