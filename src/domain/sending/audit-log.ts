import { chainHash, eventId, type LedgerEvent, type LogLine } from './ledger.ts';

/** A line that does not follow from the one above it. */
export interface LogFlaw {
  /** Index of the line. */
  readonly index: number;
  /**
   * `moved`: the line it follows stands elsewhere. `changed` and `removed` (lines above it) only where this device
   * knows what the line said; `doubtful` is one of the two. `made-up` holds what Sobre never writes; `not-believed`
   * would free what this device sent, and does not.
   */
  readonly kind: 'moved' | 'changed' | 'removed' | 'doubtful' | 'made-up' | 'not-believed';
}

/** Of so many flaws the kind is looked for, each among all lines: a sheet sorted by another column has them all. */
const mostExplained = 10;
/** In a longer log it is not looked for where a line stood before. */
const mostSearched = 20_000;

/** Every line that was changed, moved, or lost what stood above it. `known`: this device's own events by id. */
export const auditLog = async (
  lines: readonly LogLine[],
  known: ReadonlyMap<string, LedgerEvent>,
): Promise<readonly LogFlaw[]> => {
  const flaws: LogFlaw[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]?.chain ?? '';
    if (line.flawed === true) flaws.push({ index, kind: 'made-up' });
    else if ((await chainHash(above, line.event)) !== line.chain) {
      const isExplained = flaws.length < mostExplained && lines.length <= mostSearched;
      flaws.push({ index, kind: isExplained ? await kindOf(line, lines, known) : 'doubtful' });
    } else if (isUnbelieved(line, lines, known)) flaws.push({ index, kind: 'not-believed' });
  }
  return flaws;
};

/** Somebody else's excuse for what this device sent, where nothing of theirs came of it. */
const isUnbelieved = (
  { event }: LogLine,
  lines: readonly LogLine[],
  known: ReadonlyMap<string, LedgerEvent>,
): boolean => {
  if (event.kind !== 'again' || known.has(eventId(event))) return false;
  const mine = event.excuses.some((excuse) => known.has(excuse));
  const came = lines.some(({ event: { kind, receiptId, seq } }) => {
    return kind === 'sent' && receiptId === event.receiptId && seq > event.seq;
  });
  return mine && !came;
};

const kindOf = async (
  line: LogLine,
  lines: readonly LogLine[],
  known: ReadonlyMap<string, LedgerEvent>,
): Promise<LogFlaw['kind']> => {
  for (const chain of ['', ...lines.map((other) => other.chain)]) {
    if ((await chainHash(chain, line.event)) === line.chain) return 'moved';
  }
  const said = known.get(eventId(line.event));
  if (said === undefined) return 'doubtful';
  // The same hash function tells whether two events say the same.
  return (await chainHash('', said)) === (await chainHash('', line.event)) ? 'removed' : 'changed';
};
