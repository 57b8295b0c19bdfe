import { deadAfterMs, runName } from '../../domain/sending/lease.ts';
import type { Clock } from '../../domain/workbook.ts';
import type { EvidenceDesk } from '../record/evidence-desk.ts';
import type { RunState } from './run-state.ts';

const dayMs = 86_400_000;

interface Sighting {
  readonly at: number;
  readonly seenAt: number;
}

/** Colleagues' runs: one whose beacon changes lives. Whose clock is right nobody knows, so that the times in it tell next to nothing. */
export class Rivals {
  private shown: RunState['other'];
  private deadRuns: readonly string[] = [];
  private readonly sightings = new Map<string, Sighting>();
  private readonly clock: Clock;
  private readonly evidence: Pick<EvidenceDesk, 'activeBeacons'>;

  constructor(clock: Clock, evidence: Pick<EvidenceDesk, 'activeBeacons'>) {
    this.clock = clock;
    this.evidence = evidence;
  }

  /** The run that is shown: one that lives before one that is dead. */
  get other(): RunState['other'] {
    return this.shown;
  }

  /** Names of the dead runs, with a space between; '' where one lives. */
  get deadRun(): string {
    return this.deadRuns.join(' ');
  }

  /** Until the next look, nobody else sends: this pane does. */
  forget(): void {
    this.shown = undefined;
  }

  look(): void {
    const [now, today] = [this.clock.elapsed(), this.clock.now()];
    const seen = this.evidence.activeBeacons().map((beacon) => {
      const known = this.sightings.get(beacon.writer);
      // No clock is so wrong that a day tells nothing: a beacon that old died long before this pane looked.
      const age = known === undefined && today - beacon.at > dayMs ? today - beacon.at : 0;
      const seenAt = known?.at === beacon.at ? known.seenAt : now - age;
      this.sightings.set(beacon.writer, { at: beacon.at, seenAt });
      const { who, done, total } = beacon;
      const ageMs = now - seenAt;
      return { name: runName(beacon), other: { who, done, total, ageMs, dead: ageMs > deadAfterMs } };
    });
    const live = seen.find(({ other }) => !other.dead);
    this.shown = (live ?? seen[0])?.other;
    // Dead runs can only be taken over together: each of them would keep the other's successor out.
    this.deadRuns = live === undefined ? seen.map(({ name }) => name) : [];
  }
}
