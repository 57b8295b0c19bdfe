import { wantsPerson, type Issue, type IssueCode } from './issue.ts';
import { personKey } from './roster/person.ts';
import type { Entry } from './roster/roster.ts';
import { primaryKey, type DocumentHash, type DocumentKeys } from './sending/document-key.ts';
import type { Verdict } from './sending/evidence.ts';

/** Whose row asks, and what is owed there; undefined for what is asked of the whole sheet. */
export type Asking = { readonly entry: Entry; readonly hash: DocumentHash } | undefined;

/** What a person agreed to. */
export interface Acceptance {
  has(found: Issue, asking: Asking): boolean;
  /** Whether they chose to send this again, knowing all that is known of earlier sends. */
  repeats?(keys: DocumentKeys, evidence: Verdict): boolean;
}

/** Where it stands is no part of a question: rows move while they wait. */
const positions = new Set(['cell', 'otherRow', 'otherCell']);

const shownValues = ({ values }: Issue): readonly unknown[] =>
  Object.entries(values)
    .filter(([key]) => !positions.has(key) && !(key === 'other' && values['otherRow'] !== undefined))
    .sort(([a], [b]) => (a < b ? -1 : 1));

const contentOf = (code: IssueCode, { row, files = '' }: DocumentHash): string => {
  if (/^(document|plugin)\//.test(code)) return `${row} ${files}`;
  return /^(receipt|password)\//.test(code) ? files : '';
};

/** The question as it was put: whom it is about, what it says of them, and what they would get. */
const questionOf = (found: Issue, asking: Asking): string => {
  const of =
    asking === undefined
      ? []
      : [
          personKey(asking.entry.person),
          asking.entry.recipients.map(({ address }) => address.toLowerCase()),
          contentOf(found.code, asking.hash),
        ];
  return JSON.stringify([shownValues(found), of]);
};

/** What a person agreed to for this run: the very questions that were shown, never whatever else has the same code. */
export class Accepted implements Acceptance {
  private readonly questions = new Map<IssueCode, ReadonlySet<string>>();
  /** By document: the attempts that were known when it was chosen to go again. */
  private readonly again = new Map<string, ReadonlySet<string>>();

  accept(code: IssueCode, asked: Iterable<readonly [Issue, Asking]>): void {
    const shown = [...asked].map(([found, asking]) => questionOf(found, asking));
    this.questions.set(code, new Set([...(this.questions.get(code) ?? []), ...shown]));
  }

  drop(code: IssueCode): void {
    this.questions.delete(code);
  }

  clear(): void {
    this.questions.clear();
    this.again.clear();
  }

  /** For the one run that is asked for now: it stands on no record before a request is about to leave. */
  chooseAgain({ keys, evidence }: { readonly keys: DocumentKeys; readonly evidence: Verdict }): void {
    if (evidence.kind !== 'free') this.again.set(primaryKey(keys), new Set(evidence.attempts));
  }

  /** Says whether anything was chosen. */
  forgetAgain(): boolean {
    const was = this.again.size > 0;
    this.again.clear();
    return was;
  }

  repeats(keys: DocumentKeys, evidence: Verdict): boolean {
    const seen = this.again.get(primaryKey(keys));
    return seen !== undefined && evidence.kind !== 'free' && evidence.attempts.every((attempt) => seen.has(attempt));
  }

  has(found: Issue, asking: Asking): boolean {
    return this.questions.get(found.code)?.has(questionOf(found, asking)) === true;
  }
}

/** Whether a row's question is answered by what a person agreed to. */
export const isAnswered = (found: Issue, asking: Asking, accepted: Acceptance): boolean =>
  accepted.has(found, asking) && !wantsPerson(found);
