import { useMemo, useSyncExternalStore } from 'react';
import type { Sentence } from '../../commands/pane-state.ts';
import type { Issue } from '../../domain/issue.ts';
import { formatMoment } from './formats.ts';
import { hasText, translate } from '../../texts/index.ts';
import { late } from './late.ts';
import { usePane } from './use-pane.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import type { Language } from '../../domain/language.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A text of the pane in its language. */
export type T = (key: string, values?: Values) => string;

export interface Texts {
  readonly language: Language;
  readonly t: T;
  /** Whether a text is there: some stand where the mail provider brings them. */
  readonly has: (key: string) => boolean;
  /** What a failure or a notice says. */
  readonly sentence: (sentence: Sentence) => string;
  /** What an issue says; rows and the message stand in where no cell is meant. */
  readonly issueText: (issue: Issue) => string;
  /** `C5`, `row 5` or `the message`. */
  readonly placeOf: (issue: Pick<Issue, 'row' | 'column'>) => string;
}

export const invoiceWords = late(() => import(/* webpackChunkName: "invoice-words" */ '../../texts/invoice-texts.ts'));

const textsIn = (language: Language, provider: string, kind: RunKind): Texts => {
  const t: T = (key, values) => translate(language, key, { provider, kind, ...values });
  const placeOf = ({ row, column }: Pick<Issue, 'row' | 'column'>): string => {
    if (row === 0) return t('place.message');
    return column === '' ? t('place.row', { row }) : `${column}${row}`;
  };
  return {
    language,
    t,
    has: (key) => hasText(language, key, provider),
    placeOf,
    sentence: ({ code, values }) => {
      const { retryAt } = values;
      const when = typeof retryAt === 'number' ? { when: formatMoment(language, retryAt) } : {};
      const section = hasText(language, `failure.${code}`) ? 'failure' : 'notice';
      return t(`${section}.${code}`, { ...values, ...when });
    },
    issueText: (issue) => t(`issue.${issue.code}`, { cell: placeOf(issue), ...issue.values }),
  };
};

export const useTexts = (): Texts => {
  const { language, account, sheet } = usePane();
  const provider = account.providers.find(({ id }) => id === account.providerId) ?? account.providers[0];
  const title = provider?.title ?? '';
  const { kind } = sheet;
  // What was said before they came is said again with them.
  const words = useSyncExternalStore(invoiceWords.subscribe, invoiceWords.now);
  return useMemo(() => textsIn(language, title, kind), [language, title, kind, words]);
};
