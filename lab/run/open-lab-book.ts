import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Faults } from '../excel/faults.ts';
import { readDocumentSettings, writeDocumentSettings } from '../excel/file/document-settings.ts';
import { columnName, parseArea } from '../excel/book/area.ts';
import type { BookReplica } from '../excel/sharing/book-replica.ts';
import type { BookState } from '../excel/book/book-state.ts';
import { loadCsv } from '../excel/file/load-csv.ts';
import { loadXlsx } from '../excel/file/load-xlsx.ts';
import { saveBook } from '../excel/file/save-xlsx.ts';
import { SharedBook } from '../excel/sharing/shared-book.ts';
import { sheetTexts } from '../excel/book/sheet-texts.ts';
import { headerCell, sortByHeader } from '../excel/api/sort-by-header.ts';
import { need, UsageError } from '../usage-error.ts';
import type { BookSettings, LabBook, SheetRow } from './lab-book.ts';

/** The part of the host that tells each person's Excel that somebody types in a cell. */
export interface EditingHost {
  client(name: string): { readonly faults: Pick<Faults, 'startEditing' | 'stopEditing'> };
}

export interface AttachableBook extends LabBook {
  /** Before `startEditing`: whose Excel is busy while a cell is edited. */
  attach(host: EditingHost): void;
}

/** Opens an .xlsx or .csv file as a book that people in the lab share. */
export const openLabBook = async (path: string, settings: BookSettings): Promise<AttachableBook> => {
  const extension = extname(path).toLowerCase();
  need(extension === '.xlsx' || extension === '.csv', `A book is an .xlsx or .csv file, not "${basename(path)}"`);
  const bytes = await readFile(path).catch((error: Error) => {
    throw new UsageError(`The book cannot be read: ${error.message}`);
  });
  const loaded =
    extension === '.csv'
      ? { state: loadCsv(bytes.toString('utf8'), basename(path, extname(path)), settings.locale) }
      : await loadXlsx(bytes);
  const { state } = loaded;
  if (settings.protected) for (const sheet of state.sheets) sheet.facts = { ...sheet.facts, isProtected: true };
  const shared = new SharedBook(basename(path), state, settings);
  if ('activeId' in loaded) shared.opening = { sheetId: loaded.activeId };
  const { documentSettings } = shared;
  const kept = extension === '.csv' ? [] : readDocumentSettings(bytes);
  for (const [key, json] of kept) documentSettings.set(key, json);
  const save = async (target: string) => {
    const saved = await saveBook(shared.state, 'file' in loaded ? loaded.file : undefined);
    await writeFile(target, writeDocumentSettings(saved, documentSettings));
  };
  return Object.assign(labBook(shared, settings.locale, save), { documentSettings });
};

type ActiveSheet = BookReplica['book']['worksheets']['$active'];

