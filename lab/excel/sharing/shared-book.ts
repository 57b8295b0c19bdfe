import type { HostedBook } from '../replica.ts';
import type { Area } from '../book/area.ts';
import { applyEdit } from '../book/apply-edit.ts';
import { BookReplica } from './book-replica.ts';
import { type BookState, copyBook } from '../book/book-state.ts';
import type { Edit } from '../book/edit.ts';
import { realTime, type Schedule } from './timers.ts';

export interface SharedBookSettings {
  /** BCP 47; how Excel displays numbers and dates. */
  readonly locale: string;
  /** Milliseconds until a change has reached the others. */
  readonly propagationMs: number;
  /** Off: changes reach the others when the person saves. */
  readonly autoSave: boolean;
  readonly readOnly: boolean;
  /** `misplaced`: a block over hidden cells fills the visible ones with its first value, as users report. */
  readonly filteredWrite?: 'misplaced' | undefined;
  /** Users report that a protected sheet does not tell its special cells. */
  readonly specialCells?: 'refused-when-protected' | undefined;
  readonly schedule?: Schedule;
}

export interface Opening {
  readonly sheetId: string;
  readonly selection?: Area;
  /** Further areas that are selected with it, as with Ctrl. */
  readonly more?: readonly Area[];
}

/** A workbook several people have open: the server's copy, and one replica per person that lags behind it. */
export class SharedBook implements HostedBook {
  readonly name: string;
  readonly settings: SharedBookSettings;
  /** The add-in's settings in the document: key → JSON text. */
  readonly documentSettings = new Map<string, string>();
  /** The server's copy. */
  readonly state: BookState;
  /** The sheet on top when somebody opens the book, and the cells selected there. */
  opening: Opening;
  readonly #replicas = new Map<string, BookReplica>();
  #colleague: BookReplica | undefined;
  readonly #writeListeners = new Set<(text: string) => void>();
  readonly #waiting: (() => void)[] = [];
  #underway = 0;

  constructor(name: string, state: BookState, settings: SharedBookSettings) {
    this.name = name;
    this.state = state;
    this.settings = settings;
    this.opening = { sheetId: state.sheets[0]?.id ?? '' };
  }

  replica(client: string): BookReplica {
    let replica = this.#replicas.get(client);
    if (!replica) {
      replica = new BookReplica(this, copyBook(this.state), this.settings);
      this.#replicas.set(client, replica);
    }
    return replica;
  }

  /** Names of the people who have the book open, in the order they came. */
  get clients(): readonly string[] {
    return [...this.#replicas.keys()];
  }

  /** Somebody elsewhere who may change the book, saves as they go and sees everything at once. */
  get colleague(): BookReplica {
    this.#colleague ??= new BookReplica(this, copyBook(this.state), { autoSave: true, readOnly: false });
    this.#colleague.receiveAll();
    return this.#colleague;
  }

  /** The server takes edits that fit its present state: applies them and sends them to everybody but their author. */
  commit(edits: readonly Edit[], author?: BookReplica): void {
    if (edits.length === 0) return;
    for (const edit of edits) applyEdit(this.state, edit);
    if (this.#colleague !== author) this.#colleague?.expect(edits);
    for (const replica of this.#replicas.values()) {
      if (replica === author) continue;
      replica.expect(edits);
      this.#underway += 1;
      (this.settings.schedule ?? realTime)(() => this.#arrive(replica), this.settings.propagationMs);
    }
  }

  /** Told the text of every cell an add-in writes. */
  onWrite(listener: (text: string) => void): void {
    this.#writeListeners.add(listener);
  }

  wrote(text: string): void {
    for (const listener of this.#writeListeners) listener(text);
  }

  /** Saves what was held back and resolves once everything has reached everybody. */
  async settled(): Promise<void> {
    for (const replica of this.#replicas.values()) replica.save();
    while (this.#underway > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #arrive(replica: BookReplica): void {
    replica.receive();
    this.#underway -= 1;
    if (this.#underway === 0) for (const resume of this.#waiting.splice(0)) resume();
  }
}
