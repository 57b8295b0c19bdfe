import { expected, Failure } from '../../domain/failure.ts';
import { AllowedSenders } from './allowed-senders.ts';
import type { MailProvider, SignInOptions } from '../../domain/ports.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { AccountState } from './account-state.ts';
import { dropSender } from '../record/run-senders.ts';
import { declaredText } from '../../plugin/deployment.ts';
import { DailyLimits } from './daily-limits.ts';
import { KeepQuestion } from './keep-question.ts';
import { Mailboxes } from './mailboxes.ts';
import { ProviderChoice } from './provider-choice.ts';
import { SignInUnderWay } from './sign-in-under-way.ts';

type AccountPorts = Pick<SessionPorts, 'plugins' | 'device' | 'book' | 'config'>;

/** Who sends, and the way to sign in. */
export class AccountDesk {
  readonly mailboxes: Mailboxes;
  readonly providers: ProviderChoice;
  readonly senders: AllowedSenders;
  private readonly signIn: SignInUnderWay;
  private problem: Sentence | undefined;
  private notice: Sentence | undefined;
  private readonly keepQuestion: KeepQuestion;
  private readonly limits: DailyLimits;
  private signedOut = false;
  private readonly ports: AccountPorts;
  private readonly changed: () => void;

  constructor(ports: AccountPorts, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
    this.mailboxes = new Mailboxes(this, changed);
    this.providers = new ProviderChoice(ports, changed);
    this.senders = new AllowedSenders(ports, () => this.sender()?.address);
    this.limits = new DailyLimits(ports, (address) => this.provider?.dailyLimit?.(address));
    this.keepQuestion = new KeepQuestion(ports);
    this.signIn = new SignInUnderWay({
      begun: () => {
        this.problem = undefined;
        this.notice = undefined;
        changed();
      },
      connected: async () => {
        this.signedOut = false;
        await this.keepQuestion.ask(this.accounts?.current());
        if (this.accounts?.current()?.kept === true && this.keepQuestion.isChosen) await this.answered();
      },
      failed: (failure) => void (this.problem = sentenceOf(failure)),
      over: () => void this.accounts?.prepare().then(changed),
      changed,
    });
  }

  /** Loads the mail provider and all that the sign-in window needs, so that a click can open it. */
  async prepare(): Promise<void> {
    this.problem = undefined;
    try {
      await this.limits.open();
      await this.keepQuestion.look();
      await this.providers.load();
      if (this.accounts?.current() !== undefined) await this.resumeConnection();
    } catch (error) {
      const failure = expected(error);
      if (!this.providers.isOther) this.problem = sentenceOf(failure);
    }
    this.changed();
  }

  /** Goes by the provider that the workbook names now. */
  async followChoice(): Promise<void> {
    if (!this.providers.isOther) return this.providers.loaded;
    this.cancel();
    this.signedOut = false;
    await this.prepare();
  }

  get provider(): MailProvider | undefined {
    return this.providers.current?.provider;
  }

  /** A remembered sender is connected only when a message could leave now. */
  private async resumeConnection(): Promise<void> {
    const { accounts } = this;
    try {
      await accounts?.renew(new AbortController().signal);
    } catch (error) {
      expected(error);
      // Another provider may send by now.
      if (this.accounts === accounts) this.signedOut = true;
    }
  }

  /** Largest message that can leave, in bytes. */
  get mostBytes(): number {
    return this.provider?.maxMessageBytes ?? Infinity;
  }

  /** Finds out how messages can leave. Says whether other sizes fit than before. */
  async findWay(): Promise<boolean> {
    const before = this.mostBytes;
    if (this.connected) await this.provider?.ready?.();
    return this.mostBytes !== before;
  }

  get accounts() {
    return this.provider?.accounts;
  }

  /** A provider without accounts has nobody who could sign in or out. */
  get connected(): boolean {
    return this.sender() !== undefined && !this.signedOut;
  }

  /** Whose messages they are now; undefined while nobody is signed in. */
  sender(): Mailbox | undefined {
    return senderOf(this.provider);
  }

  /** Recipients that the sender may have in 24 hours; undefined where nobody knows. */
  get dailyLimit(): number | undefined {
    return this.limits.of(this.sender()?.address ?? '');
  }

  /** Kept for this account on this device. */
  async setDailyLimit(limit: number): Promise<void> {
    await this.limited(this.limits.set(this.sender()?.address ?? '', limit));
  }

  private async limited(written: Promise<void>): Promise<void> {
    this.changed();
    await written.catch(this.tellProblem);
  }

  /** Told by a run whose account no longer works. */
  lost(): void {
    this.signedOut = this.accounts !== undefined;
  }

  /** Opens the window inside the caller's click. Resolves once connected (true) or given up; never rejects for what may happen. */
  async connect(options: SignInOptions): Promise<boolean> {
    const { accounts } = this;
    if (this.provider === undefined) await this.prepare();
    if (accounts === undefined) return false;
    try {
      const attempt = accounts.begin(this.keepQuestion.isChosen ? { ...options, keep: true } : options);
      return await this.signIn.follow(attempt, attempt.account);
    } catch (error) {
      this.tellProblem(error);
      this.changed();
      return false;
    }
  }

