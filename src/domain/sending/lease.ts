import { Failure } from '../failure.ts';
import type { Beacon, Clock, Snapshot } from '../workbook.ts';

/** A beacon that has not moved for this long belongs to a run that died. */
export const deadAfterMs = 30_000;

/** Rounds that a stronger writer waits at least for a weaker one to withdraw. */
const patience = 3;

/** A beacon that wants to send or sends. */
export const isActive = (beacon: Beacon): boolean => beacon.phase !== 'idle';

/** How a take-over names a run: its writer and when its beacon last moved, so that one that lives again is not meant. */
export const runName = ({ writer, at }: Pick<Beacon, 'writer' | 'at'>): string => `${writer}:${at}`;

const namesIn = (over: string): readonly string[] => over.split(' ').filter((name) => name !== '');

export const writersOf = (over: string): readonly string[] => namesIn(over).map((name) => name.split(':')[0] ?? name);

/** Whether a run of this writer is taken over, whichever: of two that died, one alone would keep everybody out for good. */
export const takesOver = ({ over }: Pick<Beacon, 'over'>, writer: string): boolean => writersOf(over).includes(writer);

/** Whether `over` names this very run; a name without a time is any run of its writer. */
export const isTakenOver = (over: string, beacon: Pick<Beacon, 'writer' | 'at'>): boolean =>
  namesIn(over).some((name) => name === beacon.writer || name === runName(beacon));

/** The runs, of those that still look alive, that somebody has taken over. */
export const settledRuns = (beacons: readonly Beacon[]): string =>
  beacons
    .filter((beacon) => isActive(beacon) && beacons.some(({ over }) => namesIn(over).includes(runName(beacon))))
    .map(runName)
    .join(' ');

export interface LeaseOptions {
  readonly writer: string;
  readonly pane: string;
  readonly who: string;
  readonly total: number;
  /** Longer than a write takes to reach every colleague. 0: nobody else can be in this workbook. */
  readonly settleMs: number;
  /** Dead runs that are taken over, by name, with a space between; '' for none. */
  readonly over: string;
}

export interface LeasePorts {
  readonly clock: Clock;
  /** Writes this writer's beacon and reads the others'. */
  show(beacon: Beacon): Promise<Snapshot>;
  /** See `isCopys`. */
  isCopys(beacon: Beacon | undefined): Promise<boolean>;
  /** Told before each wait, for the countdown. */
  settling(until: number): void;
}

/**
 * One sender per workbook at a time, over cells that have no compare-and-set: announce, wait longer than propagation,
 * look; go on only when nobody else is to be seen. Every writer has a cell of its own, so a late write can hide
 * nobody: of two that announced, at least one sees the other, because one of the two waits ended after the other's
 * announcement had arrived. (After Fischer's and Lamport's timed and single-writer exclusions.)
 * Resolves with what was seen when it was granted.
 */
export const takeLease = async (options: LeaseOptions, ports: LeasePorts, signal: AbortSignal): Promise<Snapshot> => {
  const mine = (phase: Beacon['phase']): Beacon => ({
    writer: options.writer,
    phase,
    who: options.who,
    at: ports.clock.now(),
    done: 0,
    total: options.total,
    over: options.over,
    pane: options.pane,
  });
  const rivals = (snapshot: Snapshot): readonly Beacon[] =>
    snapshot.beacons.filter(
      // A copy of one's own log sheet still shows what its beacon said when it was copied.
      (beacon) => beacon.writer !== options.writer && isActive(beacon) && !isTakenOver(options.over, beacon),
    );
  const withdraw = async (to: Beacon): Promise<never> => {
    await ports.show(mine('idle'));
    throw new Failure('run/other-sender', { values: { who: to.who, done: to.done, total: to.total } });
  };

  /** The two share a cell, each write hides the other's: whoever sees that gives way, and comes back as another writer. */
  const look = async (): Promise<Snapshot> => {
    const seen = await ports.show(mine('intent'));
    if (!(await ports.isCopys(seen.own))) return seen;
    await ports.show(mine('idle'));
    throw new Failure('run/copied-profile');
  };

  /** When each run was first seen as it stands, on this browser's own clock. */
  const standing = new Map<string, number>();
  const note = (others: readonly Beacon[]): void => {
    for (const other of others) if (!standing.has(runName(other))) standing.set(runName(other), ports.clock.elapsed());
  };
  const isStill = (other: Beacon): boolean =>
    // Where nobody else can be in the workbook, what does not move is left from before.
    options.settleMs === 0 || ports.clock.elapsed() - (standing.get(runName(other)) ?? Infinity) >= deadAfterMs;

  let seen = await look();
  note(rivals(seen));
  if (options.settleMs === 0 && rivals(seen).length === 0) return seen;
  for (let round = 1; ; round += 1) {
    ports.settling(ports.clock.now() + options.settleMs);
    await ports.clock.sleep(options.settleMs, signal).catch(async (reason: unknown) => {
      await ports.show(mine('idle'));
      throw reason;
    });
    seen = await look();
    const others = rivals(seen);
    note(others);
    // Who deleted our log sheet hid us: the others have to see the new one first.
    if (others.length === 0 && !seen.logLost) return seen;
    const stronger = others.find((other) => other.phase === 'sending' || other.writer < options.writer);
    // The weaker one withdraws once it looks. A slow browser looks late, and both would give way if this one were in a
    // hurry; one that does not move at all died, and a person decides.
    const stuck = round >= patience ? others.find((other) => isStill(other)) : undefined;
    const winner = stronger ?? stuck;
    if (winner !== undefined) return withdraw(winner);
  }
};
