import type { Setting } from './batch.ts';
import type { Fact } from './layout.ts';

const harmless = {
  none: 60,
  'bundle beside': 2,
  'last period beside': 2,
  'next period beside': 2,
  copy: 1,
  'two copies on a page': 1,
  'second page': 1,
  representative: 2,
  beneficiary: 2,
  'own attachment': 0.7,
  'locked with own password': 1,
  swapped: 2,
  'white heads': 1,
};
const doubtful = {
  undated: 1.5,
  scan: 1,
  'scan with a text layer': 1,
  'locked, nobody knows': 0.7,
  'tail cut': 1,
  'no file': 1,
  'family on the slip': 0.7,
};
const foul = {
  bundle: 2,
  'bundle with a stranger': 2,
  'two slips on a page': 1.5,
  'other slip cropped away': 1,
  'other under white letters': 1,
  'other in invisible letters': 1,
  'other outside the page': 0.7,
  'other transparent': 0.5,
  'other in tiny letters': 0.5,
  'other clipped away': 0.5,
  'other in a form': 1,
  'other in a note': 0.5,
  'other attached': 1,
  'other in an earlier revision': 1,
  'stranger under the right name': 2,
  'stranger, own id hidden': 1,
  'generic ids, a stranger': 1,
  'last period only': 2,
  'next period only': 1,
  'two periods in one file': 1,
  'amount differs': 1.5,
  'sheet has another id': 1,
  'locked with another’s password': 0.5,
  'wrong file named': 1.5,
};
const onlyXml = {
  'second receiver': 1,
  'two payments': 1,
  draft: 1,
  replaced: 1,
  cancelled: 1,
  'generic RFC': 1.5,
  'decoy addenda': 0.7,
};

const shares = { ...harmless, ...doubtful, ...foul, ...onlyXml };
export type Trap = keyof typeof shares;

/** Traps that make no sense in a batch turn into none. */
export const chosenTrap = ({ random, mode, formats, columns, layout, country }: Setting): Trap => {
  const trap = random.weighted(shares);
  const prints = (fact: Fact): boolean => layout.prints.includes(fact);
  const id = ({ mx: 'rfc', es: 'nif', pl: 'pesel' } as const)[country];
  if (trap in onlyXml) return formats === 'pdf' || country !== 'mx' ? 'none' : trap;
  // Nothing differs from an amount the sheet does not say.
  if (trap === 'amount differs' && !columns.includes('net')) return 'none';
  if (formats === 'xml')
    return ['none', 'last period beside', 'last period only', 'no file', 'amount differs'].includes(trap)
      ? trap
      : 'none';
  if (trap === 'wrong file named' && mode === 'auto') return 'none';
  if (/password/.test(trap) && !columns.includes('password')) return 'none';
  if (trap === 'amount differs' && !(columns.includes('net') && prints('net'))) return 'none';
  if (trap === 'sheet has another id' && !(columns.includes(id) && (prints(id) || formats === 'both'))) return 'none';
  if (trap === 'generic ids, a stranger' && !columns.includes(id)) return 'none';
  return trap;
};
