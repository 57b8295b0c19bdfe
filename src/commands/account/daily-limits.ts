import type { SessionPorts } from '../base/session-ports.ts';

const key = 'daily-limits';

type Limits = Readonly<Record<string, number>>;

/** Recipients in 24 hours that a person corrected, by address, kept on this device. What is usual is not kept. */
export class DailyLimits {
  private kept: Limits = {};
  private readonly device: SessionPorts['device'];

  constructor({ device }: Pick<SessionPorts, 'device'>) {
    this.device = device;
  }

  /** Never rejects: a device that keeps nothing knows none. */
  async open(): Promise<void> {
    this.kept = (await this.device.get<Limits>(key).catch(() => undefined)) ?? {};
  }

  of(address: string): number | undefined {
    return this.kept[address];
  }

  /** Holds in this pane at once; undefined forgets it. Rejects with `ledger/unavailable`. */
  async keep(address: string, limit: number | undefined): Promise<void> {
    const { [address]: former, ...others } = this.kept;
    if (former === limit) return;
    this.kept = limit === undefined ? others : { ...others, [address]: limit };
    await this.device.set(key, this.kept);
  }
}
