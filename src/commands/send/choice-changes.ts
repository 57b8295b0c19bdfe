import { issue, type Issue } from '../../domain/issue.ts';
import type { Language } from '../../domain/language.ts';
import { parseChoice, type ChoiceKey } from '../base/choice-schemas.ts';
import type { Translate } from '../base/session-ports.ts';
import { textDifferences } from './text-differences.ts';
import { changedKeys, type DecidingChoices } from './deciding-choices.ts';

const parsed = (json: string): unknown => {
  try {
    return json === '' ? undefined : (JSON.parse(json) as unknown);
  } catch {
    // This device's own note is damaged: that it differs is still true.
    return undefined;
  }
};

type Words = (key: string) => string;

const textOf = (json: string): { subject: string; body: string } | undefined =>
  parseChoice('text.payroll.es', parsed(json));

/** So many places of a text are told apart; what is behind them is told as one. */
const mostPlaces = 20;

const textsApart = (from: string, to: string, t: Words): readonly (readonly [string, string])[] => {
  const [before, after] = [textOf(from), textOf(to)];
  const readyMade = t('choice.readyMade');
  if (before === undefined || after === undefined) {
    const whole = (text: ReturnType<typeof textOf>, json: string) => text?.subject ?? (json === '' ? readyMade : '…');
    return [[whole(before, from), whole(after, to)]];
  }
  const places = [...textDifferences(before.subject, after.subject), ...textDifferences(before.body, after.body)];
  if (places.length <= mostPlaces) return places;
  const more = `… +${places.length - mostPlaces}`;
  return [...places.slice(0, mostPlaces), [more, more]];
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
  return changedKeys(before, now).flatMap((key) => {
    const [was, is] = [before[key] ?? '', now[key] ?? ''];
    const pairs = key.startsWith('text.') ? textsApart(was, is, t) : [[shown(key, was, t), shown(key, is, t)] as const];
    return pairs.map(([from, to]) => issue('choices/changed', 0, '', { what: nameOf(key, t), from, to }));
  });
};
