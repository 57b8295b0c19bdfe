import { issue, type Issue } from '../../domain/issue.ts';
import type { Language } from '../../domain/language.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import { parseChoice, type ChoiceKey } from '../base/choice-schemas.ts';
import type { Translate } from '../base/session-ports.ts';
import { changedKeys, type DecidingChoices } from './deciding-choices.ts';

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
  return changedKeys(before, now).map((key) => {
    const [was, is] = [before[key] ?? '', now[key] ?? ''];
    const [from, to] = key.startsWith('text.') ? textsApart(was, is, t) : [shown(key, was, t), shown(key, is, t)];
    return issue('choices/changed', 0, '', { what: nameOf(key, t), from, to });
  });
};
