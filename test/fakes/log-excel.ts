import { installExcel, OfficeError } from './office-globals.ts';

/** Just enough of Excel for log sheets: named sheets of text, ranges that load, and answers that have a limit. */
const answerLimit = 5_000_000;

type Cells = string[][];

export class LogExcel {
  readonly sheets = new Map<string, Cells>();
  /** Bytes of every answer. */
  readonly answers: number[] = [];

  /** Puts itself where the product looks for Excel; returns what takes it away again. */
  install(): () => void {
    return installExcel(() => this.context());
  }

  private context() {
    let waiting: (() => unknown)[] = [];
    const range = (name: string, top: number, left: number, rows: number, columns: number) => {
      const cells = (): Cells => {
        const sheet = this.sheets.get(name) ?? [];
        return Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (_, column) => sheet[top + row]?.[left + column] ?? ''),
        );
      };
      const self = {
        values: [] as Cells,
        rowIndex: 0,
        rowCount: 0,
        isNullObject: false,
        load: (what: string) => {
          waiting.push(() => {
            if (what === 'values') return (self.values = cells());
            return undefined;
          });
          return self;
        },
        getUsedRangeOrNullObject: () => {
          const used = { isNullObject: true, rowIndex: 0, rowCount: 0, load: () => used };
          waiting.push(() => {
            const sheet = this.sheets.get(name) ?? [];
            const filled = [...sheet.keys()].filter(
              (row) => row >= top && row < top + rows && sheet[row]?.some((text) => text !== ''),
            );
            if (filled.length === 0) return undefined;
            used.isNullObject = false;
            used.rowIndex = filled[0]!;
            used.rowCount = filled.at(-1)! - filled[0]! + 1;
            return undefined;
          });
          return used;
        },
      };
      return self;
    };
    const sheet = (name: string) => ({
      name,
      getRange: () => range(name, 1, 0, 1, 7),
      getRangeByIndexes: (top: number, left: number, rows: number, columns: number) =>
        range(name, top, left, rows, columns),
      getUsedRangeOrNullObject: () => range(name, 0, 0, 2_000_000, 20).getUsedRangeOrNullObject(),
    });
    const worksheets = {
      items: [] as ReturnType<typeof sheet>[],
      load: () => {
        waiting.push(() => void (worksheets.items = [...this.sheets.keys()].map(sheet)));
        return worksheets;
      },
      getItem: sheet,
    };
    return {
      workbook: { worksheets },
      sync: () => {
        const loaded = waiting.map((load) => load() ?? null);
        waiting = [];
        const bytes = JSON.stringify(loaded).length;
        if (bytes > answerLimit) return Promise.reject(new OfficeError('ResponsePayloadSizeLimitExceeded'));
        this.answers.push(bytes);
        return Promise.resolve();
      },
    };
  }
}
