import { Failure, isFailure } from '../domain/failure.ts';
import type { MailProvider, SignInAttempt, SignInOptions } from '../domain/ports.ts';
import type { AccountState, Sentence } from './pane-state.ts';
import type { SessionPorts } from './session-ports.ts';

const askedKey = 'asked-to-stay-connected';

/** Who sends, and the way to sign in. */
export class AccountDesk {
  provider: MailProvider | undefined;
  private attempt: SignInAttempt | undefined;
  private problem: Sentence | undefined;
  private askKeep = false;
  private signedOut = false;
  private readonly ports: SessionPorts;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
  }

  /** Loads the mail provider and all that the sign-in window needs, so that a click can open it. */
  async prepare(): Promise<void> {
    try {
      const [gmail] = this.ports.plugins.contributed('mailProviders');
      if (gmail === undefined) throw new Error('No mail provider is built in');
      const provider = await gmail.load();
      await provider.accounts?.prepare();
      provider.accounts?.onChange(this.changed);
      this.provider = provider;
      if (provider.accounts?.current() !== undefined) await this.resumeConnection();
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.problem = { code: error.code, values: error.values };
    }
    this.changed();
  }

  /** A remembered sender is connected only when a message could leave now. */
  private async resumeConnection(): Promise<void> {
    try {
      await this.accounts?.renew(new AbortController().signal);
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.signedOut = true;
    }
  }

  get accounts() {
    return this.provider?.accounts;
  }

  get connected(): boolean {
    return this.accounts?.current() !== undefined && !this.signedOut;
  }

  /** Told by a run whose account no longer works. */
  lost(): void {
    this.signedOut = true;
  }

  /** Opens the window inside the caller's click. Resolves once connected or given up; never rejects for what may happen. */
  async connect(options: SignInOptions): Promise<boolean> {
    const { accounts } = this;
    if (accounts === undefined) return false;
    this.problem = undefined;
    this.openForCode = undefined;
    const attempt = accounts.begin(options);
    this.attempt = attempt;
    this.changed();
    try {
      await attempt.account;
      this.signedOut = false;
      await this.askToKeep();
      return true;
    } catch (error) {
      if (!isFailure(error)) throw error;
      if (this.attempt === attempt && error.code !== 'account/cancelled') {
        this.problem = { code: error.code, values: error.values };
        this.openForCode = staysOpen(error) ? attempt : undefined;
      }
      return false;
    } finally {
      if (this.attempt === attempt) {
        this.attempt = undefined;
        void accounts.prepare().then(this.changed);
      }
      this.changed();
    }
  }

  /** The window is gone, but a code from it still counts: an opener that was cut looks like a closed window. */
  private openForCode: SignInAttempt | undefined;

  private async askToKeep(): Promise<void> {
    const account = this.accounts?.current();
    if (account === undefined || account.kept) return;
    const asked = await this.ports.device.get<boolean>(askedKey).catch(() => true);
    this.askKeep = asked !== true;
  }

  cancel(): void {
    (this.attempt ?? this.openForCode)?.cancel();
    this.attempt = undefined;
    this.openForCode = undefined;
    this.changed();
  }

  async submitCode(text: string): Promise<void> {
    const attempt = this.attempt ?? this.openForCode;
    await this.guarded(async () => {
      await attempt?.submitCode(text);
      this.openForCode = undefined;
      this.signedOut = false;
      await this.askToKeep();
    });
  }

  continueInBrowser(): void {
    (this.attempt ?? this.openForCode)?.continueInBrowser();
    this.changed();
  }

  async keep(yes: boolean): Promise<void> {
    const account = this.accounts?.current();
    this.askKeep = false;
    // Before anything is awaited: a window may have to open inside this click.
    const kept = yes && account !== undefined ? this.accounts?.keep(account.address) : undefined;
    this.attempt = kept === undefined ? undefined : this.accounts?.attempt();
    this.changed();
    await this.guarded(async () => {
      await kept;
      await this.ports.device.set(askedKey, true);
    });
    this.attempt = undefined;
    this.changed();
  }

  /** Runs what may fail for a reason people can be told. */
  async guarded(act: () => Promise<unknown>): Promise<void> {
    this.problem = undefined;
    try {
      await act();
    } catch (error) {
      if (!isFailure(error)) throw error;
      this.problem = { code: error.code, values: error.values };
    }
    this.changed();
  }

  /** Makes sure a message can leave now. Rejects with `account/signed-out`. */
  async renew(signal: AbortSignal): Promise<void> {
    if (this.provider === undefined) throw new Failure('account/signed-out');
    await this.accounts?.renew(signal);
  }

  state(): AccountState {
    const account = this.accounts?.current();
    const shown = this.attempt ?? this.openForCode;
    const status =
      this.provider === undefined
        ? 'preparing'
        : this.attempt !== undefined
          ? 'connecting'
          : this.signedOut
            ? 'reconnect'
            : account === undefined
              ? 'ready'
              : 'connected';
    return {
      status,
      account,
      accounts: this.accounts?.list() ?? [],
      attempt: shown === undefined ? undefined : { words: shown.words, route: shown.route },
      problem: this.problem,
      askKeep: this.askKeep,
    };
  }
}

const staysOpen = (failure: Failure): boolean =>
  failure.code.startsWith('account/dialog-') || failure.code === 'account/state-mismatch';
