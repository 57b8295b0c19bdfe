import { Failure, isFailure, type FailureCode } from '../domain/failure.ts';
import type { Account, SignInAttempt } from '../domain/ports.ts';
import { readMessage, readPastedCode, type Answer } from './answer.ts';
import { opened, step, type AttemptEvent, type AttemptState } from './attempt-state.ts';
import type { Route } from './routes.ts';
import type { Secrets } from './secrets.ts';
import type { Timer } from './timer.ts';
import type { Redemption, SignedIn } from './tokens.ts';
import { wordsOf } from './words.ts';

export interface AttemptParts {
  readonly secrets: Secrets;
  readonly startUrl: URL;
  readonly route: Route;
  /** As `PluginContext.openDialog`. */
  openDialog(url: URL, signal: AbortSignal): Promise<string>;
  /** Opens the page without an opener: the system browser, or a new tab on the web. */
  openBrowser(url: URL): void;
  redeem(redemption: Redemption, signal: AbortSignal): Promise<SignedIn>;
  /** Takes the account in; `route` is the one that worked. Called at most once, never after a cancel. */
  connect(signedIn: SignedIn, route: Route): Promise<Account>;
  readonly timer: Timer;
}

/** Nobody pastes a code later than this. */
const browserMs = 10 * 60_000;
/** Somebody may be creating an account or looking for a phone while the dialog is open. */
const dialogMs = 30 * 60_000;

/** Opens the window at once. */
export function startAttempt(parts: AttemptParts): SignInAttempt {
  const attempt = new Attempt(parts);
  attempt.open();
  return attempt;
}

class Attempt implements SignInAttempt {
  readonly words: readonly [string, string];
  readonly account: Promise<Account>;
  route: Route;
  private state: AttemptState = opened;
  private readonly parts: AttemptParts;
  private readonly settle: Deferred<Account>;
  private readonly redemption = new AbortController();
  private redeemed: Promise<Account> | undefined;
  private dialog: AbortController | undefined;
  private stopWatch: () => void = () => {};

  constructor(parts: AttemptParts) {
    this.parts = parts;
    this.route = parts.route;
    this.words = wordsOf(parts.secrets.state);
    this.settle = defer();
    this.account = this.settle.promise;
    // Whoever only pastes never looks at this promise; its rejection is still told to everybody who does.
    this.account.catch(() => {});
  }

  open(): void {
    this.watch(this.route === 'dialog' ? dialogMs : browserMs);
    if (this.route === 'dialog') void this.openDialog();
    else this.openBrowser();
  }

  cancel(): void {
    this.end(new Failure('account/cancelled'));
  }

  async submitCode(text: string): Promise<void> {
    if (this.state.phase === 'void') throw new Failure(this.state.code);
    const answer = readPastedCode(text);
    if (!answer || !('code' in answer)) throw new Failure('account/code-malformed');
    this.take(answer, 'browser');
    if (this.isForeign(answer)) throw new Failure('account/state-mismatch');
    await this.redeemed;
  }

  continueInBrowser(): void {
    if (this.state.phase !== 'waiting') return;
    this.closeDialog();
    this.route = 'browser';
    this.open();
  }

  private openBrowser(): void {
    try {
      this.parts.openBrowser(this.parts.startUrl);
    } catch (error) {
      this.lose(new Failure('account/dialog-failed', { cause: error }));
    }
  }

  private async openDialog(): Promise<void> {
    const dialog = new AbortController();
    this.dialog = dialog;
    try {
      const text = await this.parts.openDialog(this.parts.startUrl, dialog.signal);
      if (dialog.signal.aborted) return;
      this.receive(text);
    } catch (error) {
      // Closed by us: the attempt already goes on elsewhere or is over.
      if (dialog.signal.aborted) return;
      this.lose(isFailure(error) ? error : new Failure('account/dialog-failed', { cause: error }));
    }
  }

  /** The dialog is gone by now, whatever it said. */
  private receive(text: string): void {
    const answer = readMessage(text);
    if (!answer) return this.lose(new Failure('account/dialog-failed'));
    this.take(answer, 'dialog');
    if (this.isForeign(answer)) this.lose(new Failure('account/state-mismatch'));
  }

  /** Only for what to say; whether an answer counts is `step`'s decision. */
  private isForeign(answer: Answer): boolean {
    return answer.state !== this.parts.secrets.state;
  }

  private take(answer: Answer, route: Route): void {
    if (!this.move({ kind: 'answered', answer })) return;
    if ('code' in answer) {
      this.redeemed = this.redeem(answer.code, answer.issuer, route);
      this.redeemed.catch((error: unknown) => this.settle.reject(error));
    } else this.over();
  }

  private async redeem(code: string, issuer: string | undefined, route: Route): Promise<Account> {
    this.stopWatch();
    this.closeDialog();
    const { secrets } = this.parts;
    const cancelled = new Promise<never>((_resolve, reject) => {
      this.redemption.signal.addEventListener('abort', () => reject(this.redemption.signal.reason as Failure));
    });
    try {
      const work = this.parts.redeem({ code, issuer, ...secrets }, this.redemption.signal);
      // Cancelling does not wait for the network to notice.
      const signedIn = await Promise.race([work, cancelled]);
      this.move({ kind: 'redeemed' });
      const account = await this.parts.connect(signedIn, route);
      this.settle.resolve(account);
      return account;
    } catch (error) {
      const failure = isFailure(error) ? error : new Failure('account/broker-unreachable', { cause: error });
      this.end(failure);
      throw failure;
    }
  }

  /** The window went away without an answer: not connected, but a code from it is still good. */
  private lose(failure: Failure): void {
    if (!this.move({ kind: 'window-lost', code: failure.code })) return;
    this.watch(browserMs);
    this.settle.reject(failure);
  }

  private end(failure: Failure): void {
    if (this.move({ kind: 'ended', code: failure.code })) this.over(failure);
  }

  private over(failure?: Failure): void {
    this.stopWatch();
    this.closeDialog();
    const code: FailureCode = this.state.phase === 'void' ? this.state.code : 'account/cancelled';
    this.redemption.abort(failure ?? new Failure(code));
    this.settle.reject(failure ?? new Failure(code));
  }

  /** @returns whether the event changed anything. */
  private move(event: AttemptEvent): boolean {
    const next = step(this.state, event, this.parts.secrets.state);
    const changed = next !== this.state;
    this.state = next;
    return changed;
  }

  private watch(ms: number): void {
    this.stopWatch();
    this.stopWatch = this.parts.timer(ms, () => this.end(new Failure('account/timed-out')));
  }

  private closeDialog(): void {
    const { dialog } = this;
    this.dialog = undefined;
    dialog?.abort(new Failure('account/cancelled'));
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** `Promise.withResolvers`, which Safari 17.3 and older do not have. */
function defer<T>(): Deferred<T> {
  let resolve!: Deferred<T>['resolve'];
  let reject!: Deferred<T>['reject'];
  const promise = new Promise<T>((ok, fail) => {
    resolve = ok;
    reject = fail;
  });
  return { promise, resolve, reject };
}
