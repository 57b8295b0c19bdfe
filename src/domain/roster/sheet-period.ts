import { isDateFormat, periodOfSerial } from '../text/cell-date.ts';
import { cellText, isBlank } from '../text/cell-text.ts';
import { foldText, tidyText } from '../text/fold-text.ts';
import type { Cell, Grid, GridRow } from '../grid.ts';
import { parsePeriod, type DateOrder } from '../text/parse-period.ts';
import { periodLabel } from '../text/period-label.ts';
import { isLoneDay, namesLastDay, namesPayDay } from './lone-day.ts';
import { isOfOther } from '../text/other-matters.ts';
import { periodBetween, type Period } from '../text/period.ts';
import { isPeriodLabel } from './column-content.ts';
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
    const says = /\d/.test(text) && periodScore(first) >= exactly && !isOfOther(foldText(text));
    return says ? [{ score: 0.5, key: text, values: [], text }] : [];
  });
};

const daysOf = ({ key, values, text }: Said, order: DateOrder, date1904: boolean): Period | undefined => {
  const dates = values.flatMap((cell) =>
    cell.kind === 'number' && typeof cell.value === 'number' && isDateFormat(cell.format)
      ? [periodOfSerial(cell.value, cell.format, date1904)]
      : [],
  );
  const period = dates.length === 0 ? parsePeriod(text, order) : periodBetween(dates[0]?.from, dates.at(-1)?.to);
  return isLoneDay(period) ? { ...period, known: namesLastDay(key) ? 'last-day' : 'a-day' } : period;
};

/** The plainest of the lines above the headings; undefined where none says a period. */
export const sheetPeriod = (grid: Grid, headerIndex: number, order: DateOrder): SheetPeriod | undefined => {
  const lines = [...(grid.above ?? []), ...grid.rows.slice(0, Math.max(0, headerIndex))];
  const found = lines.flatMap((line) =>
    saidBy(line).flatMap((said): (SheetPeriod & { readonly score: number })[] => {
      const { score, text } = said;
      const period = score === 0 ? undefined : daysOf(said, order, grid.date1904);
      const isNumber = score >= exactly && /^\d{1,2}$/.test(text) && Number(text) <= 54;
      const label = score > 0 && period === undefined && (isPeriodLabel(text) || isNumber) ? periodLabel(text) : '';
      return period === undefined && label === '' ? [] : [{ row: line.row, text, period, label, score }];
    }),
  );
  const [best] = found.sort((a, b) => b.score - a.score || a.row - b.row);
  return best === undefined ? undefined : { row: best.row, text: best.text, period: best.period, label: best.label };
};
