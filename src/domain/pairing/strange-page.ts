import { holderOfPdf } from './pdf-holder.ts';
import { timesNamed } from './name-together.ts';
import { personalIds } from './one-person.ts';
import type { PairingContext } from './pairing-context.ts';
import { isNamedIn, signsOf } from './person-signs.ts';
import { areTwoNames, nameWords } from '../roster/identity.ts';
import { personKey } from '../roster/person.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

const titled =
  /(?<!\p{L})(?:DON|DOÑA|D\.|DÑA\.?|SR\.|SRA\.|PAN|PANI|MR\.?|MRS\.?|MS\.?) ((?:\p{L}[\p{L}'’-]+,? ?){2,4})/gu;

const compact = (text: string): string => text.replace(/[\s./-]/g, '');

/**
 * Whom a page names that does not name the row's person, whatever its form: a certificate, a slip of another program.
 * '' where there is none, and where no page names them: then nothing says whose the others are.
 */
export const strangeOnPage = (entry: Entry, facts: DocumentFacts, context: PairingContext): string => {
  const { pages = [] } = facts;
  if (pages.length < 2) return '';
  const { employers } = context.folder;
  const { sure, number } = signsOf(entry, facts, employers);
  const own = pages.filter((page) => isNamedIn(page, [...sure, ...number]));
  const strange = pages.filter((page) => !own.includes(page));
  if (own.length === 0 || strange.length === 0) return '';
  const { person } = entry;
  const mine = [person.taxId, person.nationalId];
  const ids = personalIds(facts, employers)
    .map(({ value }) => value)
    .filter((id) => id.length >= 8 && !mine.includes(id) && !own.some((page) => compact(page).includes(id)));
  const names = context.rows
    .nearByName(holderOfPdf(facts, employers))
    .filter((other) => personKey(other.person) !== personKey(person))
    .map((other) => other.person.name)
    .filter((name) => nameWords(name).length > 1 && areTwoNames(name, person.name))
    .filter((name) => !own.some((page) => timesNamed(page, nameWords(name)) > 0));
  for (const page of strange) {
    const found =
      ids.find((id) => compact(page).includes(id)) ?? names.find((name) => timesNamed(page, nameWords(name)) > 0);
    const called = [...page.matchAll(titled)].map(([, name = '']) => name.trim());
    const other = found ?? called.find((name) => person.name !== '' && areTwoNames(name, person.name));
    if (other !== undefined) return other;
  }
  return '';
};
