import type { Account } from '../../domain/ports.ts';
import type { SessionPorts } from '../base/session-ports.ts';

const key = 'asked-to-stay-connected';

/** Whether the account may stay connected on this device: asked once. */
export class KeepQuestion {
  private open = false;
  private readonly device: SessionPorts['device'];

  constructor({ device }: Pick<SessionPorts, 'device'>) {
    this.device = device;
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** Of an account that is not kept, unless this device was asked before, or cannot remember that it was. */
  async ask(account: Account | undefined): Promise<void> {
    if (account === undefined || account.kept) return;
    const asked = await this.device.get<boolean>(key).catch(() => true);
    this.open = asked !== true;
  }

  close(): void {
    this.open = false;
  }

  /** Rejects with `ledger/unavailable`. */
  async neverAgain(): Promise<void> {
    await this.device.set(key, true);
  }
}
