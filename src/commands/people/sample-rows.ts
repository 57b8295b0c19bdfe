import { importColumns, type ImportColumn } from '../../domain/receipt/import-sheet.ts';
import type { Translate } from '../base/session-ports.ts';
import { languageFacts, type Language } from '../../domain/language.ts';

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