const labBook = (shared: SharedBook, locale: string, save: (path: string) => Promise<void>): AttachableBook => {
  let host: EditingHost | undefined;
  const { state } = shared;
  const activeId = () => shared.opening.sheetId;
  /** Who sits at the first pane; before anybody sits there, a colleague. */
  const person = (by?: string) => {
    const [first] = shared.clients;
    const name = by ?? first;
    return name === undefined ? shared.colleague : shared.replica(name);
  };
  const byHand = (by: string | undefined, act: (sheet: ActiveSheet) => void) => {
    const { book } = person(by);
    person(by).byHand(() => act(book.worksheets.$active));
  };
  const onRow = (by: string | undefined, at: number, act: (row: ReturnType<ActiveSheet['getRange']>) => void) =>
    byHand(by, (sheet) => act(sheet.getRange(`${at}:${at}`)));
  const onColumn = (
    by: string | undefined,
    header: string,
    act: (column: ReturnType<ActiveSheet['getRange']>) => void,
  ) =>
    byHand(by, (sheet) => {
      const letters = columnName(headerCell(sheet, header).column);
      act(sheet.getRange(`${letters}:${letters}`));
    });
  return {
    name: shared.name,
    replica: (client) => shared.replica(client),
    get sheets() {
      return state.sheets.map(({ facts }) => facts.name);
    },
    get active() {
      return sheetNamed(state, activeId()).facts.name;
    },
    activate: (name) => void (shared.opening = { sheetId: sheetNamed(state, name).id }),
    select: (address) => {
      const [selection, ...more] = address.split(',').map((part) => {
        const area = parseArea(part.trim());
        need(area, `"${part}" is no address of cells`);
        return area!;
      });
      if (selection) shared.opening = { sheetId: activeId(), selection, more };
    },
    rows: (name) => sheetRows(state, name, locale),
    onWrite: (listener) => shared.onWrite(listener),
    sort: (header, by) => byHand(by, (sheet) => sortByHeader(sheet, header)),
    insertRow: (at, by) => onRow(by, at, (row) => row.insert('Down')),
    deleteRow: (at, by) => onRow(by, at, (row) => row.delete('Up')),
    hideRow: (at, by) => onRow(by, at, (row) => (row.rowHidden = true)),
    insertColumn: (header, by) => onColumn(by, header, (column) => column.insert('Right')),
    deleteColumn: (header, by) => onColumn(by, header, (column) => column.delete('Left')),
    setCell: (address, value) => {
      const { colleague } = shared;
      const sheet = colleague.book.worksheets.getItem(activeId());
      colleague.byHand(() => sheet.getRange(address).$force(value));
    },
    setSetting: (key, value) => void shared.documentSettings.set(key, JSON.stringify(value ?? null)),
    addRows: (name, rows) => {
      const { colleague } = shared;
      const known = state.sheets.find(({ facts }) => facts.name.toLowerCase() === name.toLowerCase());
      colleague.byHand(() => {
        const { worksheets } = colleague.book;
        const sheet = known === undefined ? worksheets.add(name) : worksheets.getItem(known.id);
        const top = known === undefined ? 0 : sheetTexts(state, known.id, locale).length;
        rows.forEach((cells, down) =>
          cells.forEach((cell, right) => {
            const range = sheet.getRangeByIndexes(top + down, right, 1, 1);
            // As the add-in writes them: no hash of digits becomes a number.
            if (typeof cell === 'string') range.numberFormat = [['@']];
            range.$force(cell);
          }),
        );
      });
    },
    unprotectSheet: (by) => byHand(by, (sheet) => sheet.protection.unprotect()),
    protectSheet: (by) => byHand(by, (sheet) => sheet.protection.protect()),
    undo: (by) => person(by).undo(),
    startEditing: (_address, by) => eachClient(shared, host, by, (faults) => faults.startEditing()),
    endEditing: (by) => eachClient(shared, host, by, (faults) => faults.stopEditing()),
    settled: () => shared.settled(),
    save,
    attach: (attached) => void (host = attached),
  };
};

/** By name or id. */
const sheetNamed = (state: BookState, key: string) => {
  const sheet = state.sheets.find(({ id, facts }) => id === key || facts.name.toLowerCase() === key.toLowerCase());
  if (!sheet) throw new UsageError(`The book has no sheet "${key}"`);
  return sheet;
};

const sheetRows = (state: BookState, name: string, locale: string): SheetRow[] => {
  const { id, hiddenRows } = sheetNamed(state, name);
  return sheetTexts(state, id, locale).map((texts, at) => ({ row: at + 1, texts, hidden: hiddenRows.has(at) }));
};

const eachClient = (
  shared: SharedBook,
  host: EditingHost | undefined,
  by: string | undefined,
  act: (faults: Pick<Faults, 'startEditing' | 'stopEditing'>) => void,
): void => {
  if (!host) throw new Error('No host is attached to the book');
  for (const client of by === undefined ? shared.clients : [by]) act(host.client(client).faults);
};
