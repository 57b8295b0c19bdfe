import type { Field } from './field.ts';

/** Why a role is not beyond doubt. */
export type Doubt =
  /** Another column could be it as well. */
  | 'rival'
  /** No heading says so; the cells do. */
  | 'no-heading'
  /** The heading says it only in part, or with a slip of the keyboard. */
  | 'heading-unclear'
  /** Nothing is written in the column yet. */
  | 'empty'
  /** Some of its cells are something else. */
  | 'mixed'
  /** One value serves many people: perhaps it is somebody else's. */
  | 'shared'
  /** It stands beyond an empty column, perhaps in a table of somebody else's. */
  | 'apart'
  /** The addresses are made of other names than the people's. */
  | 'other-names';

/** What a column is taken for. */
export interface Role {
  readonly field: Field;
  /** Grid column (0-based). */
  readonly column: number;
  readonly sure: 'sure' | 'doubtful';
  /** Only where it is doubtful. */
  readonly doubt?: Doubt;
  /** Other columns that could be it, the likeliest first. */
  readonly rivals: readonly number[];
}

/** A heading above the headings, and the columns it stands over. */
export interface GroupHeading {
  readonly text: string;
  readonly columns: readonly number[];
  /** Whether what stands below it is about somebody else than the person of the row. */
  readonly otherParty: boolean;
}

/** Rows of the list that are not anybody's receipt. */
export interface LeftOutRows {
  readonly reason: 'total' | 'continued' | 'heading' | 'nobody' | 'hidden' | 'left-company' | 'already-sent';
  /** 1-based sheet rows. */
  readonly rows: readonly number[];
}

/** Addresses on the sheet that are neither a recipient's nor another party's. */
export interface UnreadAddresses {
  /** Where they stand, seen from the people that are read. */
  readonly where: 'above' | 'below' | 'beside' | 'other-list';
  /** 1-based sheet rows. */
  readonly rows: readonly number[];
  /** Letters of the sheet columns that hold them. */
  readonly columns: readonly string[];
}

/**
 * What Sobre understood of a sheet, to be shown and corrected. Every address on the sheet is a recipient's, stands in a
 * column of `otherParties` or in a line of contacts above the headings, or is in `unread`.
 */
export interface Understanding {
  /** 1-based sheet row; undefined when the sheet has no headings. */
  readonly headingRow: number | undefined;
  readonly groups: readonly GroupHeading[];
  readonly roles: readonly Role[];
  /** Grid columns about relatives, contacts, superiors, employers: nobody is written to, greeted or named by them. */
  readonly otherParties: readonly number[];
  /** 1-based sheet rows that stand for people. */
  readonly rowsRead: readonly number[];
  readonly leftOut: readonly LeftOutRows[];
  readonly unread: readonly UnreadAddresses[];
  /** What a line above the list says of everybody's period; undefined where a column says it, or nothing does. */
  readonly period: { readonly row: number; readonly text: string } | undefined;
}
