import type { BookEvent } from './interpreter/book-event.ts';
import type { ModelObject } from './interpreter/model-object.ts';
import type { Desk } from './page/desk-view.ts';

/** One client's copy of a shared book, as much of it as the host needs. */
export interface Replica {
  /** Object path 1: an instance of the model's `Workbook`. */
  readonly workbook: ModelObject;
  /** @returns stops listening. */
  onEvent(listener: (event: BookEvent) => void): () => void;
  /** Anything one can see has changed: by this client, by others, by hand or by the add-in. */
  onChange(listener: () => void): () => void;
  /** From now on what others save in the document's settings is not known here. Returns what is. */
  knowSettingsAsOpened?(): Map<string, string>;
  /** What this person sees of the book and does by hand; absent where nobody looks. */
  readonly desk?: Desk;
}

/** A workbook several clients have open. */
export interface HostedBook {
  readonly name: string;
  /** Document settings of the add-in: part of the document, so everybody's. Default: none kept. */
  readonly documentSettings?: Map<string, string>;
  /** The replica of a client; the same one for the same name. */
  replica(client: string): Replica;
}
