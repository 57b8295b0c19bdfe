import { isCopys } from './copied-profile.ts';
import { Failure } from '../failure.ts';
import { takesOver } from './lease.ts';
import type { RunOptions, RunPorts } from './run-item.ts';
import type { Beacon, Snapshot } from '../workbook.ts';

/** The lease while a run holds it: what its beacon tells colleagues, and whether one of them took the run over. */
export class HeldLease {
  /** Of take-overs of earlier runs: who made them, and when their beacon last moved. */
  private readonly forgiven = new Set<string>();
  private readonly ports: Pick<RunPorts, 'clock' | 'ledger'>;
  private readonly options: Pick<RunOptions, 'who' | 'over'>;

  constructor(ports: Pick<RunPorts, 'clock' | 'ledger'>, options: Pick<RunOptions, 'who' | 'over'>) {
    this.ports = ports;
    this.options = options;
  }

  beacon(phase: Beacon['phase'], { done, total }: Pick<Beacon, 'done' | 'total'>): Beacon {
    const { who, over } = this.options;
    const { writer, pane } = this.ports.ledger;
    return { writer, phase, who, at: this.ports.clock.now(), done, total, over, pane };
  }

  /** A resting beacon goes on naming whom it once took over: what stood there before this run is not against it. */
  forgive({ beacons }: Pick<Snapshot, 'beacons'>): void {
    for (const { writer, at } of this.overriding(beacons)) this.forgiven.add(`${writer} ${at}`);
  }

  /** Rejects with `run/lease-lost` once a colleague took this run over, `run/copied-profile` where its copy sends as well. */
  async check({ beacons, own }: Pick<Snapshot, 'beacons' | 'own'>): Promise<void> {
    // One that only wants to send sees this run, and gives way.
    if (own?.phase === 'sending' && (await isCopys(own, this.ports.ledger))) throw new Failure('run/copied-profile');
    const overriding = this.overriding(beacons).find(({ writer, at }) => !this.forgiven.has(`${writer} ${at}`));
    if (overriding !== undefined) throw new Failure('run/lease-lost', { values: { who: overriding.who } });
  }

  private overriding(beacons: readonly Beacon[]): readonly Beacon[] {
    return beacons.filter((beacon) => takesOver(beacon, this.ports.ledger.writer));
  }
}
