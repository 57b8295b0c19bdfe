import type { SessionPorts } from '../base/session-ports.ts';

const key = 'daily-limits';

type Limits = Readonly<Record<string, number>>;

/** Recipients in 24 hours that a person corrected, by address, kept on this device. What is usual is not kept. */
export class DailyLimits {
  private kept: Limits = {};
  private readonly device: SessionPorts['device'];
  private readonly usual: (address: string) => number | undefined;

  constructor({ device }: Pick<SessionPorts, 'device'>, usual: (address: string) => number | undefined) {
    this.device = device;
    this.usual = usual;
  }

  /** Never rejects: a device that keeps nothing knows none. */
  async open(): Promise<void> {
    this.kept = (await this.device.get<Limits>(key).catch(() => undefined)) ?? {};
  }

  /** Undefined where nobody knows. */
  of(address: string): number | undefined {
    return this.kept[address] ?? this.usual(address);
  }

  async set(address: string, limit: number): Promise<void> {
    await this.keep(address, limit === this.usual(address) ? undefined : limit);
  }

  async forget(address: string): Promise<void> {
    await this.keep(address, undefined);
  }

  /** Holds in this pane at once. Rejects with `ledger/unavailable`. */
  private async keep(address: string, limit: number | undefined): Promise<void> {
    const { [address]: former, ...others } = this.kept;
    if (former === limit) return;
    this.kept = limit === undefined ? others : { ...others, [address]: limit };
    await this.device.set(key, this.kept);
  }
}
