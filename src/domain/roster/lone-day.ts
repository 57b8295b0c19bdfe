import { foldText } from '../text/fold-text.ts';
import type { Period } from '../text/period.ts';

export const isLoneDay = (period: Period | undefined): period is Period =>
  period !== undefined && period.from === period.to;

/** `Week ending`, `W/E`, `Semana al`, `Okres do`. */
const last = /\b(end|ends|ending|ended|to|until|through|w e|al|hasta|termina|fin|final|do|koniec|konczacy|konczaca)\b/;

/** Whether what stands before a day says that it is the last one of a period. */
export const namesLastDay = (text: string): boolean => last.test(foldText(text));

/** When it is paid is not what it is paid for. */
const ofPayment = /\b(fecha|data|date|termin|ejercicio)\b/;

export const namesPayDay = (text: string): boolean => ofPayment.test(foldText(text));

/** `Week ending: 31/01`, `Periodo: 31/01`; undefined where the heading says that it is paid then. */
export const loneDayUnder = (heading: string): Period['known'] => {
  if (namesLastDay(heading)) return 'last-day';
  return namesPayDay(heading) ? undefined : 'a-day';
};
