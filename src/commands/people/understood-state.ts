import type { Field } from '../../domain/roster/field.ts';
import type { RosterColumn } from '../../domain/roster/roster.ts';
import type { LeftOutRows, Role, UnreadAddresses } from '../../domain/roster/understanding.ts';

/** A column as the card draws it. */
export interface UnderstoodColumn extends RosterColumn {
  /** What it is taken for; undefined for none. */
  readonly field: Field | undefined;
  readonly sure: boolean;
  /** About relatives, contacts, superiors: nobody is written to, greeted or named by it. */
  readonly otherParty: boolean;
}

/** The first person as the mail will have them: each text as it is displayed. */
export interface FirstPerson {
  /** 1-based sheet row. */
  readonly row: number;
  readonly name: string;
  readonly address: string;
  readonly period: string;
  readonly amount: string;
  readonly files: readonly string[];
  /** First line of the mail. */
  readonly greeting: string;
}

export interface UnderstoodState {
  /** Something is not beyond doubt, and nobody has confirmed this reading of such a sheet yet. */
  readonly asks: boolean;
  /** What it asks about. */
  readonly doubts: readonly Role[];
  /** 1-based sheet row; undefined when the sheet has no headings. */
  readonly headingRow: number | undefined;
  /** Whether the headings can be looked for in another row: those of a table stand where they stand. */
  readonly headingMoves: boolean;
  readonly columns: readonly UnderstoodColumn[];
  readonly first: FirstPerson | undefined;
  /** People that are read. */
  readonly read: number;
  readonly leftOut: readonly LeftOutRows[];
  readonly unread: readonly UnreadAddresses[];
  /** 1-based sheet row to which the table would have to reach to take in who stands right below it; undefined for none. */
  readonly reach: number | undefined;
  /** When a sheet of this shape was last sent from this computer with choices of its own, in milliseconds since the epoch. */
  readonly known: number | undefined;
}

export const nothingUnderstood: UnderstoodState = {
  asks: false,
  doubts: [],
  headingRow: undefined,
  headingMoves: false,
  columns: [],
  first: undefined,
  read: 0,
  leftOut: [],
  unread: [],
  reach: undefined,
  known: undefined,
};
