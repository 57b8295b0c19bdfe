import { editDistance } from '../text/edit-distance.ts';
import { foldText, isInvisible, plainSpelling } from '../text/fold-text.ts';

/** The columns of a sheet as names a template can use: headers hold spaces, accents and signs that Liquid cannot read. */
export interface FieldNames {
  readonly headers: readonly string[];
  /** Header at the beginning of a text, the longest there is, followed by nothing, a space or a `|`. */
  leading(text: string): { readonly index: number; readonly rest: string } | undefined;
  /** Puts identifiers for headers outside quotes; calls `used` for each. */
  bound(expression: string, used: (index: number) => void): string;
  /** The header that was probably meant; '' when none is near. */
  nearest(name: string): string;
}

export const identifierOf = (index: number): string => `field_${index}`;

/** Words of the language itself are no headers inside an expression. */
const reserved = new Set([
  'and',
  'or',
  'not',
  'contains',
  'true',
  'false',
  'nil',
  'null',
  'empty',
  'blank',
  'in',
  'if',
]);

const isWordLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

/** How much of a text spells a name, in any case or in its own; undefined when it begins otherwise. */
const spelledLength = (text: string, name: string, anyCase: boolean): number | undefined => {
  let at = 0;
  for (const letter of name) {
    while (isInvisible(text[at])) at += 1;
    const found = text[at];
    if (found === undefined) return undefined;
    if (letter === ' ') {
      if (!/\s/.test(found)) return undefined;
      while (/\s/.test(text[at] ?? '')) at += 1;
      continue;
    }
    const plain = plainSpelling(found);
    if (plain !== letter && !(anyCase && plain.toLowerCase() === letter.toLowerCase())) return undefined;
    at += 1;
  }
  return at;
};

export const fieldNames = (headers: readonly string[]): FieldNames => {
  const known = headers
    .map((header, index) => ({ index, name: plainSpelling(header) }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);

  const find = (text: string, ends: (length: number) => boolean): Found | undefined => {
    for (const anyCase of [false, true]) {
      for (const { index, name } of known) {
        const length = spelledLength(text, name, anyCase);
        if (length !== undefined && ends(length)) return { index, name, length };
      }
    }
    return undefined;
  };
  const matchAt = (text: string) => find(text, (length) => !isWordLetter(text[length]));

  return {
    headers,
    leading: (expression) => {
      const text = expression.normalize('NFC');
      const found = find(text, (length) => /^\s*($|\|)/.test(text.slice(length)));
      return found && { index: found.index, rest: text.slice(found.length) };
    },
    bound: (expression, used) => bind(expression.normalize('NFC'), matchAt, used),
    nearest: (name) => nearestOf(name, headers),
  };
};

interface Found {
  readonly index: number;
  readonly name: string;
  /** Of the text that spells it. */
  readonly length: number;
}

type MatchAt = (text: string) => Found | undefined;

const bind = (expression: string, matchAt: MatchAt, used: (index: number) => void): string => {
  let out = '';
  for (let at = 0; at < expression.length;) {
    const rest = expression.slice(at);
    const literal = /^(?:"[^"]*"|'[^']*')/.exec(rest)?.[0];
    const starts = !isWordLetter(expression[at - 1]) && !/[|.]\s*$/.test(expression.slice(0, at));
    const found = literal === undefined && starts ? matchAt(rest) : undefined;
    if (found !== undefined && !reserved.has(found.name.toLowerCase())) {
      used(found.index);
      out += identifierOf(found.index);
      at += found.length;
      continue;
    }
    out += literal ?? expression[at]!;
    at += literal?.length ?? 1;
  }
  return out;
};

const nearestOf = (name: string, headers: readonly string[]): string => {
  const folded = foldText(name);
  if (folded === '') return '';
  const limit = Math.max(1, Math.floor(folded.length / 3));
  const ranked = headers
    .map((header) => {
      const other = foldText(header);
      const part = ` ${other} `.includes(` ${folded} `) || ` ${folded} `.includes(` ${other} `);
      const distance = editDistance(folded, other, limit);
      return { header, distance: other === '' ? Infinity : part ? Math.min(distance, 1.5) : distance };
    })
    .filter(({ distance }) => distance <= limit || distance === 1.5)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.header ?? '';
};
