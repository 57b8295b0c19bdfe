import { expected, type Failure } from '../../domain/failure.ts';
import type { SignInAttempt } from '../../domain/ports.ts';

export interface SignInEvents {
  begun(): void;
  connected(): Promise<void>;
  /** Not of one that somebody cancelled: who cancelled knows it. */
  failed(failure: Failure): void;
  /** The window may be asked for again. */
  over(): void;
  changed(): void;
}

/** The sign-in that is under way, in the provider's window or by a code from a browser. */
export class SignInUnderWay {
  private attempt: SignInAttempt | undefined;
  /** The window is gone, but a code from it still counts: an opener that was cut looks like a closed window. */
  private openForCode: SignInAttempt | undefined;
  private readonly told: SignInEvents;

  constructor(told: SignInEvents) {
    this.told = told;
  }

  get isOpen(): boolean {
    return this.attempt !== undefined;
  }

  /** What the person can still go on with. */
  get shown(): SignInAttempt | undefined {
    return this.attempt ?? this.openForCode;
  }

  /** Shows `attempt` until `done` tells how it ended; says whether it connected. */
  async follow(attempt: SignInAttempt, done: Promise<unknown>): Promise<boolean> {
    this.openForCode = undefined;
    this.attempt = attempt;
    this.told.begun();
    try {
      await done;
      await this.told.connected();
      return true;
    } catch (error) {
      const failure = expected(error);
      if (this.attempt === attempt && failure.code !== 'account/cancelled') {
        this.openForCode = staysOpen(failure) ? attempt : undefined;
        this.told.failed(failure);
      }
      return false;
    } finally {
      if (this.attempt === attempt) {
        this.attempt = undefined;
        this.told.over();
      }
      this.told.changed();
    }
  }

  cancel(): void {
    this.shown?.cancel();
    this.attempt = undefined;
    this.openForCode = undefined;
  }

  continueInBrowser(): void {
    this.shown?.continueInBrowser();
  }

  /**
   * Resolves with true when it connected an attempt whose window was gone; one that is followed already tells by itself,
   * and rejects here where the text is none of its codes.
   */
  async submitCode(text: string): Promise<boolean> {
    const { attempt, openForCode } = this;
    if (attempt !== undefined) {
      await attempt.submitCode(text);
      return false;
    }
    return openForCode === undefined ? false : this.follow(openForCode, openForCode.submitCode(text));
  }
}

/** The person can copy it again. */
const badCodes: ReadonlySet<string> = new Set(['account/state-mismatch', 'account/code-malformed']);

const staysOpen = (failure: Failure): boolean =>
  failure.code.startsWith('account/dialog-') || badCodes.has(failure.code);
