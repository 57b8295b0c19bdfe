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
