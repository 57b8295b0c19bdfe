import type { DeliveryState } from '../../domain/sending/delivery.ts';
import type { OwnColumn } from '../../domain/roster/roster.ts';
import { statusText, type StatusWords } from '../../domain/sending/status-text.ts';
import type { StatusTone } from '../../domain/workbook.ts';
import type { Period } from '../../domain/text/period.ts';
import type { Translate } from './session-ports.ts';
import { byLanguage, languages, type Language } from '../../domain/language.ts';

const states: readonly DeliveryState[] = [
  'waiting',
  'claimed',
  'sending',
  'sent',
  'failed',
  'unknown',
  'held',
  'later',
  'skipped',
  'saved',
];
const ownColumns: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Stand in the cells of workbooks that an older version wrote. */
const formerWords: Readonly<Partial<Record<Language, StatusWords['former']>>> = {
  en: { unknown: 'Check Gmail', held: 'Held' },
  es: { held: 'Detenido', later: 'Pendiente' },
  pl: { later: 'Odłożono', held: 'Wstrzymano' },
};

/** The words of status cells in one language. */
export const statusWords = (translate: Translate, language: Language): StatusWords => ({
  state: Object.fromEntries(states.map((state) => [state, translate(language, `status.${state}`)])) as Record<
    DeliveryState,
    string
  >,
  former: formerWords[language] ?? {},
  reason: (code) => {
    const key = `reason.${code}`;
    const text = translate(language, key);
    return text === key ? undefined : text;
  },
});

export const allStatusWords = (translate: Translate): readonly StatusWords[] =>
  languages.map((language) => statusWords(translate, language));

/** The words at which a status cell takes colour; the others say nothing that somebody has to look for. */
export const statusTones = (translate: Translate, language: Language): ReadonlyMap<string, StatusTone> => {
  const tones = { sent: 'good', unknown: 'doubt', held: 'doubt', failed: 'bad' } as const;
  const words = statusWords(translate, language);
  const bounced = statusText({ state: 'sent', code: 'mail/returned', who: '', writer: '' }, words);
  return new Map<string, StatusTone>([
    ...Object.entries(tones).map(([name, tone]) => [words.state[name as keyof typeof tones], tone] as const),
    // It begins with the word for sent: Excel lets the rule that came last decide.
    [bounced, 'bad'],
  ]);
};

/** Headers of Sobre's columns in every language: a workbook keeps the one it was set up in. */
export const ownHeaders = (translate: Translate): Readonly<Record<Language, Readonly<Record<OwnColumn, string>>>> => {
  const headers = (language: Language) =>
    Object.fromEntries(ownColumns.map((column) => [column, translate(language, `column.${column}`)])) as Record<
      OwnColumn,
      string
    >;
  return byLanguage(headers);
};

/** The pane's language for a BCP 47 tag; English where Sobre does not speak it. */
export const languageOf = (tag: string): Language =>
  languages.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en';

/**
 * Date, time and zone as people of that language write them, for cells: a sheet is read in other places than it was
 * written in.
 */
export const timeText = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);

export const dateText = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);

/** `1–15 ene 2026`. Periods are civil dates: read and shown in one zone, so that no day is lost. */
export const periodText = (language: Language, { from, to }: Period): string => {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
};
