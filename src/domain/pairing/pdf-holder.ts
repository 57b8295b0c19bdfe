import type { Agreement, Bearer } from './holder.ts';
import { foldText } from '../text/fold-text.ts';
import { comparableNumber, isCurp, isPersonal, isRfc, nameWords } from '../roster/identity.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';

/** What is looked up again and again in one PDF's text; computed when first asked for. */
interface TextIndex {
  readonly ids: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const indexes = new WeakMap<DocumentFacts, TextIndex>();

const indexOf = (facts: DocumentFacts): TextIndex => {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const text = facts.text ?? '';
  const runs = text.match(/[A-Z0-9Ñ&]+(?:[-./][A-Z0-9Ñ&]+)*/g) ?? [];
  const withDigit = runs.filter((run) => /\d/.test(run));
  const made = {
    ids: new Set(withDigit.flatMap((run) => [run.replace(/[-./]/g, ''), ...run.split(/[-./]/)])),
    numbers: new Set(withDigit.filter(isNumberOfSomebody).map(comparableNumber)),
    words: new Set(foldText(text).split(' ')),
  };
  indexes.set(facts, made);
  return made;
};

/** Short numbers, years, dates and amounts stand in every receipt: unlabelled, they are nobody's number. */
const isNumberOfSomebody = (run: string): boolean =>
  run.length >= 3 && !/^(19|20)\d\d$/.test(run) && !/^\d+\.\d+$/.test(run) && !/^\d+[-/.]\d+[-/.]\d+$/.test(run);

/** The people a PDF's text names. `employers` are tax ids of issuers, which every receipt prints. */
export const bearerOfPdf = (facts: DocumentFacts, employers: ReadonlySet<string>): Bearer => {
  const distinct = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))];
  const taxIds = distinct(facts.people.map(({ taxId }) => taxId)).filter((id) => !employers.has(id));
  const labelled = distinct(facts.people.map(({ employeeNumber }) => comparableNumber(employeeNumber)));
  const nationalIds = distinct(facts.people.map(({ nationalId }) => nationalId));
  const named = taxIds.some(isPersonal) || nationalIds.length > 0;
  const index = () => indexOf(facts);
  return {
    exact: false,
    taxIds,
    nationalIds,
    ids: () => (named ? [...taxIds, ...nationalIds] : index().ids),
    numbers: () => (labelled.length > 0 ? labelled : index().numbers),
    words: () => index().words,
    holds: (id) => {
      if (id === '' || employers.has(id)) return false;
      if (taxIds.includes(id) || nationalIds.includes(id)) return true;
      if (named && (isRfc(id) || isCurp(id))) return false;
      // Letters set apart, or an id broken over two lines: only the text without spaces has it in one piece.
      return (id.length >= 6 && index().ids.has(id)) || (id.length >= 9 && facts.compactText.includes(id));
    },
    compareNumber: (number): Agreement => {
      const wanted = comparableNumber(number);
      if (wanted === '') return 'unclear';
      if (labelled.length > 0) return labelled.includes(wanted) ? 'agree' : 'differ';
      return index().numbers.has(wanted) ? 'agree' : 'unclear';
    },
    // All of the name, unless a number says the same: a text of two hundred words holds two words of many names.
    compareName: (name): Agreement => {
      const wanted = nameWords(name);
      const found = wanted.filter((word) => index().words.has(word)).length;
      return found >= 2 && (found === wanted.length || labelled.length > 0) ? 'agree' : 'unclear';
    },
  };
};
