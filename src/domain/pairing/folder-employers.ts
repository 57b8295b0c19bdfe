import { isPersonal } from '../roster/identity.ts';
import { foldText } from '../text/fold-text.ts';
import type { DocumentFacts, IdentityClaim } from '../receipt/receipt.ts';

/** From so many files on, what all of them print is no accident. */
const fewest = 3;

/**
 * Tax ids of the XMLs' issuers; where there are none, of the company that most PDFs print, else of the person most print
 * beside one. With them every name and id that most PDFs print beside those of different people: the employer's too.
 * `people` are ids and folded names of the sheet: nobody's employer, however many files print them.
 */
export const employersOf = (all: readonly DocumentFacts[], people: ReadonlySet<string>): ReadonlySet<string> => {
  const employers = new Set(all.map(({ employer }) => employer).filter((taxId) => taxId !== ''));
  const pdfs = all.filter(({ format }) => format === 'pdf');
  for (const taxId of commonTaxIds(pdfs, people)) employers.add(taxId);
  for (const value of besideDifferentPeople(pdfs, people)) employers.add(value);
  return employers;
};

const commonTaxIds = (pdfs: readonly DocumentFacts[], people: ReadonlySet<string>): readonly string[] => {
  const printed = pdfs.map(({ people: found }) => new Set(found.map(({ taxId }) => taxId).filter((id) => id !== '')));
  const counts = new Map<string, number>();
  for (const taxId of printed.flatMap((taxIds) => [...taxIds])) counts.set(taxId, (counts.get(taxId) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([taxId, count]) => count >= fewest && count > pdfs.length / 2 && !people.has(taxId))
    .map(([taxId]) => taxId);
  const companies = frequent.filter((taxId) => !isPersonal(taxId));
  const beside = frequent.filter((taxId) => printed.some((taxIds) => taxIds.has(taxId) && taxIds.size > 1));
  return companies.length > 0 ? companies : beside;
};

interface Company {
  count: number;
  readonly others: Set<string>;
}

/** A value that stays the same while the others of its kind beside it change. */
const besideDifferentPeople = (pdfs: readonly DocumentFacts[], people: ReadonlySet<string>): readonly string[] => {
  const found = new Map<string, Company>();
  for (const { holders = [] } of pdfs) {
    const shown = [
      ...new Map(holders.filter(isShown).map((claim) => [`${claim.kind} ${claim.value}`, claim])).values(),
    ];
    for (const { kind, value } of shown.filter((claim) => !isSomebodys(claim))) {
      const company = found.get(value) ?? { count: 0, others: new Set<string>() };
      company.count += 1;
      for (const other of shown) if (other.kind === kind && other.value !== value) company.others.add(other.value);
      found.set(value, company);
    }
  }
  return [...found]
    .filter(
      ([value, { count, others }]) =>
        count > pdfs.length / 2 && Math.min(count, others.size) >= fewest && !isKnown(value, people),
    )
    .map(([value]) => value);
};

/** Numbers of employees are short, and two offices may number alike. */
const isShown = ({ kind, hidden }: IdentityClaim): boolean => hidden !== true && kind !== 'number';

/** A name that a label gives to whoever is paid: however many files print it, it is no employer's. */
const isSomebodys = ({ kind, whose, label }: IdentityClaim): boolean =>
  kind === 'name' && (whose === 'unsaid' || (whose === 'holder' && !/NOMBRE|NAME|NAZWISKO|APELLIDO/.test(label)));

const isKnown = (value: string, people: ReadonlySet<string>): boolean =>
  people.has(value) || people.has(sortedWords(value));

/** A name whatever the order of its parts. */
export const sortedWords = (name: string): string => foldText(name).split(' ').sort().join(' ');
