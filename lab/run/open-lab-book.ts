import { loadSimpleBook } from '../book/simple-book.ts';
import type { BookSettings, LabBook } from './lab-book.ts';

export const openLabBook = async (path: string, settings: BookSettings): Promise<LabBook> => {
  const wb = await loadSimpleBook(path, settings.locale);
  const no = () => {
    throw new Error('simple book');
  };
  return {
    name: wb.name,
    replica: () => ({ workbook: wb as never, onEvent: () => () => undefined, onChange: () => () => undefined }),
    get sheets() {
      return wb.worksheets.items.map((s) => s.name);
    },
    get active() {
      return wb.$active.name;
    },
    activate: (n) => {
      wb.$active = wb.worksheets.getItem(n);
    },
    select: (a) => {
      wb.$selection = wb.$active.getRange(a);
    },
    rows: (n) => {
      const ws = wb.worksheets.getItem(n);
      const u = ws.getUsedRangeOrNullObject();
      if (typeof u === 'symbol') return [];
      const full = ws.getRangeByIndexes(0, 0, u.rowIndex + u.rowCount, u.columnIndex + u.columnCount);
      return full.text.map((texts, i) => ({ row: i + 1, texts, hidden: ws.$hiddenRows.has(i) }));
    },
    onWrite: () => undefined,
    sort: no,
    insertRow: no,
    deleteRow: no,
    hideRow: no,
    setCell: no,
    protectSheet: no,
    undo: no,
    startEditing: no,
    endEditing: no,
    settled: async () => undefined,
    save: async () => undefined,
  };
};
