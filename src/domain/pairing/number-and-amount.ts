import type { Bearer } from './holder.ts';
import { holdsAmount } from './document-amount.ts';
import type { DocumentFacts } from '../receipt/receipt.ts';
import type { Entry } from '../roster/roster.ts';

/**
 * Whether the row's employee number and its net, to the cent, are those of the document. Together they tell people of
 * one employer apart where a sheet has neither RFC nor CURP; a number alone does not, and an amount of 0 says nothing.
 */
export const hasNumberAndAmount = ({ person, amount }: Entry, facts: DocumentFacts, bearer: Bearer): boolean =>
  bearer.compareNumber(person.employeeNumber) === 'agree' &&
  amount !== undefined &&
  amount !== 0 &&
  holdsAmount(facts, amount) === true;
