import { parseArea } from './area.ts';
import type { CellValue } from './cell.ts';

export interface Reference {
  readonly row: number;
  readonly column: number;
  /** With a dollar: the same for every cell of the format. */
  readonly fixedRow: boolean;
  readonly fixedColumn: boolean;
}

/** What a cell holds; an empty one ''. Throws a `FormulaError` for an error value. */
export type Lookup = (reference: Reference) => CellValue;
export type Term = (look: Lookup) => CellValue;

/** `#VALUE!` and the like, on its way through a formula. */
export class FormulaError extends Error {}

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|([A-Z.]+)(?=\()|(\$?[A-Z]{1,3}\$?\d+)|(TRUE|FALSE)|(<>|<=|>=|[-+*/&=<>(),;%]))/giy;

type Token = { readonly kind: 'text' | 'number' | 'function' | 'cell' | 'boolean' | 'sign'; readonly text: string };
const KINDS = ['text', 'number', 'function', 'cell', 'boolean', 'sign'] as const;

const terms = new Map<string, Term | undefined>();

/** A formula as conditional formats use them, with or without `=`; undefined: it has something not worked out here. */
export function conditionalTerm(formula: string): Term | undefined {
  if (!terms.has(formula)) terms.set(formula, parse(formula.replace(/^=/, '')));
  return terms.get(formula);
}

function parse(formula: string): Term | undefined {
  const tokens = tokensOf(formula);
  if (!tokens) return undefined;
  const reader = new Reader(tokens);
  try {
    const term = reader.comparison();
    return reader.atEnd ? term : undefined;
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}

function tokensOf(formula: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const found = TOKEN.exec(formula);
    if (!found) return undefined;
    const at = found.slice(1).findIndex((part) => part !== undefined);
    tokens.push({ kind: KINDS[at]!, text: found[at + 1]! });
  }
  return tokens;
}

class Reader {
  readonly #tokens: Token[];

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#tokens.length === 0;
  }

  comparison(): Term {
    return this.#chain(['=', '<>', '<', '>', '<=', '>='], () => this.#joined(), compared);
  }
  #joined(): Term {
    return this.#chain(
      ['&'],
      () => this.#sum(),
      (a, _sign, b) => textOf(a) + textOf(b),
    );
  }
  #sum(): Term {
    return this.#chain(['+', '-'], () => this.#product(), calculated);
  }
  #product(): Term {
    return this.#chain(['*', '/'], () => this.#single(), calculated);
  }

  #chain(signs: readonly string[], next: () => Term, apply: (a: CellValue, sign: string, b: CellValue) => CellValue) {
    let term = next();
    for (let sign = this.#sign(signs); sign; sign = this.#sign(signs)) {
      const [left, right, by] = [term, next(), sign];
      term = (look) => apply(left(look), by, right(look));
    }
    return term;
  }

  #single(): Term {
    if (this.#sign(['-'])) {
      const term = this.#single();
      return (look) => -numberOf(term(look));
    }
    if (this.#sign(['('])) {
      const term = this.comparison();
      this.#demand(')');
      return term;
    }
    const { kind, text } = this.#tokens.shift() ?? { kind: 'sign', text: 'the end' };
    switch (kind) {
      case 'text':
        return constant(text.slice(1, -1).replaceAll('""', '"'));
      case 'number':
        return constant(this.#sign(['%']) ? Number(text) / 100 : Number(text));
      case 'boolean':
        return constant(text.toUpperCase() === 'TRUE');
      case 'cell':
        return cellTerm(text);
      case 'function':
        return this.#call(text.toUpperCase());
      default:
        throw new SyntaxError(`"${text}" in the place of a value`);
    }
  }

  #call(name: string): Term {
    const apply = FUNCTIONS[name];
    if (!apply) throw new SyntaxError(`${name} is not worked out here`);
    this.#demand('(');
    const list: Term[] = [];
    if (!this.#sign([')'])) {
      do list.push(this.comparison());
      while (this.#sign([',', ';']));
      this.#demand(')');
    }
    return (look) => apply(list.map((term) => () => term(look)));
  }

  #sign(wanted: readonly string[]): string | undefined {
    const [token] = this.#tokens;
    if (token?.kind !== 'sign' || !wanted.includes(token.text)) return undefined;
    this.#tokens.shift();
    return token.text;
  }

  #demand(sign: string): void {
    if (!this.#sign([sign])) throw new SyntaxError(`${sign} is missing`);
  }
}

