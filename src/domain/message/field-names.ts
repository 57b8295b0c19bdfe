import { editDistance } from '../text/edit-distance.ts';
import { foldText, tidyText } from '../text/fold-text.ts';

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

export const fieldNames = (headers: readonly string[]): FieldNames => {
  const known = headers
    .map((header, index) => ({ index, name: tidyText(header) }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);

  const startsWith = (text: string, name: string): boolean =>
    text.length >= name.length && text.slice(0, name.length).toLowerCase() === name.toLowerCase();

  const matchAt = (text: string) =>
    known.find(({ name }) => text.startsWith(name) && !isWordLetter(text[name.length])) ??
    known.find(({ name }) => startsWith(text, name) && !isWordLetter(text[name.length]));

  return {
    headers,
    leading: (text) => {
      const ends = (name: string): boolean => /^\s*($|\|)/.test(text.slice(name.length));
      const found =
        known.find(({ name }) => text.startsWith(name) && ends(name)) ??
        known.find(({ name }) => startsWith(text, name) && ends(name));
      return found && { index: found.index, rest: text.slice(found.name.length) };
    },
    bound: (expression, used) => bind(expression, matchAt, used),
    nearest: (name) => nearestOf(name, headers),
  };
};

type MatchAt = (text: string) => { readonly index: number; readonly name: string } | undefined;

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
      at += found.name.length;
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
