import { isFailure, type Failure } from '../failure.ts';
import type { RunPorts } from './run-item.ts';

/** Keeps a run back while its account cannot send: it renews silently once until a mail leaves, else waits for the person. */
export class Gate {
  /** Once a person is waited for. */
  reason: Failure | undefined;
  private standing: { readonly open: () => void } | undefined;
  /** When the account was renewed without the person, until a mail has left since. */
  private renewedAt: number | undefined;
  private readonly ports: Pick<RunPorts, 'clock' | 'renew'>;

  constructor(ports: Pick<RunPorts, 'clock' | 'renew'>) {
    this.ports = ports;
  }

  get isShut(): boolean {
    return this.standing !== undefined;
  }

  open(): void {
    this.standing?.open();
  }

  mailLeft(): void {
    this.renewedAt = undefined;
  }

  /** Whether a request turned away needs it: another may stand already, or the token has been replaced meanwhile. */
  isNeeded(startedAt: number): boolean {
    return !this.isShut && startedAt >= (this.renewedAt ?? 0);
  }

  /** Resolves when the account may be tried again; `asked` is told when that takes the person. */
  async wait(turnedAway: Failure, signal: AbortSignal, asked: () => void): Promise<void> {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.standing = { open };
    try {
      if (this.renewedAt !== undefined) throw turnedAway;
      await this.ports.renew(signal);
      this.renewedAt = this.ports.clock.elapsed();
    } catch (refusal) {
      if (!isFailure(refusal)) throw refusal;
      this.renewedAt = undefined;
      this.reason = turnedAway;
      asked();
      await opened;
    } finally {
      this.reason = undefined;
      this.standing = undefined;
    }
  }
}
