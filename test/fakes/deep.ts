/** The long runs of `npm run test:deep`. */
export const isDeep = process.env['SOBRE_DEEP'] === '1';

/** All of them in the deep run; else so many, spread over the list, so that no kind is left out of a sorted one. */
export const someOf = <T>(all: readonly T[], count: number): readonly T[] =>
  isDeep || count >= all.length
    ? all
    : Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!);
