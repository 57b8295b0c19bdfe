import { importColumns, type ImportColumn } from '../../domain/receipt/import-sheet.ts';
import type { Translate } from '../base/session-ports.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import { languageFacts, languages, type Language } from '../../domain/language.ts';

const madeUp: ReadonlySet<string> = new Set(languages.flatMap((language) => languageFacts[language].sample));

const samples = new WeakMap<Roster, boolean>();

/**
 * Whether the rows are made-up people, who may only be mailed to the sender. Told by the people themselves: a sheet that was
 * renamed or copied, and a workbook that lost its settings, still hold them; once real people took their place it is a
 * sheet like any other.
 */
export const isSample = (roster: Roster | undefined): boolean => {
  if (roster === undefined) return false;
  const known = samples.get(roster);
  if (known !== undefined) return known;
  const found = roster.grid.rows.filter(({ cells }) => cells.some(({ text }) => madeUp.has(text.trim()))).length;
  // One of them among others may be somebody's real name.
  const answer = found > 1 || (found === 1 && roster.entries.length === 1);
  samples.set(roster, answer);
  return answer;
};

const shown: readonly ImportColumn[] = ['employeeNumber', 'name', 'email', 'period', 'amount'];

const firstAmount = 8_450.5;

/** `YYYY-MM` of a time, by the computer's own calendar. */
const monthOf = (at: number): string => {
  const day = new Date(at);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`;
};

/**
 * A sheet of made-up people, with a header in the language.
 * @param address whose mailbox all of it would go to; '': addresses that are reserved and reach nobody
 */
export const sampleRows = (
  language: Language,
  translate: Translate,
  address: string,
  now: number,
): readonly (readonly string[])[] => {
  const { locale, sample } = languageFacts[language];
  const amounts = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  const rows = sample.map((name, index): readonly string[] => {
    const number = String(index + 1).padStart(4, '0');
    const email = address === '' ? `${number}@example.com` : address;
    return [number, name, email, monthOf(now), amounts.format(firstAmount + index * 310.25)];
  });
  const header = importColumns.filter((column) => shown.includes(column));
  return [header.map((column) => translate(language, `import.${column}`)), ...rows];
};
