/** Of those that many get so many are named. */
const mostCommon = 3;
/** What so few rows have is always named, up to what a person reads. */
const few = 3;
const mostRead = 30;

/** The rarest first: an address that somebody put into one row stands out, what everybody has does not. */
export const rarestFirst = (counts: ReadonlyMap<string, number>): string => {
  const sorted = [...counts].toSorted(([, a], [, b]) => a - b);
  const rare = sorted.filter(([, count]) => count <= few).slice(0, mostRead);
  const common = sorted.filter(([, count]) => count > few).slice(0, mostCommon);
  const shown = [...rare, ...common].map(([addresses, count]) => `${addresses} (${count})`).join(', ');
  return rare.length + common.length < counts.size ? `${shown}…` : shown;
};
