import type { DocumentFacts } from '../receipt/receipt.ts';

const cents = (amount: number): number => Math.round(amount * 100);

/** Within a cent: sums of rounded lines differ by that. */
export const sameAmount = (a: number, b: number): boolean => Math.abs(cents(a) - cents(b)) <= 1;

/** `6211.9` as receipts print it: with and without groups, with either mark. */
const printed = (amount: number): readonly string[] => {
  const [whole = '', decimals = ''] = Math.abs(amount).toFixed(2).split('.');
  const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  const exact = [
    `${whole}.${decimals}`,
    `${whole},${decimals}`,
    `${grouped(',')}.${decimals}`,
    `${grouped('.')},${decimals}`,
  ];
  return decimals === '00' && whole.length > 3 ? [...exact, whole, grouped(','), grouped('.')] : exact;
};

/** Whether the document is about this amount; undefined when it says none at all. */
export const holdsAmount = (facts: DocumentFacts, amount: number): boolean | undefined => {
  if (facts.net !== undefined) return sameAmount(facts.net, amount);
  if (facts.amounts.some((each) => sameAmount(each, amount))) return true;
  const forms = printed(amount);
  const found = forms.some((form) =>
    new RegExp(`(?<![\\d.,])${form.replaceAll('.', '\\.')}(?![\\d]|[.,]\\d)`).test(facts.compactText),
  );
  if (found) return true;
  return facts.amounts.length === 0 ? undefined : false;
};
