import { invalidArgument, itemNotFound, NULL, type Null } from '../interpreter/api-error.ts';
import { intersection, remainder } from '../book/area.ts';
import { ConditionalFormat } from './conditional-format.ts';
import { type ConditionalState, type ConditionalTest, inOrder } from '../book/conditional-state.ts';
import type { Range } from './range.ts';

const NEW_TESTS: Readonly<Record<string, ConditionalTest>> = {
  ContainsText: { type: 'ContainsText', rule: null },
  Custom: { type: 'Custom', formula: '' },
  CellValue: { type: 'CellValue', rule: null },
};

/** Those that any cell of the range has, the first in order first. */
export class ConditionalFormatCollection {
  static readonly isCollection = true;
  static readonly scalars: readonly string[] = [];
  readonly #range: Range;

  constructor(range: Range) {
    this.#range = range;
  }

  get items(): ConditionalFormat[] {
    return this.#states.map(({ id }) => new ConditionalFormat(this.#range.worksheet, id));
  }

  /** Comes first in order, and shows nothing until it has a rule. */
  add(type: string): ConditionalFormat {
    const test = NEW_TESTS[type];
    if (!test) throw invalidArgument(`Conditional formats of type "${type}" are not emulated.`);
    const sheet = this.#range.worksheet;
    const first = inOrder(sheet.$state.conditionals.values())[0];
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    const areas = [this.#range.$area];
    this.#set({ id, areas, rank: (first?.rank ?? 1) - 1, stopIfTrue: false, test, look: {} });
    return new ConditionalFormat(sheet, id);
  }
  /** One that reaches further than the range keeps its other cells. */
  clearAll(): void {
    for (const state of this.#states) {
      const areas = state.areas.flatMap((area) => remainder(area, this.#range.$area));
      this.#set({ ...state, areas });
    }
  }
  getCount(): number {
    return this.#states.length;
  }
  getItem(id: string): ConditionalFormat {
    const item = this.getItemOrNullObject(id);
    if (item === NULL) throw itemNotFound();
    return item;
  }
  getItemAt(index: number): ConditionalFormat {
    const item = this.items[index];
    if (!item) throw itemNotFound();
    return item;
  }
  getItemOrNullObject(id: string): ConditionalFormat | Null {
    return this.items.find((item) => item.id === id) ?? NULL;
  }

  get #states(): ConditionalState[] {
    const { $area, worksheet } = this.#range;
    const touches = ({ areas }: ConditionalState) => areas.some((area) => intersection(area, $area));
    return inOrder(worksheet.$state.conditionals.values()).filter(touches);
  }

  #set(state: ConditionalState): void {
    const { worksheet } = this.#range;
    worksheet.$requireUnprotected();
    const conditional = state.areas.length > 0 ? state : null;
    worksheet.$edit({ do: 'conditional', sheetId: worksheet.id, id: state.id, conditional });
  }
}
