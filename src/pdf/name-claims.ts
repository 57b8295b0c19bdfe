import type { IdentityClaim } from '../domain/receipt/receipt.ts';
import { beforeHolder, nameLabels, ownerWords } from './identity-labels.ts';
import { countedNames } from './name-lists.ts';
import { amountsOf, firstWords, noNameWords, wordsOfName } from './name-words.ts';
import { isPayee } from './payee.ts';

const label = new RegExp(
  String.raw`(?<![A-ZÑ])(?:(?<own>${nameLabels.join('|')}|(?<!(?:${beforeHolder.join('|')}) )(?:${ownerWords.holder.join('|')}))|(?<other>${[...ownerWords.employer, ...ownerWords.third].join('|')}))(?![A-ZÑ])`,
  'g',
);

const longestName = 200;
const longestHeading = 1_000;

/** Names behind a label, the holder's and those of others; `text` with accents, `plain` without, both as long. */
export const nameClaims = (text: string, plain: string): readonly IdentityClaim[] => {
  const claims: IdentityClaim[] = [];
  let owner: Owner | undefined;
  for (const { index, 0: found, groups } of plain.matchAll(label)) {
    const end = index + found.length;
    if (groups?.['other'] !== undefined) {
      owner = { at: index, end };
      claims.push(...othersName(text, plain, owner, found));
      continue;
    }
    if (owner !== undefined && isHeadOf(plain, owner, index, found)) {
      claims.push(...othersName(text, plain, { at: index, end }, found));
      continue;
    }
    // `Patrón: Nombre: …`, `Nombre del beneficiario`: the name is theirs.
    const ofOther = owner !== undefined && index - owner.end < 12 && !plain.slice(owner.end, index).includes('\n');
    const name = ofOther ? undefined : nameAt(text, plain, end);
    const number = ofOther ? undefined : (numberBehind(text, end) ?? numberBelow(text, plain, index));
    if (name !== undefined && number !== undefined)
      claims.push({ kind: 'number', value: number, whose: 'holder', label: found.replace(/[^A-ZÑ]/g, '') });
    for (const each of name === undefined ? [] : [name, ...countedNames(text, end, name)])
      claims.push({ kind: 'name', value: each, whose: 'holder', label: found.replace(/[^A-ZÑ]/g, '') });
  }
  return [...claims, ...namesInParts(text, plain)];
};

/** Where a word for somebody else than the holder stands. */
interface Owner {
  readonly at: number;
  readonly end: number;
}

const othersName = (text: string, plain: string, { at, end }: Owner, found: string): readonly IdentityClaim[] => {
  const value = nameAt(text, plain, end);
  if (value === undefined) return [];
  const label = found.replace(/[^A-ZÑ]/g, '');
  if (!isPayee(plain, at, end)) return [{ kind: 'name', value, whose: 'third', label }];
  // `Saldo a favor de los trabajadores`: nobody by name.
  return /^(?:EL|LA|LOS|LAS|SUS?|QUIEN)\b/.test(value) ? [] : [{ kind: 'name', value, whose: 'unsaid', label }];
};

const beforeSigner =
  /^(?:(?:POR|P|FIRMA|FIRMADO|FDO|DATOS|DEL?|EL|LA|PODPIS|DANE|W|IMIENIU|SIGNED|FOR|BY|THE)[ ./]+)*$/;
/** Words that are also what a holder does: alone on a line they may be a value. */
const post = /^(?:DIRECTOR|JEF|SUPERVISOR|RESPONSABLE|GESTOR|ASESOR|PRZELOZON|KIEROWNIK|KSIEGOW|KADROW|MANAGER)/;
const holdersLabel = /TRABAJADOR|EMPLEADO|COLABORADOR|EMPLOYEE/;
const bareLabel = new RegExp(`^(?:${nameLabels.join('|')})$`);

/** `Por la empresa` alone on a line, and `Nombre: …` on the next: the name of who signs for them. */
const isHeadOf = (plain: string, { at, end }: Owner, next: number, found: string): boolean => {
  if (!/^[ :.]*\n$/.test(plain.slice(end, Math.min(next, end + longestName)))) return false;
  if (post.test(plain.slice(at, end)) || holdersLabel.test(found) || !bareLabel.test(found)) return false;
  const near = Math.max(0, at - longestName);
  const before = plain.slice(near, at);
  return beforeSigner.test(before.slice(before.lastIndexOf('\n') + 1));
};

