import type { Bearer } from './holder.ts';
import { holdsAmount, sameAmount } from './document-amount.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/**
 * Whether the row's employee number and its net, to the cent, are those of the document. Together they tell people of
 * one employer apart where a sheet has neither RFC nor CURP; a number alone does not, and an amount of 0 says nothing.
 */
export const hasNumberAndAmount = ({ person, amount }: Entry, facts: DocumentFacts, bearer: Bearer): boolean =>
  bearer.compareNumber(person.employeeNumber) === 'agree' && isExactNet(facts, amount);

/** Whether the row's name in full and its net, to the cent, are those of the document. */
export const hasNameAndNet = ({ person, amount }: Entry, facts: DocumentFacts, bearer: Bearer): boolean =>
  isExactNet(facts, amount) && bearer.saysName(person.name);

/** Those of the found whose name and net it may be; a row that says no net may be the one. */
export const namesakes = (
  found: readonly { readonly owner: Entry }[],
  facts: DocumentFacts,
  bearer: Bearer,
): readonly Entry[] =>
  found
    .map(({ owner }) => owner)
    .filter(
      (owner) =>
        (owner.amount === undefined && bearer.saysName(owner.person.name)) || hasNameAndNet(owner, facts, bearer),
    );

const isExactNet = (facts: DocumentFacts, amount: number | undefined): boolean => {
  if (amount === undefined || amount === 0 || holdsAmount(facts, amount) !== true) return false;
  const { nets = [] } = facts;
  return nets.length === 0 || nets.some((net) => sameAmount(net.amount, amount));
};
