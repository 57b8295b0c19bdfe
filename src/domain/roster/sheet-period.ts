import { isDateFormat, periodOfSerial } from '../text/cell-date.ts';
import { cellText, isBlank } from '../text/cell-text.ts';
import { foldText, tidyText } from '../text/fold-text.ts';
import type { Cell, Grid, GridRow } from '../grid.ts';
import { parsePeriodUnder, type DateOrder } from '../text/parse-period.ts';
import { periodLabel } from '../text/period-label.ts';
import { isLoneDay, namesLastDay, namesPayDay } from './lone-day.ts';
import { isOfOther } from '../text/other-matters.ts';
import { periodBetween, type Period } from '../text/period.ts';
import { monthOfName } from '../text/month-names.ts';
import { isPeriodLabel } from './column-content.ts';
import { saysOnlyPeriod } from './period-heading.ts';
import { headerScores } from './header-score.ts';

/** The period that a line above the list gives to everybody in it. */
export interface SheetPeriod {
  /** 1-based sheet row. */
  readonly row: number;
  readonly text: string;
  readonly period: Period | undefined;
  /** '' where the text is dates. */
  readonly label: string;
}

/** A line says one or two things; a longer one is a list. */
const mostFilled = 6;
/** A title is heard where no line says it plainer. */
const ofTitle = 0.25;
/** Names nothing but the period. */
const exactly = 100;
const periodScore = (key: string): number => {
  const folded = foldText(key);
  return namesPayDay(key) || isOfOther(folded) ? 0 : (headerScores(tidyText(key)).get('period') ?? 0);
};

/** `Periodo anterior`, `Vacaciones:`: what stands beside it is of that. */
const isOthersKey = (cell: Cell | undefined): boolean => {
  const text = cell?.kind === 'text' ? tidyText(cell.text) : '';
  if (/\d|:\s*\S/.test(text) || !isOfOther(foldText(text))) return false;
  return text.endsWith(':') || headerScores(text).has('period');
};

const payWords =
  /\b(nominas?|payroll|plac|raya|recibos?|sueldos?|salarios?|wynagrodzen\w*|wyplat\w*|payslips?|wages?|salaries|pagos? de nomina)\b/;

/** `NÓMINA ENERO 2026`, `Lista płac za styczeń 2026`, `ENERO 2026`: a title that says what is paid, or nothing but when. */
const isTitle = (text: string): boolean => {
  const folded = foldText(text);
  return text.length <= longestTitle && (payWords.test(folded) || saysOnlyPeriod(withoutMonths(folded)));
};
const longestTitle = 90;

const withoutMonths = (folded: string): string =>
  folded
    .split(' ')
    .filter((word) => monthOfName(word) === undefined)
    .join(' ');

const from = /^(?:(?:del|od|from|do|al) )?\d{1,2}(?:[./-][a-z\d]|\s*(?:-|–|al?|to|do)\s)/i;

/** The part of a title that begins with a word for periods, a month or days: a number before it is another one. */
const periodIn = (text: string): string => {
  const words = text.split(/\s+/);
  const at = words.findIndex(
    (word, index) =>
      monthOfName(foldText(word)) !== undefined ||
      periodScore(word) >= exactly ||
      from.test(words.slice(index).join(' ')),
  );
  if (at === -1) return '';
  const days = /(?:\d{1,2}\.?\s+(?:de\s+)?)$/i.exec(words.slice(0, at).join(' ') + ' ')?.[0] ?? '';
  return days + words.slice(at).join(' ');
};

interface Said {
  readonly score: number;
  /** What it calls itself. */
  readonly key: string;
  readonly values: readonly Cell[];
  readonly text: string;
}

/** `Periodo: | Quincena 1`, `Pay period: Week 48`, `Semana 48`: what a line says of the period, by each of its cells. */
const saidBy = ({ cells }: GridRow): Said[] => {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length > mostFilled) return [];
  return filled.flatMap((cell, at): Said[] => {
    if (cell.kind !== 'text' || isOthersKey(filled[at - 1])) return [];
    const text = tidyText(cell.text);
    const [, key = '', value = ''] = /^([^:]{1,40}):\s*(.*)$/.exec(text) ?? [];
    if (key !== '' && value !== '') return [{ score: periodScore(key), key, values: [], text: value }];
    const score = periodScore(key || text);
    if (score > 0 && (key !== '' || score >= exactly)) {
      const rest = filled.slice(at + 1);
      const end = rest.findIndex(({ kind, text: next }) => kind === 'text' && next.includes(':'));
      const values = end === -1 ? rest : rest.slice(0, end);
      return [{ score, key: key || text, values, text: tidyText(values.map(cellText).join(' ')) }];
    }
    const [first = ''] = /^\p{L}+/u.exec(text) ?? [];
    const says = /\d/.test(text) && !isOfOther(foldText(text));
    if (says && periodScore(first) >= exactly) return [{ score: 0.5, key: text, values: [], text }];
    return says && filled.length === 1 && isTitle(text)
      ? [{ score: ofTitle, key: text, values: [], text: periodIn(text) }]
      : [];
  });
};

const daysOf = ({ key, values, text }: Said, order: DateOrder, date1904: boolean): Period | undefined => {
  const dates = values.flatMap((cell) =>
    cell.kind === 'number' && typeof cell.value === 'number' && isDateFormat(cell.format)
      ? [periodOfSerial(cell.value, cell.format, date1904)]
      : [],
  );
  const period =
    dates.length === 0 ? parsePeriodUnder(key, text, order) : periodBetween(dates[0]?.from, dates.at(-1)?.to);
  return isLoneDay(period) ? { ...period, known: namesLastDay(key) ? 'last-day' : 'a-day' } : period;
};

/** The plainest of the lines above the headings; undefined where none says a period. */
export const sheetPeriod = (grid: Grid, headerIndex: number, order: DateOrder): SheetPeriod | undefined => {
  const lines = [...(grid.above ?? []), ...grid.rows.slice(0, Math.max(0, headerIndex))];
  const found = lines.flatMap((line) =>
    saidBy(line).flatMap((said): (SheetPeriod & { readonly score: number })[] => {
      const { score, text } = said;
      const days = score === 0 ? undefined : daysOf(said, order, grid.date1904);
      // The day in a title is when it was made.
      const period = score === ofTitle && isLoneDay(days) ? undefined : days;
      const isNumber = score >= exactly && /^\d{1,2}$/.test(text) && Number(text) <= 54;
      const label = score > 0 && days === undefined && (isPeriodLabel(text) || isNumber) ? periodLabel(text) : '';
      return period === undefined && label === '' ? [] : [{ row: line.row, text, period, label, score }];
    }),
  );
  const [best] = found.sort((a, b) => b.score - a.score || a.row - b.row);
  return best === undefined ? undefined : { row: best.row, text: best.text, period: best.period, label: best.label };
};
