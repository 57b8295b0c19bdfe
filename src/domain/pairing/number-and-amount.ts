import type { Holder } from './holder.ts';
import { holdsAmount, sameAmount } from './document-amount.ts';
import { nameWords } from '../roster/identity.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/**
 * Whether the row's employee number and its net, to the cent, are those of the document, and its name too where it has
 * one: two firms of one office number alike, and a minimum wage is everybody's. An amount of 0 says nothing.
 */
export const hasNumberAndAmount = ({ person, amount }: Entry, facts: DocumentFacts, holder: Holder): boolean =>
  holder.compareNumber(person.employeeNumber) === 'agree' &&
  namesNobodyElse(person.name, holder) &&
  isExactNet(facts, amount);

/** Two words of a name agree; of whoever has one word only, that word. */
export const namesNobodyElse = (name: string, holder: Holder): boolean => {
  const words = nameWords(name);
  if (words.length >= 2) return holder.compareName(name) === 'agree';
  const [only] = words;
  return only === undefined || [...holder.words()].includes(only);
};

/** Whether the row's name in full and its net, to the cent, are those of the document. */
export const hasNameAndNet = ({ person, amount }: Entry, facts: DocumentFacts, holder: Holder): boolean =>
  isExactNet(facts, amount) && holder.saysName(person.name);

/** Those of the found whose name and net it may be; a row that says no net may be the one. */
export const namesakes = (
  found: readonly { readonly owner: Entry }[],
  facts: DocumentFacts,
  holder: Holder,
): readonly Entry[] =>
  found
    .map(({ owner }) => owner)
    .filter(
      (owner) =>
        (owner.amount === undefined && holder.saysName(owner.person.name)) || hasNameAndNet(owner, facts, holder),
    );

const isExactNet = (facts: DocumentFacts, amount: number | undefined): boolean => {
  if (amount === undefined || amount === 0 || holdsAmount(facts, amount) !== true) return false;
  const { nets = [] } = facts;
  return nets.length === 0 || nets.some((net) => sameAmount(net.amount, amount));
};
