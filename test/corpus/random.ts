/** Repeatable chance: the same seed gives the same corpus on every machine (mulberry32). */
export const randomOf = (seed: number) => {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const of = (alphabet: string, count: number): string =>
    Array.from({ length: count }, () => alphabet.charAt(below(alphabet.length))).join('');
  return {
    below,
    /** Both ends included. */
    between: (from: number, to: number): number => from + below(to - from + 1),
    chance: (share: number): boolean => next() < share,
    pick,
    /** One of the keys, as often as its weight says. */
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return entries[0]![0];
    },
    shuffle: <T>(list: readonly T[]): T[] => {
      const mixed = [...list];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
      }
      return mixed;
    },
    digits: (count: number): string => of('0123456789', count),
    letters: (count: number): string => of('BCDFGHJKLMNPQRSTVWXYZ', count),
    hex: (count: number): string => of('0123456789ABCDEF', count),
  };
};
export type Random = ReturnType<typeof randomOf>;
