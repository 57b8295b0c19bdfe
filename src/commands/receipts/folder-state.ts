import type { MissedFile } from '../../domain/ports.ts';
import type { Sentence } from '../base/sentence.ts';

/** The folder beside the workbook, as far as it was looked at. */
export interface FolderState {
  /** What is waited for; undefined: nothing. */
  readonly busy: 'asking' | { readonly done: number; readonly total: number } | undefined;
  readonly account: { readonly address: string; readonly name: string } | undefined;
  /** What was found; undefined before anything was. */
  readonly found: FoundFolder | undefined;
  /** The sentence ends in what can be done by hand. */
  readonly problem: Sentence | undefined;
  /** The deployment's client at Microsoft, for a text to an administrator. */
  readonly clientId: string;
}

export interface FoundFolder {
  readonly name: string;
  readonly files: number;
  /** `chosen`: its files are among those found; while Microsoft is asked, that they are wanted. */
  readonly subfolders: readonly { readonly name: string; readonly chosen: boolean }[];
  /** Names of files that are new, or changed, since this device looked last. */
  readonly fresh: readonly string[];
  readonly changed: readonly string[];
  readonly missed: readonly MissedFile[];
  readonly otherKinds: number;
}
