import type { BookEvent } from '../interpreter/book-event.ts';
import type { ModelObject } from '../interpreter/model-object.ts';
import { SheetDesk } from '../by-hand/sheet-by-hand.ts';
import type { BookSurface } from '../by-hand/book-surface.ts';
import type { Desk } from '../page/desk-view.ts';
import type { Replica } from '../replica.ts';
import { readOnlyBook } from '../interpreter/api-error.ts';
import { applyEdit } from '../book/apply-edit.ts';
import type { BookState } from '../book/book-state.ts';
import { changeDetails, shownBy } from '../book/change-details.ts';
import { crossEdits } from '../book/cross-edits.ts';
import type { Edit } from '../book/edit.ts';
import { type EditOrigin, eventsOf } from '../book/edit-events.ts';
import type { SharedBook, SharedBookSettings } from './shared-book.ts';
import { atServer } from './at-server.ts';
import { Workbook } from '../api/workbook.ts';

/** So many steps back Excel goes. */
const UNDO_LEVELS = 100;

export type Rights = Pick<SharedBookSettings, 'autoSave' | 'readOnly'>;

/** One person's copy of the book: their own changes at once, everybody else's when they arrive. */
export class BookReplica implements Replica {
  readonly shared: SharedBook;
  readonly state: BookState;
  readonly rights: Rights;
  readonly book: Workbook;
  readonly desk: Desk;
  /** Of others and on the way, each as it will fit this copy. */
  #inbox: Edit[][] = [];
  /** Own edits the server does not have yet, as they fit its copy. */
  #held: Edit[] = [];
  /** What takes each own batch back, the latest last. */
  #undo: Edit[][] = [];
  #batchOpen = false;
  #byHand = 0;
  #settings: Map<string, string> | undefined;
  readonly #eventListeners = new Set<(event: BookEvent) => void>();
  readonly #changeListeners = new Set<() => void>();

  constructor(shared: SharedBook, state: BookState, rights: Rights) {
    this.shared = shared;
    this.state = state;
    this.rights = rights;
    this.book = new Workbook(this);
    const desk = new SheetDesk(this.book as unknown as BookSurface, () => this.undo());
    this.desk = this.#handsOf(desk);
  }

  /** The add-in's settings in the document, as far as this person's Excel knows them. */
  get knownSettings(): Map<string, string> {
    return this.#settings ?? this.shared.documentSettings;
  }

  knowSettingsAsOpened(): Map<string, string> {
    return (this.#settings ??= new Map(this.shared.documentSettings));
  }

  get workbook(): ModelObject {
    return this.book as unknown as ModelObject;
  }

  onEvent(listener: (event: BookEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Makes changes of this person or their add-in. Those of one turn of the event loop are one step of undo. */
  edit(...edits: Edit[]): void {
    if (this.rights.readOnly) throw readOnlyBook();
    const undo = this.#apply(edits, this.#byHand > 0 ? 'hand' : 'add-in');
    this.#openBatch().unshift(...undo);
    if (this.#byHand === 0) this.#tellWritten(edits);
    this.#send(edits);
  }

  get hasUnsaved(): boolean {
    return this.#held.length > 0;
  }

  /** What `act` does is done by the person, not by the add-in. */
  byHand(act: () => void): void {
    this.#byHand += 1;
    try {
      act();
    } finally {
      this.#byHand -= 1;
    }
  }

  /** Ctrl+Z. Cells that others have changed since stay as they are. */
  undo(): void {
    const edits = this.#undo.pop();
    this.#batchOpen = false;
    if (!edits) return;
    this.#apply(edits, 'hand');
    this.#send(edits);
  }

  save(): void {
    this.shared.commit(this.#held.splice(0), this);
  }

  /** The server has something that will arrive here. */
  expect(edits: readonly Edit[]): void {
    const crossed = crossEdits(this.#held, edits, true);
    this.#held = crossed.mine;
    this.#inbox.push(crossed.theirs);
  }

  /** What was expected longest has arrived. */
  receive(): void {
    const edits = this.#inbox.shift() ?? [];
    this.#undo = this.#undo.map((batch) => crossEdits(batch, edits, false).mine);
    this.#apply(edits, 'remote');
  }

  receiveAll(): void {
    while (this.#inbox.length > 0) this.receive();
  }

  /** Something one can see has changed that is nobody else's business: the active sheet, the selection. */
  changed(): void {
    for (const listener of this.#changeListeners) listener();
  }

  emit(event: BookEvent): void {
    for (const listener of this.#eventListeners) listener(event);
  }

  #apply(edits: readonly Edit[], origin: EditOrigin): Edit[] {
    const undo: Edit[] = [];
    for (const edit of edits) {
      const before = shownBy(edit, this.state);
      undo.unshift(...applyEdit(this.state, edit));
      const details = changeDetails(before, shownBy(edit, this.state));
      for (const event of eventsOf(edit, origin, details)) this.emit(event);
    }
    this.changed();
    return undo;
  }

  #send(edits: readonly Edit[]): void {
    const { edits: forServer, inbox } = atServer(edits, this.#inbox);
    this.#inbox = inbox;
    if (this.rights.autoSave) this.shared.commit(forServer, this);
    else this.#held.push(...forServer);
  }

  #openBatch(): Edit[] {
    const open = this.#batchOpen ? this.#undo.at(-1) : undefined;
    if (open) return open;
    const batch: Edit[] = [];
    this.#undo.push(batch);
    if (this.#undo.length > UNDO_LEVELS) this.#undo.shift();
    this.#batchOpen = true;
    queueMicrotask(() => (this.#batchOpen = false));
    return batch;
  }

  #tellWritten(edits: readonly Edit[]): void {
    for (const edit of edits) {
      if (edit.do !== 'cells') continue;
      for (const { patch } of edit.cells) if (patch.content) this.shared.wrote(String(patch.content.value));
    }
  }

  #handsOf(desk: Desk): Desk {
    return {
      tabs: () => desk.tabs(),
      layout: (sheetId) => desk.layout(sheetId),
      rows: (sheetId, from, count) => desk.rows(sheetId, from, count),
      formula: (sheetId, row, column) => desk.formula(sheetId, row, column),
      distinct: (sheetId, column) => desk.distinct(sheetId, column),
      act: (action) => this.byHand(() => desk.act(action)),
    };
  }
}
