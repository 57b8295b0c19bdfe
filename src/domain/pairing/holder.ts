import { compareNames, comparableNumber, nameWords } from '../roster/identity.ts';
import { formOf } from '../roster/national-ids.ts';
import { isNobodys } from '../roster/person.ts';
import { isWholeName } from '../roster/short-name.ts';
import type { DocumentPerson } from '../receipt/receipt.ts';
import type { Person } from '../roster/roster.ts';

export type Agreement = 'agree' | 'differ' | 'unclear';

/** What a document says about the person it is for, whatever its format. */
export interface Holder {
  /** Whether the document says all it says in fields: then what differs, differs. A text may just not mention it. */
  readonly exact: boolean;
  /** Ids of people, and tax ids of companies. Two of one form mean two people. */
  readonly taxIds: readonly string[];
  readonly nationalIds: readonly string[];
  /** Everything that may be an identity of somebody in a sheet. */
  ids(): Iterable<string>;
  /** Employee numbers it may be about. */
  numbers(): Iterable<string>;
  /** Words that may belong to a name. */
  words(): Iterable<string>;
  holds(id: string): boolean;
  compareNumber(number: string): Agreement;
  compareName(name: string): Agreement;
  /** Whether it says this name in full, and not just words of it. */
  saysName(name: string): boolean;
}

/** A person as an XML names them. */
export const holderOfPerson = (person: DocumentPerson): Holder => {
  const ids = [person.taxId, person.nationalId, person.socialSecurity ?? ''].filter(
    (id) => id !== '' && !isNobodys(id),
  );
  const number = comparableNumber(person.employeeNumber);
  return {
    exact: true,
    taxIds: ids.filter((id) => id === person.taxId),
    nationalIds: ids.filter((id) => id !== person.taxId),
    ids: () => ids,
    numbers: () => (number === '' ? [] : [number]),
    words: () => nameWords(person.name),
    holds: (id) => ids.includes(id),
    compareNumber: (other) => {
      if (number === '' || other === '') return 'unclear';
      return comparableNumber(other) === number ? 'agree' : 'differ';
    },
    compareName: (name) => compareNames(name, person.name),
    saysName: (name) => isWholeName(name, person.name),
  };
};

/**
 * How sure it is that a document is somebody's: `sure` may be sent; `likely` rests on a name or a number alone;
 * `unsaid` has nothing to compare; `other` contradicts.
 */
export type Match = 'sure' | 'likely' | 'unsaid' | 'other';

export const compareHolder = (person: Person, holder: Holder, numberIsUnique: boolean): Match => {
  if (contradicts(person, holder)) return 'other';
  const agreeing = [person.taxId, person.nationalId].filter((id) => holder.holds(id)).length;
  if (agreeing > 0) {
    // One id beside a wholly different name is a line slipped in the sheet; two ids, or the number too, a short name.
    const slipped = agreeing === 1 && holder.compareName(person.name) === 'differ';
    return slipped && holder.compareNumber(person.employeeNumber) !== 'agree' ? 'other' : 'sure';
  }
  const name = holder.compareName(person.name);
  const number = shortTaxIdFits(person, holder) ? 'agree' : holder.compareNumber(person.employeeNumber);
  if (name === 'differ' || number === 'differ') return 'other';
  if (number === 'agree' && name === 'agree' && numberIsUnique) return 'sure';
  return number === 'agree' || name === 'agree' ? 'likely' : 'unsaid';
};

/** Identities of the same form that are not the same. */
const contradicts = ({ taxId, nationalId }: Person, { taxIds, nationalIds }: Holder): boolean => {
  const all = [...taxIds, ...nationalIds];
  return [taxId, nationalId].some((own) => {
    const form = formOf(own);
    // A company's RFC beside a person's contradicts nothing: issuers and certifiers are printed everywhere.
    const sameForm = form === undefined ? [] : all.filter((id) => formOf(id) === form);
    return sameForm.length > 0 && !sameForm.includes(own);
  });
};

/** Sheets often hold an RFC without the three characters that tell namesakes apart, or a CURP where the file has an RFC. */
const shortTaxIdFits = ({ taxId, nationalId }: Person, { taxIds, nationalIds }: Holder): boolean => {
  const start = (id: string): string | undefined => /^[A-ZÑ&]{4}\d{6}/.exec(id)?.[0];
  // An RFC and a CURP of one person begin alike: initials and birth date.
  const own = [taxId, nationalId].map(start).filter((each) => each !== undefined);
  return [...taxIds, ...nationalIds].some((each) => own.includes(start(each)!));
};