/** `Nazwisko: MAJ … Imię: EWA`: one name under two labels. */
const namesInParts = (text: string, plain: string): readonly IdentityClaim[] =>
  [...plain.matchAll(partLabel)].flatMap(({ index, 0: found, groups }) => {
    if (groups?.['last'] === undefined) return [];
    const end = index + found.length;
    const given = /(?<![A-ZÑ])(?:IMIE|IMIONA|NOMBRES?|FIRST NAME|GIVEN NAME) ?: ?/.exec(
      plain.slice(end, end + partReach),
    );
    if (given === null) return [];
    const from = end + given.index + given[0].length;
    const value = [text.slice(end, end + given.index), text.slice(from, from + partReach)]
      .map((part) => firstWords(part.split('\n')[0] ?? ''))
      .filter((words) => words.length > 0);
    if (value.length < 2) return [];
    return [{ kind: 'name', value: value.flat().join(' '), whose: 'holder', label: found.replace(/[^A-ZÑ]/g, '') }];
  });

const partLabel = /(?<![A-ZÑ])(?<last>NAZWISKO|APELLIDOS?|SURNAME|LAST NAME) ?: ?/g;
const partReach = 120;

const nameAt = (text: string, plain: string, end: number): string | undefined => {
  const rest = text.slice(end, end + longestName);
  const lead = /^[ ]*(?:\([AO]\)|\/A)?[ ]*[:.-]?[ ]*/.exec(rest)?.[0].length ?? 0;
  const [line = '', next = '', later = ''] = rest.slice(lead).split('\n');
  const below = isNumbering(next) ? later : next;
  if (line.trim() === '') return wordsOfName(below);
  const heads = plain.slice(end, end + line.length + lead);
  return isHeadOfTable(heads, below) || (wordsOfName(line) === undefined && isHeading(heads))
    ? wordsOfName(below)
    : wordsOfName(line);
};

/** `Trabajador: 0044 ANA SOFÍA …`: the number of the person stands before the name. */
const numberBehind = (text: string, end: number): string | undefined =>
  /^[ ]*[:.-]?\s*([A-Z]?-?\d{1,10}[A-Z]?)[ .:-]+\p{L}{2}/u.exec(text.slice(end, end + 30))?.[1];

const numberHead = /(?<![A-ZÑ])(?:NR|NUMER|NO|NUM|CLAVE|COD|CODIGO|MATRICULA)(?![A-ZÑ])/;

/** Under a head for numbers that stands before the head for names, the number that stands before the name. */
const numberBelow = (text: string, plain: string, at: number): string | undefined => {
  // Looked for within a line's length: a page without line ends would be gone through for each label.
  const near = Math.max(0, at - longestHeading);
  const from = near + plain.slice(near, at).lastIndexOf('\n') + 1;
  const end = at + plain.slice(at, at + longestHeading).indexOf('\n');
  if (end < at || !numberHead.test(plain.slice(from, at)) || !isHeading(plain.slice(from, end))) return undefined;
  return /^\n((?:[A-Z]{1,3}[-/]?)?\d{1,10}[A-Z]?) \p{L}{2}/u.exec(text.slice(end, end + 30))?.[1];
};

const moneyHead =
  /(?<![A-ZÑ])(?:BRUTO|NETO|LIQUIDO|IMPORTE|SUELDO|SALARIO|DEVENG\w*|PERCEPC\w*|DEDUCC\w*|IRPF|ISR|BRUTTO|NETTO|KWOTA|WYPLATY|POTRAC\w*|GROSS|NET|PAY|TAX|DEDUCTIONS)(?![A-ZÑ])/;

/** `Trabajador Bruto Seg. Social Líquido` over a name with as many amounts: the heads are no name. */
const isHeadOfTable = (heads: string, below: string): boolean =>
  !/[\d:]/.test(heads) && moneyHead.test(heads) && amountsOf(below) >= 2 && wordsOfName(below) !== undefined;

/** `1 2 3 4`: the numbers of the columns, between their heads and the values. */
const isNumbering = (line: string): boolean => /^\s*1(?: \d{1,2})+\s*$/.test(line);

/** A row of labels has its values below. */
const isHeading = (line: string): boolean => {
  const words = line.replace(/(?<=\b[A-ZÑ])\.(?=[A-ZÑ]\b)/g, '').match(/[A-ZÑ]+\.?/g) ?? [];
  return words.length > 0 && !/\d/.test(line) && words.every(isHead);
};

const isHead = (word: string): boolean => {
  const bare = word.replace('.', '');
  return bare.length < 3 || bare === 'DEL' || noNameWords.has(bare) || (word !== bare && isCutShort(bare));
};

/** `MATRIC.`, `ANTIG.` */
const isCutShort = (start: string): boolean => [...noNameWords].some((word) => word.startsWith(start));
