import { issue, type Issue } from '../../domain/issue.ts';
import { languages, type Language } from '../../domain/language.ts';
import { runKinds } from '../../domain/run-choices.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import { sha256 } from '../../domain/text/sha256.ts';
import type { BookChoices } from '../base/book-choices.ts';
import { parseChoice, type ChoiceKey } from '../base/choice-schemas.ts';
import type { Translate } from '../base/session-ports.ts';

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

const parsed = (json: string): unknown => {
  try {
    return json === '' ? undefined : (JSON.parse(json) as unknown);
  } catch {
    // This device's own note is damaged: that it differs is still true.
    return undefined;
  }
};

const excerptLength = 60;
const leadLength = 15;

/** Two texts from a little before the place where they part. */
const apart = (from: string, to: string): readonly [string, string] => {
  let at = 0;
  while (at < from.length && from[at] === to[at]) at += 1;
  const start = Math.max(0, at - leadLength);
  const part = (text: string) =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + excerptLength)}${text.length > start + excerptLength ? '…' : ''}`;
  return [part(from), part(to)];
};

type Words = (key: string) => string;

const textOf = (json: string): { subject: string; body: string } | undefined =>
  parseChoice('text.payroll.es', parsed(json));

const textsApart = (from: string, to: string, t: Words): readonly [string, string] => {
  const [before, after] = [textOf(from), textOf(to)];
  const readyMade = t('choice.readyMade');
  if (before === undefined || after === undefined) {
    return [before?.subject ?? (from === '' ? readyMade : '…'), after?.subject ?? (to === '' ? readyMade : '…')];
  }
  if (before.subject !== after.subject) return apart(before.subject, after.subject);
  const [plainBefore, plainAfter] = [plainText(before.body).trim(), plainText(after.body).trim()];
  // Where only the markup differs, the markup is what has to be seen.
  return plainBefore === plainAfter ? apart(before.body, after.body) : apart(plainBefore, plainAfter);
};

const shown = (key: ChoiceKey, json: string, t: Words): string => {
  const choice = parseChoice(key, parsed(json));
  if (key === 'provider') return typeof choice === 'string' ? choice : t('choice.firstProvider');
  if (key === 'recipients') return t(`recipients.${typeof choice === 'string' ? choice : 'ask'}`);
  if (key === 'copies') return choice === true ? t('choice.used') : t('choice.unused');
  if (key === 'senders') return Array.isArray(choice) && choice.length > 0 ? choice.join(', ') : t('choice.anybody');
  if (key === 'everybody.payroll' || key === 'everybody.invoices') {
    return typeof choice === 'string' ? t(`languageName.${choice}`) : t('choice.own');
  }
  if (choice === undefined) return t('choice.detected');
  return typeof choice === 'string' && choice !== '' ? choice : t('choice.noColumn');
};

const nameOf = (key: ChoiceKey, t: Words): string => {
  const [group = '', field = '', language] = key.split('.');
  if (group === 'column') return t(`field.${field}`);
  return language === undefined ? t(`choice.${group}`) : `${t(`choice.${group}`)} (${t(`languageName.${language}`)})`;
};

/** What a person has to see and accept: each deciding choice that is another than before, old → new. */
export const choiceChanges = (
  before: DecidingChoices,
  now: DecidingChoices,
  translate: Translate,
  language: Language,
): readonly Issue[] => {
  const t: Words = (key) => translate(language, key);
  return decidingKeys.flatMap((key) => {
    const [was, is] = [before[key] ?? '', now[key] ?? ''];
    if (was === is) return [];
    const [from, to] = key.startsWith('text.') ? textsApart(was, is, t) : [shown(key, was, t), shown(key, is, t)];
    return [issue('choices/changed', 0, '', { what: nameOf(key, t), from, to })];
  });
};
