import { frequentGivenNames } from '../roster/given-names.ts';
import { nameWords } from '../roster/identity.ts';

/**
 * `ORTEGA VIDAL, NÚRI` for `Núria Ortega Vidal`: the name ran out of its box. `MORA SANZ DANIEL` is nobody's but Daniel's,
 * so that this only tells where something else says whose it is.
 */
export const isCutShort = (said: string, whole: string): boolean => {
  const words = nameWords(whole);
  const all = nameWords(said);
  const strange = all.filter((word) => !words.includes(word));
  const [last = ''] = strange;
  if (strange.length !== 1 || last !== all.at(-1) || frequentGivenNames.has(last)) return false;
  return words.some((word) => word !== last && word.startsWith(last) && !all.includes(word));
};
