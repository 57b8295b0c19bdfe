import { languages } from '../../domain/language.ts';
import { runKinds } from '../../domain/run-choices.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import type { BookChoices } from '../base/book-choices.ts';
import type { ChoiceKey } from '../base/choice-schemas.ts';

const textKeys = runKinds.flatMap((kind) => languages.map((language) => `text.${kind}.${language}` as const));

/** The shared choices that decide who gets what, from whom and how it is locked. */
const decidingKeys: readonly ChoiceKey[] = [
  'column.email',
  'column.cc',
  'column.bcc',
  'column.replyTo',
  'copies',
  'recipients',
  'lock-column',
  'attach-column',
  ...textKeys,
  'everybody.payroll',
  'everybody.invoices',
  'senders',
  'provider',
];

/** Each deciding choice as JSON; '' where nothing was chosen. */
export type DecidingChoices = Readonly<Partial<Record<ChoiceKey, string>>>;

/** A longer text is kept by its hash: that it changed is known, not what it was. */
const mostKept = 20_000;

const kept = async (book: Pick<BookChoices, 'get'>, key: ChoiceKey): Promise<string> => {
  const choice = book.get(key);
  if (choice === undefined) return '';
  const json = JSON.stringify(choice);
  return json.length > mostKept ? JSON.stringify(await sha256(json)) : json;
};

export const decidingChoices = async (book: Pick<BookChoices, 'get'>): Promise<DecidingChoices> =>
  Object.fromEntries(await Promise.all(decidingKeys.map(async (key) => [key, await kept(book, key)] as const)));

/** The deciding choices that are others than before. */
export const changedKeys = (before: DecidingChoices, now: DecidingChoices): readonly ChoiceKey[] =>
  decidingKeys.filter((key) => (before[key] ?? '') !== (now[key] ?? ''));
