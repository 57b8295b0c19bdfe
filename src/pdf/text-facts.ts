import { isCurp, isRfc, normalUuid } from '../domain/roster/identity.ts';
import type { DocumentFacts, DocumentPerson } from '../domain/receipt/receipt.ts';
import type { PdfContent } from './pdf-content.ts';
import { bareNames } from './bare-names.ts';
import { identityClaims } from './identity-claims.ts';
import { listsIn } from './name-lists.ts';
import { netClaims } from './net-claims.ts';
import { plainLetters } from './period-dates.ts';
import { amountsIn } from './text-amounts.ts';
import { periodsOf } from './text-period.ts';
import { voidWord } from './void-words.ts';

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000]/g;

/** Upper case, composed, without invisible characters, every white space one space and every dash one hyphen. */
export const tidyPdfText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .toUpperCase()
    .trim();

/** The same with its lines, which say what stands beside what. */
const tidyLines = (text: string): string =>
  text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .toUpperCase();

/** What a PDF of one page says of itself, by its visible text in reading order. */
export const factsOfText = (raw: string, openedWith: string | undefined): DocumentFacts =>
  factsOfContent({ pages: [raw], hidden: [], about: [], traits: [], attachments: [], openedWith });

/** What a PDF says of itself. */
export const factsOfContent = ({
  pages,
  pictured = [],
  drawings = [],
  hidden,
  about,
  traits,
  openedWith,
}: PdfContent): DocumentFacts => {
  const text = tidyPdfText(pages.join('\n'));
  const compactText = text.replaceAll(' ', '');
  const shown = pages.map(tidyLines).map((page) => ({ page, plain: plainLetters(page) }));
  const lines = shown.map(({ page }) => page);
  const { period, apart } = periodsOf(text);
  const saysVoid = shown.map(({ plain }) => voidWord(plain)).find((word) => word !== '');
  return {
    format: 'pdf',
    uuids: uuidsIn(text, compactText),
    people: peopleIn(text, compactText),
    employer: '',
    kind: 'other',
    payrollType: undefined,
    period,
    ...(apart === undefined ? {} : { periodsApart: apart }),
    payDate: undefined,
    net: undefined,
    amounts: amountsIn(text),
    stamped: undefined,
    replaces: [],
    compactText,
    text,
    lines: lines.join('\n'),
    openedWith,
    pages: pages.length === 1 ? [text] : pages.map(tidyPdfText),
    ...(pictured.length === 0 ? {} : { pictured }),
    ...(drawings.length === 0 ? {} : { drawings }),
    ...(saysVoid === undefined ? {} : { saysVoid }),
    hidden: tidyPdfText(hidden.join('\n')),
    traits,
    holders: [
      ...distinct(shown.flatMap(({ page, plain }) => identityClaims(page, plain))),
      ...distinct([...hidden, ...about].map(tidyLines).flatMap((page) => identityClaims(page, plainLetters(page)))).map(
        (claim) => ({
          ...claim,
          hidden: true,
        }),
      ),
    ],
    lists: [...lines, ...hidden.map(tidyLines)].flatMap(listsIn),
    nets: distinct(shown.flatMap(({ plain }) => netClaims(plain))),
    bareNames: [...new Set(shown.flatMap(({ page, plain }) => bareNames(page, plain)))],
  };
};

const distinct = <T extends object>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [Object.values(item).join(' '), item])).values(),
];

/** Folios may be set apart letter by letter, broken over lines, lower case, or have lost a hyphen at a line's end. */
const uuidsIn = (text: string, compact: string): readonly string[] => {
  // Without two hyphens a run of such characters is a seal or a number, however long.
  const runs = (compact.match(/[0-9A-F-]{32,}/g) ?? []).filter((run) => run.split('-').length > 2);
  const spread = runs.flatMap((run) => [
    ...run.matchAll(/(?=([0-9A-F]{8}-{0,2}[0-9A-F]{4}-{0,2}[0-9A-F]{4}-{0,2}[0-9A-F]{4}-{0,2}[0-9A-F]{12}))/g),
  ]);
  const hyphens = (folio: string): number => folio.split(/-+/).length - 1;
  const found = spread.map(([, folio = '']) => folio).filter((folio) => hyphens(folio) >= 2);
  const bare = [...text.matchAll(/\b[0-9A-F]{32}\b/g)].map(([folio]) => folio).filter((folio) => /[A-F]/.test(folio));
  const whole = (folio: string): string =>
    folio.replaceAll('-', '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return [...new Set([...found, ...bare].map((folio) => normalUuid(whole(folio))))];
};

/** The certifier of the tax authority itself is in every stamp. */
const certifier = 'SAT970701NN3';

const peopleIn = (text: string, compact: string): readonly DocumentPerson[] => {
  const taxIds = [...text.matchAll(/(?<![A-Z0-9Ñ&])([A-ZÑ&]{3,4})-?(\d{6})-?([A-Z0-9]{2}[0-9A])(?![A-Z0-9Ñ&])/g)]
    .map(([, letters, date, mark]) => `${letters}${date}${mark}`)
    .filter((taxId) => isRfc(taxId) && taxId !== certifier);
  const curps = [...compact.matchAll(/(?=([A-ZÑ]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d))/g)]
    .map(([, curp = '']) => curp)
    .filter(isCurp);
  const none: DocumentPerson = { name: '', employeeNumber: '', taxId: '', nationalId: '' };
  return [
    ...[...new Set(taxIds)].map((taxId) => ({ ...none, taxId })),
    ...[...new Set(curps)].map((nationalId) => ({ ...none, nationalId })),
    ...employeeNumbersIn(text).map((employeeNumber) => ({ ...none, employeeNumber })),
  ];
};

const number = String.raw`\s*[:#.]?\s*([A-Z0-9][A-Z0-9-]{0,14})(?![A-Z0-9/.,])`;
const labels = [
  String.raw`\b(?:N[UÚ]M(?:ERO)?|NO|N[°º]|NR|CLAVE|C[OÓ]D(?:IGO)?|ID|MATR[IÍ]CULA)\.? ?(?:DE |DEL )?(?:EMPLEADO|EMPL?\.?|TRABAJADOR|EWID(?:ENCYJNY)?\.?|PRACOWNIKA|EMPLOYEE)`,
  String.raw`\b(?:EMPLOYEE|EMPLEADO|PRACOWNIK) (?:NO\.?|N[UÚ]M(?:ERO)?\.?|NUMBER|ID|NR)`,
];
const labelled = labels.map((label) => new RegExp(label + number, 'g'));

/** Numbers right behind a label that means them. */
const employeeNumbersIn = (text: string): readonly string[] => [
  ...new Set(
    labelled
      .flatMap((pattern) => [...text.matchAll(pattern)].map(([, value = '']) => value))
      .filter((value) => /\d/.test(value)),
  ),
];