const constant =
  (value: CellValue): Term =>
  () =>
    value;

function cellTerm(name: string): Term {
  const { top: row, left: column } = parseArea(name)!;
  const reference = { row, column, fixedColumn: name.startsWith('$'), fixedRow: name.lastIndexOf('$') > 0 };
  return (look) => look(reference);
}

type Argument = () => CellValue;

const given = (list: readonly Argument[], at: number): CellValue => list[at]?.() ?? '';
const isError = (term: Argument | undefined): boolean => {
  try {
    term?.();
    return false;
  } catch (failure) {
    if (failure instanceof FormulaError) return true;
    throw failure;
  }
};

const FUNCTIONS: Readonly<Record<string, (list: readonly Argument[]) => CellValue>> = {
  AND: (list) => list.every((one) => truthOf(one())),
  OR: (list) => list.some((one) => truthOf(one())),
  NOT: (list) => !truthOf(given(list, 0)),
  IF: (list) => (truthOf(given(list, 0)) ? given(list, 1) : (list[2]?.() ?? false)),
  IFERROR: (list) => given(list, isError(list[0]) ? 1 : 0),
  ISERROR: (list) => isError(list[0]),
  ISNUMBER: (list) => !isError(list[0]) && typeof given(list, 0) === 'number',
  ISBLANK: (list) => !isError(list[0]) && given(list, 0) === '',
  EXACT: (list) => textOf(given(list, 0)) === textOf(given(list, 1)),
  LEN: (list) => textOf(given(list, 0)).length,
  LEFT: (list) => textOf(given(list, 0)).slice(0, list[1] ? numberOf(list[1]()) : 1),
  RIGHT: (list) => {
    const text = textOf(given(list, 0));
    return text.slice(Math.max(0, text.length - (list[1] ? numberOf(list[1]()) : 1)));
  },
  TRIM: (list) => textOf(given(list, 0)).trim().replace(/ +/g, ' '),
  UPPER: (list) => textOf(given(list, 0)).toUpperCase(),
  LOWER: (list) => textOf(given(list, 0)).toLowerCase(),
  SEARCH: (list) => searched(textOf(given(list, 0)), textOf(given(list, 1))),
};

/** The place from 1, in any case; `?` and `*` stand for characters. */
export function searched(wanted: string, text: string): number {
  const pattern = wanted.replace(/~?[\\^$.|+()[\]{}*?]/g, (sign) =>
    sign === '*' ? '.*' : sign === '?' ? '.' : `\\${sign.at(-1)!}`,
  );
  const found = new RegExp(pattern, 'isu').exec(text);
  if (!found) throw new FormulaError('#VALUE!');
  return found.index + 1;
}

const ORDER = ['number', 'string', 'boolean'];

/** Numbers before texts before booleans, texts in any case; an empty cell is 0 beside a number. */
export function compared(a: CellValue, sign: string, b: CellValue): boolean {
  const [left, right] = [emptyAs(a, b), emptyAs(b, a)];
  const order =
    typeof left === typeof right ? compareAlike(left, right) : ORDER.indexOf(typeof left) - ORDER.indexOf(typeof right);
  if (sign === '=') return order === 0;
  if (sign === '<>') return order !== 0;
  return (sign.includes('=') && order === 0) || (sign.startsWith('<') ? order < 0 : order > 0);
}

const emptyAs = (value: CellValue, beside: CellValue): CellValue =>
  value !== '' ? value : typeof beside === 'number' ? 0 : typeof beside === 'boolean' ? false : '';

function compareAlike(a: CellValue, b: CellValue): number {
  if (typeof a !== 'string') return Number(a) - Number(b);
  return a.localeCompare(String(b), 'en', { sensitivity: 'accent' });
}

function calculated(a: CellValue, sign: string, b: CellValue): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (sign === '/' && right === 0) throw new FormulaError('#DIV/0!');
  return { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[sign]!;
}

function numberOf(value: CellValue): number {
  const number = Number(value);
  if (Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

export const textOf = (value: CellValue): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

export function truthOf(value: CellValue): boolean {
  if (typeof value === 'string' && value !== '') throw new FormulaError('#VALUE!');
  return Boolean(value);
}
