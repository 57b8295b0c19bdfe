/** A made-up person of a batch. */
export interface Worker {
  readonly given: string;
  readonly surnames: string;
  readonly rfc: string;
  readonly curp: string;
  readonly nss: string;
  readonly number: string;
  readonly net: string;
  readonly uuid: string;
  readonly trap: Trap;
}

export const traps = [
  ...['none', 'wrong name on a copy', 'right name on another’s PDF', 'bundle', 'scan beside', 'locked copy'],
  ...['bonus', 'last period', 'draft of the next', 'replaced', 'other employer beside', 'copy in another encoding'],
  // From here on the row cannot go by itself.
  ...['scan only', 'xml only', 'pdf only', 'draft only', 'other employer only', 'last period only', 'no file'],
  ...['amount differs', 'bundle only', 'right name on another’s PDF only', 'extra payroll of the same days'],
] as const;
export type Trap = (typeof traps)[number];
/** Repeatable numbers (mulberry32). */
export const randomOf = (seed: number) => {
  let state = seed * 2_654_435_761;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    chance: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => list[below(list.length)]!,
    digits: (count: number): string => Array.from({ length: count }, () => below(10)).join(''),
    letters: (count: number): string =>
      Array.from({ length: count }, () => 'BCDFGHJKLMNPQRSTVWXYZ'.charAt(below(21))).join(''),
    hex: (count: number): string => Array.from({ length: count }, () => '0123456789ABCDEF'.charAt(below(16))).join(''),
  };
};
export type Random = ReturnType<typeof randomOf>;

const givens = [
  'José Luis',
  'María',
  'María José',
  'Ana Sofía',
  'Óscar',
  'Íñigo',
  'Guadalupe',
  'Rosa Elena',
  'Juan',
  'Zoë',
];
const paternal = [
  'Hernández',
  'De la Cruz',
  'Núñez',
  'Peña',
  'Muñoz',
  'García',
  'López',
  'Ñáñez',
  'Villaseñor',
  'O’Farrill',
];
const maternal = ['Ramírez', 'Zúñiga', 'Órtiz', 'García', 'López', 'Güemes', 'de León', 'Sáenz-Ruiz', ''];

export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .toUpperCase();
export const uuidOf = (random: Random): string => [8, 4, 4, 4, 12].map((count) => random.hex(count)).join('-');

export const workerOf = (random: Random, index: number, twin: Worker | undefined, trap: Trap): Worker => {
  const given = twin?.given ?? random.pick(givens);
  const surnames = twin?.surnames ?? `${random.pick(paternal)} ${random.pick(maternal)}`.trim();
  const [first = 'XX', second = 'X'] = plain(surnames)
    .split(' ')
    .filter((word) => word.length > 2);
  const birth = `${60 + random.below(40)}`.padStart(2, '0') + `0${1 + random.below(9)}` + String(10 + random.below(19));
  const start = `${first.slice(0, 2)}${second.charAt(0)}${plain(given).charAt(0)}`.padEnd(4, 'X');
  const marks = `${random.letters(1)}${random.digits(1)}${random.digits(1)}`;
  return {
    given,
    surnames,
    rfc: start + birth + marks,
    curp: `${start}${birth}${random.pick(['H', 'M'])}${random.pick(['DF', 'GT', 'JC'])}${random.letters(3)}0${random.digits(1)}`,
    nss: random.digits(11),
    number: random.chance(0.9) ? String(index * 3 + 7).padStart(4, '0') : `A-${index + 10}`,
    net: (3_000 + random.below(9_000) + random.below(100) / 100).toFixed(2),
    uuid: uuidOf(random),
    trap,
  };
};
