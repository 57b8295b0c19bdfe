import type { Account } from '../../domain/ports.ts';
import type { SessionPorts } from '../base/session-ports.ts';

const key = 'asked-to-stay-connected';

/** Whether the account may stay connected on this device: asked once. */
export class KeepQuestion {
  private open = false;
  /** Undefined until the device was asked. */
  private asked: boolean | undefined;
  /** What was ticked before signing in. */
  private chosen = false;
  private readonly device: SessionPorts['device'];

  constructor({ device }: Pick<SessionPorts, 'device'>) {
    this.device = device;
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** Whether it can be answered before the first sign-in: then the provider is asked once for all. */
  get isEarly(): boolean {
    return this.asked === false;
  }

  get isChosen(): boolean {
    return this.chosen;
  }

  choose(yes: boolean): void {
    this.chosen = yes;
  }

  /** Finds out whether this device was asked before; one that cannot remember is taken for one that was. */
  async look(): Promise<void> {
    this.asked = (await this.device.get<boolean>(key).catch(() => true)) === true;
  }

  /** Of an account that is not kept, unless this device was asked before, or cannot remember that it was. */
  async ask(account: Account | undefined): Promise<void> {
    if (account === undefined || account.kept) return;
    await this.look();
    this.open = this.isEarly;
  }

  close(): void {
    this.open = false;
  }

  /** Rejects with `ledger/unavailable`. */
  async neverAgain(): Promise<void> {
    this.asked = true;
    this.chosen = false;
    await this.device.set(key, true);
  }
}
