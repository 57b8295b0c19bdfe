const amount = /(?<![\d.,])\d{1,3}(?:[,.' ]\d{3}){1,5}[.,]\d{2}(?!\d)|(?<![\d.,])\d{1,15}[.,]\d{2}(?![\d]|[.,]\d)/g;

const numberOf = (text: string): number => Number(text.slice(0, -3).replace(/\D/g, '') + '.' + text.slice(-2));

/**
 * Every amount with two decimals that a text holds, in either notation. A group set apart by a space may as well be a
 * number beside an amount, so both readings count.
 */
export const amountsIn = (text: string): readonly number[] => {
  const found = new Set<number>();
  for (const [match] of text.matchAll(amount)) {
    const parts = match.split(' ');
    for (let from = 0; from < parts.length; from += 1) found.add(numberOf(parts.slice(from).join('')));
  }
  return [...found];
};
