import { alsoNames, otherPerson, type Finding } from './both-sides.ts';
import type { PairingContext } from './pairing-context.ts';
import { personOfDocument } from './receipt-folder.ts';
import { isCurp, isPersonal, isRfc } from '../roster/identity.ts';
import { personKey } from '../roster/person.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/** A CFDI that has one id of the row's person and another of somebody else: RFC and CURP both hold the day of birth. */
export const judgeTwoIds = (entry: Entry, facts: DocumentFacts, context: PairingContext): Finding | undefined => {
  const { taxId, nationalId } = personOfDocument(facts);
  const own = entry.person;
  const isAnothers = (id: string): boolean =>
    id !== '' &&
    id !== own.taxId &&
    id !== own.nationalId &&
    (context.rowsById.get(id) ?? []).some(({ person }) => personKey(person) !== personKey(own));
  if (isAnothers(taxId) || isAnothers(nationalId)) return otherPerson(entry, facts, context);
  if (!isRfc(taxId) || !isPersonal(taxId) || !isCurp(nationalId) || taxId.slice(4, 10) === nationalId.slice(4, 10))
    return undefined;
  // A sheet that has both says that they are one person's.
  if (own.taxId === taxId && own.nationalId === nationalId) return undefined;
  return alsoNames(['', own.taxId === taxId ? nationalId : taxId]);
};
