import type { Issue, IssueCode, Severity } from '../../domain/issue.ts';
import { countPeople, type Counts, type Standing } from './standing.ts';

export interface IssueGroup {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly issues: readonly Issue[];
  /** Only groups of severity `ask`: accepted by the person for this run. */
  readonly accepted: boolean;
}

/** One person in the list: name and address as displayed, and where the row stands. */
export interface PersonLine {
  readonly row: number;
  readonly name: string;
  readonly address: string;
  /** Whoever else gets it, and where answers go; '' for nobody. */
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly verdict: Standing;
  /** What stands in its cell where that is no address; ''. */
  readonly typed: string;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export interface CheckState {
  readonly status: 'running' | 'done';
  /** Lines of the record of earlier sends, while they are being read. */
  readonly reading?: { readonly read: number; readonly total: number };
  readonly ready: number;
  /** Rows that wait for a decision. */
  readonly toDecide: number;
  /** Rows that stay behind: later and held. */
  readonly behind: number;
  /** The same rows by where each stands. */
  readonly counts: Counts;
  readonly groups: readonly IssueGroup[];
  readonly people: readonly PersonLine[];
}

export const nothingChecked: CheckState = {
  status: 'done',
  ready: 0,
  toDecide: 0,
  behind: 0,
  counts: countPeople([]),
  groups: [],
  people: [],
};
