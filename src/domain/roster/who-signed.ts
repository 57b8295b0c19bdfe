import { cellText, isBlank } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import type { Mapping } from './roster.ts';
import { identityFields } from './row-kind.ts';

/** Whoever made, checked or allowed the list; no list says so of its people. */
const act =
  /^(elaboro|realizo|preparo|reviso|valido por|autorizo|aprobo|sporzadzil|sporzadzila|przygotowal|przygotowala|sprawdzil|sprawdzila|zatwierdzil|zatwierdzila)\b|^\S+ (by|por|przez)\b/;
/** The same as a list may well say it of everybody in it: a status. */
const state =
  /^(elaborado|preparado|revisado|autorizado|aprobado|vo bo|visto bueno|podpis|podpisano|prepared|checked|reviewed|approved|authori[sz]ed|signed)\b/;
const longestLabel = 30;

const textAt = ({ cells }: GridRow, column: number | undefined): string =>
  column === undefined ? '' : cellText(cells[column] ?? emptyCell);

/** Words stand there, no number and no address. */
export const holdsWords = (row: GridRow, column: number): boolean => {
  const text = textAt(row, column);
  return /\p{L}/u.test(text) && !/[\d@]/.test(text);
};

export const firstFilled = ({ cells }: GridRow): number => cells.findIndex((cell) => !isBlank(cell));

type Sign = 'label' | 'act' | 'state';

/** `Elaboró: | Rosa Vela | rosa@…`: a label, and whom it names, and nothing to pay. */
const signOf = (row: GridRow, { amount }: Mapping): Sign | undefined => {
  const first = textAt(row, firstFilled(row)).trim();
  if (first.includes('@') || textAt(row, amount) !== '') return undefined;
  if (/^[^:]{2,40}:$/.test(first)) return 'label';
  if (first.length >= longestLabel) return undefined;
  const folded = foldText(first);
  if (state.test(folded) && !/ (by|por|przez)\b/.test(folded)) return 'state';
  return state.test(folded) || act.test(folded) ? 'act' : undefined;
};

/** The rows of the list itself. Where all would be somebody's signature, what they say is their status. */
const ordinaryOf = (people: readonly GridRow[], signs: ReadonlyMap<GridRow, Sign>, { email }: Mapping): GridRow[] => {
  const plain = people.filter((row) => !signs.has(row));
  const addressed = plain.filter((row) => textAt(row, email).includes('@'));
  if (addressed.length > 0) return addressed;
  return plain.length > 0 ? plain : people.filter((row) => signs.get(row) === 'state');
};

interface SignColumn {
  /** Its words are values of the people, not labels. */
  readonly ofPeople: boolean;
  /** 1-based sheet row of the last ordinary row. */
  readonly last: number;
}

const signColumn = (
  column: number,
  ordinary: readonly GridRow[],
  mapping: Mapping,
  header: GridRow | undefined,
): SignColumn => {
  const filled = ordinary.filter((row) => textAt(row, column) !== '');
  const inWords = filled.filter((row) => holdsWords(row, column));
  const wordy = inWords.length * 2 >= filled.length;
  const alike = filled.filter((row) => holdsWords(row, column) === wordy);
  const names = identityFields.some((field) => mapping[field] === column);
  const headed = textAt(header ?? { row: 0, hidden: false, cells: [] }, column) !== '';
  const ofPeople = !names && wordy && (filled.length > 0 || headed);
  return { ofPeople, last: (alike.at(-1) ?? ordinary.at(-1))?.row ?? 0 };
};

/**
 * Which of these rows say who signed the list. A word without a colon says it below the list only, and not in a column
 * in which the people have such words too.
 */
export const signersOf = (
  people: readonly GridRow[],
  mapping: Mapping,
  header: GridRow | undefined,
): ReadonlySet<GridRow> => {
  const signs = new Map(
    people.flatMap((row): [GridRow, Sign][] => {
      const sign = signOf(row, mapping);
      return sign === undefined ? [] : [[row, sign]];
    }),
  );
  if (signs.size === 0) return new Set();
  const ordinary = ordinaryOf(people, signs, mapping);
  if (ordinary.length === 0) return new Set();
  const isOrdinary = new Set(ordinary);
  const columns = new Map<number, SignColumn>();
  const columnOf = (row: GridRow): SignColumn => {
    const column = firstFilled(row);
    const known = columns.get(column) ?? signColumn(column, ordinary, mapping, header);
    columns.set(column, known);
    return known;
  };
  // `Revisó` in the midst of the list is a value of its column, and below the list as well.
  const isAmong = (column: SignColumn, kind: Sign): boolean =>
    [...signs].some(([row, sign]) => sign === kind && columnOf(row) === column && row.row < column.last);
  const isSigned = (row: GridRow, sign: Sign): boolean => {
    if (isOrdinary.has(row)) return false;
    if (sign === 'label') return true;
    const column = columnOf(row);
    return row.row > column.last && (sign === 'act' || !column.ofPeople) && !isAmong(column, sign);
  };
  return new Set([...signs].filter(([row, sign]) => isSigned(row, sign)).map(([row]) => row));
};
