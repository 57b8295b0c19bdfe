import { saysAbsent } from '../text/absent-words.ts';
import { foldText, tidyText } from '../text/fold-text.ts';
import type { Person } from './roster.ts';

/** Upper case without spaces, dots and hyphens; `&` and `Ñ` stay. Words that mean none become ''. */
export const normalTaxId = (text: string): string => normalId(text, /[\s.\-–/]/g);

/** Upper case without spaces and hyphens. Words that mean none become ''. */
export const normalNationalId = (text: string): string => normalId(text, /[\s\-–]/g);

const normalId = (text: string, separators: RegExp): string => {
  const tidy = tidyText(text);
  return saysAbsent(tidy) ? '' : tidy.normalize('NFC').toUpperCase().replace(separators, '');
};

/** The RFCs that stand for anybody: they identify nobody. */
const generic = new Set(['XAXX010101000', 'XEXX010101000']);

export const isGenericTaxId = (taxId: string): boolean => generic.has(taxId);

/** What stands for nobody: the generic RFC and CURP, numbers of zeros. */
export const isNobodys = (id: string): boolean =>
  /^X[AE]XX010101/.test(id) || /^0[0-]*$/.test(id) || /^(?:9{11}|0{8}T)$/.test(id);

export const withoutLeadingZeros = (number: string): string => number.replace(/^0+(?=.)/, '');

/** Employee number 7 is 0007: compared as text, then without leading zeros and case. */
export const sameNumber = (a: string, b: string): boolean =>
  a !== '' && b !== '' && withoutLeadingZeros(a.trim().toUpperCase()) === withoutLeadingZeros(b.trim().toUpperCase());

const parts = (name: string): readonly string[] =>
  foldText(name)
    .split(' ')
    .filter((word) => word !== '');

const tokens = (name: string): Set<string> => new Set(parts(name).filter((word) => word.length > 1));

/** Words two names share, in any order and case, without accents. One person has at least two. */
export const sharedNameWords = (a: string, b: string): number => {
  const words = tokens(b);
  return [...tokens(a)].filter((word) => words.has(word)).length;
};

/** Every letter and digit tells people apart: `Persona 1` is not `Persona 2`, 李 Wei is not 王 Wei. Accents do not. */
export const nameKey = (name: string): string =>
  (
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replaceAll('ł', 'l')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .sort()
    .join(' ');

/** The strongest identity a person has in the sheet; '' when there is none. Equal keys mean the same person. */
export const personKey = (person: Person): string => {
  if (person.taxId !== '' && !isNobodys(person.taxId)) return `tax:${person.taxId}`;
  if (person.nationalId !== '' && !isNobodys(person.nationalId)) return `national:${person.nationalId}`;
  if (person.employeeNumber !== '') return `number:${withoutLeadingZeros(person.employeeNumber.toUpperCase())}`;
  return person.name === '' ? '' : `name:${nameKey(person.name) || person.name}`;
};
