/**
 * Where a person of this period stands: sent, bounced, not sent when tried, ready, to be decided, to be corrected, without
 * address or file, left out, to be looked for in the sent mail, another run's. One of them, always.
 */
export type Standing =
  'sent' | 'returned' | 'unknown' | 'failed' | 'ready' | 'ask' | 'held' | 'later' | 'claimed' | 'skipped';

/** In the order in which a person has to know of them. */
export const standings: readonly Standing[] = [
  'unknown',
  'returned',
  'failed',
  'held',
  'ask',
  'later',
  'ready',
  'claimed',
  'sent',
  'skipped',
];

/** Whether anything may still be sent there, so that its findings are worth a look. */
export const isOpen = (standing: Standing): boolean =>
  standing === 'ready' || standing === 'failed' || standing === 'ask' || standing === 'held' || standing === 'later';

/** The people of this period by where they stand: the numbers of bar, stations, summary and list. */
export interface Counts extends Readonly<Record<Standing, number>> {
  /** All rows of the list. */
  readonly people: number;
  /** Of `later`: those without an address. The others lack a file. */
  readonly noAddress: number;
  /** Anything may still be sent there. */
  readonly open: number;
  /** Of these: those that have a file. */
  readonly openWithFile: number;
}

export interface Counted {
  readonly verdict: Standing;
  readonly files: readonly unknown[];
  readonly issues: readonly { readonly code: string }[];
}

export const countPeople = (people: readonly Counted[]): Counts => {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  const more = { people: people.length, noAddress: 0, open: 0, openWithFile: 0 };
  for (const { verdict, files, issues } of people) {
    counts[verdict] += 1;
    if (verdict === 'later' && issues.some(({ code }) => code === 'recipient/missing')) more.noAddress += 1;
    if (!isOpen(verdict)) continue;
    more.open += 1;
    if (files.length > 0) more.openWithFile += 1;
  }
  return { ...counts, ...more };
};
