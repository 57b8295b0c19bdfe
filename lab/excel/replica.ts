import type { BookEvent } from './interpreter/book-event.ts';
import type { ModelObject } from './interpreter/model-object.ts';

/** One client's copy of a shared book, as much of it as the host needs. */
export interface Replica {
  /** Object path 1: an instance of the model's `Workbook`. */
  readonly workbook: ModelObject;
  /** @returns stops listening. */
  onEvent(listener: (event: BookEvent) => void): () => void;
}

/** A workbook several clients have open. */
export interface HostedBook {
  readonly name: string;
  /** The replica of a client; the same one for the same name. */
  replica(client: string): Replica;
}
