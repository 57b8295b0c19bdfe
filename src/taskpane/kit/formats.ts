import type { Period } from '../../domain/text/period.ts';
import type { Language } from '../../domain/language.ts';

const dayMs = 86_400_000;

/** A time of day; with its date when it is more than half a day away. */
export const formatMoment = (language: Language, at: number, now = Date.now()): string => {
  const far = Math.abs(at - now) > dayMs / 2;
  const options: Intl.DateTimeFormatOptions = far
    ? { dateStyle: 'medium', timeStyle: 'short' }
    : { timeStyle: 'short' };
  return new Intl.DateTimeFormat(language, options).format(at);
};

/** `1–15 ene 2026`. Periods are civil dates: read and shown in one zone, so that no day is lost. */
export const formatPeriod = (language: Language, { from, to }: Period): string => {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
};

const units = ['byte', 'kilobyte', 'megabyte'] as const;

export const formatBytes = (language: Language, bytes: number): string => {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step);
};
