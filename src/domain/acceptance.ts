import { wantsPerson, type Issue, type IssueCode } from './issue.ts';
import { personKey } from './roster/person.ts';
import type { Entry } from './roster/roster.ts';
import type { DocumentHash } from './sending/document-key.ts';

/** Whose row asks, and what is owed there; undefined for what is asked of the whole sheet. */
export type Asking = { readonly entry: Entry; readonly hash: DocumentHash } | undefined;

/** What a person agreed to. */
export interface Acceptance {
  has(found: Issue, asking: Asking): boolean;
}

/** Where it stands is no part of a question: rows move while they wait. */
const positions = new Set(['cell', 'otherRow', 'otherCell']);

const shownValues = ({ values }: Issue): readonly unknown[] =>
  Object.entries(values)
    .filter(([key]) => !positions.has(key) && !(key === 'other' && values['otherRow'] !== undefined))
    .sort(([a], [b]) => (a < b ? -1 : 1));

const contentOf = (code: IssueCode, { row, files = '' }: DocumentHash): string => {
  if (code.startsWith('document/')) return `${row} ${files}`;
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

  accept(code: IssueCode, asked: Iterable<readonly [Issue, Asking]>): void {
    const shown = [...asked].map(([found, asking]) => questionOf(found, asking));
    this.questions.set(code, new Set([...(this.questions.get(code) ?? []), ...shown]));
  }

  drop(code: IssueCode): void {
    this.questions.delete(code);
  }

  clear(): void {
    this.questions.clear();
  }

  has(found: Issue, asking: Asking): boolean {
    return this.questions.get(found.code)?.has(questionOf(found, asking)) === true;
  }
}

/** Whether a row's question is answered by what a person agreed to. */
export const isAnswered = (found: Issue, asking: Asking, accepted: Acceptance): boolean =>
  accepted.has(found, asking) && !wantsPerson(found);
