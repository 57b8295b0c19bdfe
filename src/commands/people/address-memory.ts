import type { Check } from '../../domain/check.ts';
import { expected } from '../../domain/failure.ts';
import { addressNow, addressThen } from '../../domain/roster/last-address.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { LedgerEvent } from '../../domain/sending/ledger.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { pauses } from '../base/in-slices.ts';

const key = 'last-addresses';
/** Those written to longest ago are forgotten first. */
const mostPeople = 20_000;

/** By person, both as hashes: where they were last written to, and when. */
type Known = Readonly<Record<string, readonly [address: string, at: number]>>;

/** Sheet rows whose mail would go elsewhere than their person's last one did, and those where it goes to the same address. */
export interface LastWritten {
  readonly moved: ReadonlySet<number>;
  readonly same: ReadonlySet<number>;
}

/** Where this device last wrote to each person, whatever the workbook: payroll comes as a new file each period. */
export class AddressMemory {
  private known: Known = {};
  private readonly ports: Pick<SessionPorts, 'device' | 'clock'>;

  constructor(ports: Pick<SessionPorts, 'device' | 'clock'>) {
    this.ports = ports;
  }

  /** Never rejects for what may happen: a device that keeps nothing knows nobody. */
  async open(): Promise<void> {
    try {
      this.known = (await this.ports.device.get<Known>(key)) ?? {};
    } catch (error) {
      expected(error);
    }
  }

  /** What this device knows of where the rows' people were last written to. */
  async lookUp({ entries }: Roster, signal: AbortSignal): Promise<LastWritten> {
    const found = { moved: new Set<number>(), same: new Set<number>() };
    if (Object.keys(this.known).length === 0) return found;
    const pause = pauses(this.ports.clock, signal);
    for (const entry of entries) {
      const now = await addressNow(entry);
      const then = now && this.known[now.person];
      if (now !== undefined && then !== undefined) (then[0] === now.address ? found.same : found.moved).add(entry.row);
      await pause();
    }
    return found;
  }

  /**
   * Learns where this device's own mails went; says whether any of these rows' did. What a workbook says of others' sends
   * teaches nothing.
   */
  async learn({ rows }: Check, own: readonly LedgerEvent[]): Promise<boolean> {
    const sent = new Map<string, number>();
    for (const { kind, receiptId, at } of own) if (kind === 'sent') sent.set(receiptId, at);
    if (!rows.some(({ entry }) => sent.has(entry.own.receiptId))) return false;
    await this.open();
    const learnt = new Map(Object.entries(this.known));
    for (const { entry } of rows) {
      const at = sent.get(entry.own.receiptId);
      const then = at === undefined ? undefined : await addressThen(entry);
      if (at === undefined || then === undefined || (learnt.get(then.person)?.[1] ?? 0) >= at) continue;
      learnt.set(then.person, [then.address, at]);
    }
    await this.keep(learnt);
    return true;
  }

  private async keep(learnt: ReadonlyMap<string, readonly [string, number]>): Promise<void> {
    const newest = [...learnt].sort(([, [, a]], [, [, b]]) => b - a).slice(0, mostPeople);
    this.known = Object.fromEntries(newest);
    try {
      await this.ports.device.set(key, this.known);
    } catch (error) {
      expected(error);
    }
  }
}
