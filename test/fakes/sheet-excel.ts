import { installExcel, OfficeError } from './office-globals.ts';

/** How Excel takes a block over hidden rows. Users report the second and the third. */
export type HiddenWrite = 'right' | 'first-into-visible' | 'in-order-into-visible';

const text = '@';

/** A cell that is no plain text has its format at the front: `0.00¦1001`, `0.00¦=A2*2`. */
const partsOf = (cell: string): readonly [format: string, content: string] => {
  const [, format = text, content = cell] = /^([^¦]*)¦(.*)$/.exec(cell) ?? [];
  return [format, content];
};
const cellOf = (format: string, content: string): string => (format === text ? content : `${format}¦${content}`);
const valueOf = (cell: string): string => {
  const [format, content] = partsOf(cell);
  return format !== text && content.startsWith('=') ? formulaResult : content;
};

/** What every formula comes to. */
const formulaResult = '4711';

/** Just enough of Excel for one sheet: ranges that load and write in the order they were asked to. */
export class SheetExcel {
  readonly cells: string[][];
  readonly hidden = new Set<number>();
  hiddenWrite: HiddenWrite = 'right';
  /** What each request is answered instead, the first first; undefined: nothing. */
  readonly answers: (string | undefined)[] = [];
  /** Every text that was entered, as it was entered. */
  readonly entered: string[] = [];
  /** Called between the requests. */
  between: () => void = () => undefined;

  constructor(cells: readonly (readonly string[])[]) {
    this.cells = cells.map((row) => [...row]);
  }

  /** Puts itself where the product looks for Excel; returns what takes it away again. */
  install(): () => void {
    return installExcel(() => this.context());
  }

  private write(top: number, left: number, values: readonly (readonly string[])[]): void {
    const block = values.map((_, at) => top + at);
    const shown = block.filter((row) => !this.hidden.has(row));
    const isOdd = this.hiddenWrite !== 'right' && values.length > 1 && shown.length < block.length;
    const rows = isOdd ? shown : block;
    rows.forEach((row, at) => {
      const from = isOdd && this.hiddenWrite === 'first-into-visible' ? 0 : at;
      values[from]?.forEach((text, column) => {
        this.entered.push(text);
        const cells = (this.cells[row] ??= []);
        const [format] = partsOf(cells[left + column] ?? '');
        cells[left + column] = cellOf(format, text.replace(/^'/, ''));
      });
    });
  }

  private format(top: number, left: number, formats: readonly (readonly string[])[]): void {
    formats.forEach((row, down) =>
      row.forEach((format, right) => {
        const cells = (this.cells[top + down] ??= []);
        cells[left + right] = cellOf(format, partsOf(cells[left + right] ?? '')[1]);
      }),
    );
  }

  private context() {
    let waiting: (() => void)[] = [];
    const range = (top: number, left: number, askedRows: number, columns: number, usedOnly = false) => {
      const self = {
        isNullObject: false,
        rowIndex: top,
        rowHidden: false as boolean | null,
        set numberFormat(formats: string[][]) {
          waiting.push(() => excel.format(top, left, formats));
        },
        get numberFormat(): string[][] {
          return this.kept.map((row) => row.map((cell) => partsOf(cell)[0]));
        },
        get formulas(): string[][] {
          return this.kept.map((row) => row.map((cell) => partsOf(cell)[1]));
        },
        set formulas(formulas: string[][]) {
          waiting.push(() => excel.write(top, left, formulas));
        },
        get valueTypes(): string[][] {
          return this.values.map((row) => row.map((text) => (text === '' ? 'Empty' : 'String')));
        },
        get text(): string[][] {
          return this.values;
        },
        kept: [] as string[][],
        read: [] as string[][],
        get values(): string[][] {
          return this.read;
        },
        set values(values: string[][]) {
          waiting.push(() => excel.write(top, left, values));
        },
        load() {
          waiting.push(() => {
            const isInUse = (row: number) => valueOf(excel.cells[row]?.[left] ?? '') !== '';
            let [first, end] = [top, usedOnly ? Math.min(top + askedRows, excel.cells.length) : top + askedRows];
            while (usedOnly && end > first && !isInUse(end - 1)) end -= 1;
            while (usedOnly && first < end && !isInUse(first)) first += 1;
            this.isNullObject = usedOnly && first >= end;
            this.rowIndex = this.isNullObject ? top : first;
            const rows = this.isNullObject ? 1 : end - first;
            this.kept = Array.from({ length: rows }, (_, row) =>
              Array.from(
                { length: columns },
                (_each, column) => excel.cells[this.rowIndex + row]?.[left + column] ?? '',
              ),
            );
            this.read = this.kept.map((row) => row.map(valueOf));
            const hidden = [...excel.hidden].filter((row) => row >= this.rowIndex && row < this.rowIndex + rows).length;
            this.rowHidden = hidden === 0 ? false : hidden === rows ? true : null;
          });
          return self;
        },
        getOffsetRange: (down: number, right: number) => range(top + down, left + right, askedRows, columns),
        getUsedRangeOrNullObject: () => range(top, left, askedRows, columns, true),
      };
      return self;
    };
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the ranges have a `this` of their own
    const excel = this;
    const sheet = { getRangeByIndexes: range };
    const sync = () => {
      const answer = this.answers.shift();
      const asked = waiting;
      waiting = [];
      if (answer !== undefined) return Promise.reject(new OfficeError(answer));
      for (const act of asked) act();
      this.between();
      return Promise.resolve();
    };
    const worksheets = { items: [], load: () => worksheets, getItem: () => sheet };
    return { workbook: { worksheets }, sync };
  }
}