  cancel(): void {
    this.signIn.cancel();
    this.problem = undefined;
    this.changed();
  }

  /** Resolves with true when it connected an attempt whose window was gone; one that is followed already tells by itself. */
  async submitCode(text: string): Promise<boolean> {
    if (!this.signIn.isOpen) return this.signIn.submitCode(text);
    await this.guarded(() => this.signIn.submitCode(text));
    return false;
  }

  continueInBrowser(): void {
    this.signIn.continueInBrowser();
    this.changed();
  }

  async keep(yes: boolean): Promise<void> {
    const account = this.accounts?.current();
    this.keepQuestion.close();
    // Before anything is awaited: a window may have to open inside this click.
    const before = this.accounts?.attempt();
    const kept = yes && account !== undefined ? this.accounts?.keep(account.address) : undefined;
    const opened = this.accounts?.attempt();
    this.changed();
    const asked =
      kept !== undefined && opened !== undefined && opened !== before
        ? this.signIn.follow(opened, kept)
        : this.guarded(async () => kept);
    await Promise.all([asked, this.answered()]);
  }

  private answered(): Promise<void> {
    return this.keepQuestion.neverAgain().catch(this.tellProblem);
  }

  /** Before the first sign-in: whether the next one is to last. */
  stayConnected(yes: boolean): void {
    this.keepQuestion.choose(yes);
    this.changed();
  }

  /** Sends from another account of this device, if a message could leave from it now. */
  async use(address: string): Promise<void> {
    await this.guarded(async () => {
      this.signedOut = false;
      await this.accounts?.use(address);
      await this.resumeConnection();
    });
  }

  /** `forget`: wiped from this device. `revoke`: the provider is told as well, and the person whether that worked. */
  async leave(address: string, how: 'forget' | 'revoke'): Promise<void> {
    await this.guarded(async () => {
      await (how === 'revoke' ? this.accounts?.revoke(address) : this.accounts?.forget(address));
      await dropSender(this.ports.device, address);
      await this.limited(this.limits.forget(address));
      this.notice = { code: how === 'revoke' ? 'revoked' : 'forgotten', values: {} };
    });
    const [next] = this.accounts?.list() ?? [];
    if (this.accounts?.current() !== undefined || next === undefined) return;
    const { notice, problem } = this;
    await this.use(next.address);
    [this.notice, this.problem] = [notice, problem];
    this.changed();
  }

  /** Runs what may fail for a reason people can be told. */
  async guarded(act: () => Promise<unknown>): Promise<void> {
    this.problem = undefined;
    this.notice = undefined;
    await act().catch(this.tellProblem);
    this.changed();
  }

  private readonly tellProblem = (error: unknown): void => {
    const failure = expected(error);
    // Who cancelled knows it.
    if (failure.code !== 'account/cancelled') this.problem = sentenceOf(failure);
  };

  /** Makes sure a message can leave now. Rejects with `account/signed-out`. */
  async renew(signal: AbortSignal): Promise<void> {
    if (this.provider === undefined) throw new Failure('account/signed-out');
    await this.accounts?.renew(signal);
  }

  state(): AccountState {
    const account = this.accounts?.current();
    const sender = this.sender();
    const { shown } = this.signIn;
    const { problem, provider } = this;
    return {
      status: statusOf({ provider, problem, isOpening: this.signIn.isOpen, sender, signedOut: this.signedOut }),
      sender,
      hasAccounts: provider === undefined ? problem?.code !== 'mail/no-provider' : this.accounts !== undefined,
      account,
      accounts: this.accounts?.list() ?? [],
      attempt: shown === undefined ? undefined : { words: shown.words, route: shown.route },
      problem,
      askKeep: this.keepQuestion.isOpen && account !== undefined,
      stay: account === undefined && this.keepQuestion.isEarly ? this.keepQuestion.isChosen : undefined,
      notice: this.notice,
      senders: this.senders.list,
      isForeign: this.senders.isForeign,
      ...this.providers.state(),
      clientId: declaredText(this.providers.declared?.client ?? '', this.ports.config),
    };
  }
}

const senderOf = (provider: MailProvider | undefined): Mailbox | undefined => {
  if (provider === undefined) return undefined;
  if (provider.from !== 'account') return provider.from;
  const account = provider.accounts?.current();
  return account && { name: account.displayName, address: account.address };
};

interface Connection {
  readonly provider: MailProvider | undefined;
  readonly problem: Sentence | undefined;
  readonly isOpening: boolean;
  readonly sender: Mailbox | undefined;
  readonly signedOut: boolean;
}

const statusOf = ({ provider, problem, isOpening, sender, signedOut }: Connection): AccountState['status'] => {
  if (provider === undefined) return problem === undefined ? 'preparing' : 'ready';
  if (isOpening) return 'connecting';
  if (sender === undefined) return 'ready';
  return signedOut ? 'reconnect' : 'connected';
};
