import { Failure, isFailure } from '../domain/failure.ts';
import type { Account, Accounts, SignInAttempt, SignInOptions } from '../domain/ports.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import { isOfAnother, readMessage } from './answer.ts';
import { startUrl, type AuthorizeRequest } from './authorize-request.ts';
import { KnownAccounts } from './known-accounts.ts';
import type { KnownAccount } from './remembered.ts';
import { chooseRoute, type Route } from './routes.ts';
import { createSecretStock } from './secrets.ts';
import { startAttempt } from './sign-in.ts';
import type { Timer } from './timer.ts';
import type { SignedIn, TokenEndpoint, Tokens } from './tokens.ts';
import type { Vault } from './vault.ts';
import { pageLanguage, stateOf } from './words.ts';

export interface AccountsParts {
  readonly context: PluginContext;
  /** Origin of the pane. */
  readonly origin: string;
  readonly endpoint: TokenEndpoint;
  readonly vault: Vault;
  /** Opens a page without an opener where Office has no browser to offer. */
  openTab(url: URL): void;
  readonly timer: Timer;
}

/** Renewed this long before it expires, so that no send waits for it. */
const earlyMs = 5 * 60_000;
/** An access token this close to its end may not arrive in time. One that is late is turned away before it is sent, so little is enough. */
const marginMs = 2_000;

/** The bearer token a send may use. */
export interface Bearer {
  readonly address: string;
  readonly token: string;
}

export class GmailAccounts implements Accounts {
  private readonly parts: AccountsParts;
  private readonly known: KnownAccounts;
  private readonly secrets = createSecretStock();
  private readonly held = new Map<string, Tokens>();
  private readonly renewing = new Map<string, Promise<void>>();
  /** Accounts whose next sign-in has to ask for the permission again. */
  private readonly toConsent = new Set<string>();
  private readonly listeners = new Set<() => void>();
  /** States of the attempts of this pane: a window that was closed may still answer. */
  private readonly begun = new Set<string>();
  private running: SignInAttempt | undefined;

  constructor(parts: AccountsParts) {
    this.parts = parts;
    this.known = new KnownAccounts(parts.context.store, () => this.follow());
  }

  list(): readonly Account[] {
    return this.known.all.map(shown);
  }

  current(): Account | undefined {
    const { current } = this.known;
    return current && shown(current);
  }

  attempt(): SignInAttempt | undefined {
    return this.running;
  }

  async prepare(): Promise<void> {
    await Promise.all([this.known.load(), this.secrets.prepare()]);
  }

  begin(options: SignInOptions = {}): SignInAttempt {
    this.running?.cancel();
    const { context, origin, endpoint, openTab, timer } = this.parts;
    const drawn = this.secrets.take();
    const secrets = { ...drawn, state: stateOf(pageLanguage(context.language()), drawn.state) };
    const request = this.requestFor(options, secrets);
    const former = new Set(this.begun);
    this.begun.add(secrets.state);
    const attempt = startAttempt({
      secrets,
      startUrl: startUrl(origin, request),
      route: this.routeFor(options.route),
      openDialog: (url, signal) =>
        context.openDialog(url, signal, (text) => !isOfAnother(text) && !former.has(readMessage(text)?.state ?? '')),
      openBrowser: context.openBrowser ?? openTab,
      redeem: async (redemption, signal) => this.admit(await endpoint.redeem(redemption, signal)),
      connect: (signedIn, route) => this.connect(signedIn, route, request.accessType === 'offline'),
      timer,
    });
    this.running = attempt;
    this.tell();
    return attempt;
  }

  async renew(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { current } = this.known;
    if (!current) throw new Failure('account/signed-out');
    const left = this.leftMs(current.address);
    if (left > (current.sealed ? earlyMs : marginMs)) return;
    try {
      await untilAborted(this.refresh(current), signal);
    } catch (error) {
      signal.throwIfAborted();
      // The old token still serves: the next call tries again.
      if (this.leftMs(current.address) <= marginMs) throw error;
    }
  }

  async use(address: string): Promise<void> {
    if (this.known.find(address)) await this.known.use(address);
  }

  async rename(address: string, displayName: string): Promise<void> {
    if (this.known.find(address)) await this.known.rename(address, displayName);
  }

  async keep(address: string): Promise<void> {
    const refresh = this.held.get(address.toLowerCase())?.refresh;
    if (refresh !== undefined) return this.seal(address.toLowerCase(), refresh);
    // Google gives lasting access only when asked for it, on its own page.
    const { address: connected } = await this.begin({ hint: address, keep: true }).account;
    if (this.known.find(connected)?.sealed === undefined) throw new Failure('ledger/unavailable');
  }

  async forget(address: string): Promise<void> {
    const gone = address.toLowerCase();
    this.held.delete(gone);
    this.toConsent.delete(gone);
    await this.known.remove(gone).catch((cause: unknown) => {
      throw new Failure('ledger/unavailable', { cause });
    });
  }

  async revoke(address: string): Promise<void> {
    const gone = address.toLowerCase();
    const tokens = this.held.get(gone);
    // Revoking either token ends the grant; the lasting one is there even when the other has expired.
    const token = tokens?.refresh ?? (await this.unsealed(gone).catch(() => undefined)) ?? tokens?.access;
    const [forgotten] = await Promise.allSettled([this.forget(gone)]);
    if (token === undefined) throw new Failure('account/revoke-failed');
    await this.parts.endpoint.revoke(token);
    if (forgotten.status === 'rejected') throw new Failure('ledger/unavailable', { cause: forgotten.reason });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The token of the current account, if it can send now. */
  bearer(): Bearer | undefined {
    const { current } = this.known;
    if (!current || this.leftMs(current.address) <= 0) return undefined;
    const token = this.held.get(current.address)?.access;
    return token === undefined ? undefined : { address: current.address, token };
  }

  /** Google refused this token. `consent`: because the permission to send is not in it. */
  refuse({ address, token }: Bearer, consent: boolean): void {
    const tokens = this.held.get(address);
    if (tokens?.access !== token) return;
    this.held.set(address, { ...tokens, expiresAt: 0 });
    if (consent) this.toConsent.add(address);
    this.tell();
  }

  /** Nothing that was begun goes on without the pane. */
  dispose(): void {
    this.running?.cancel();
    this.known.dispose();
    this.listeners.clear();
    this.held.clear();
  }

  private requestFor(options: SignInOptions, { state, nonce, challenge }: ReturnType<typeof this.secrets.take>) {
    const hinted = options.hint === undefined ? undefined : this.known.find(options.hint);
    // Who chose to stay connected and lost the grant gets a lasting one again.
    const lasting = options.keep === true || (hinted !== undefined && hinted.kept && hinted.sealed === undefined);
    const again = options.again === true || (hinted !== undefined && this.toConsent.has(hinted.address));
    return {
      state,
      nonce,
      codeChallenge: challenge,
      language: this.parts.context.language(),
      prompt: lasting || again ? 'consent' : 'select_account',
      accessType: lasting ? 'offline' : 'online',
      hint: options.hint,
    } satisfies AuthorizeRequest;
  }

  private routeFor(asked: Route | undefined): Route {
    const { config, openBrowser } = this.parts.context;
    return chooseRoute({
      asked,
      configured: config.signIn.route,
      remembered: this.known.route,
      hasBrowser: openBrowser !== undefined,
    });
  }

  private admit(signedIn: SignedIn): SignedIn {
    const { allowedDomains } = this.parts.context.config.signIn;
    const domain = signedIn.address.slice(signedIn.address.lastIndexOf('@') + 1);
    if (allowedDomains.length > 0 && !allowedDomains.some((allowed) => allowed.toLowerCase() === domain))
      throw new Failure('account/not-allowed', { values: { domains: allowedDomains.join(', ') } });
    return signedIn;
  }

  private async connect({ address, tokens }: SignedIn, route: Route, lasting: boolean): Promise<Account> {
    const admitted = this.known.admit(address, route);
    this.held.set(address, tokens);
    this.toConsent.delete(address);
    await admitted;
    // Signing in worked all the same when the device refuses to keep the token.
    if (lasting && tokens.refresh !== undefined) await this.seal(address, tokens.refresh).catch(() => {});
    return shown(this.known.find(address) ?? { address, displayName: '', kept: false });
  }

  private async seal(address: string, refresh: string): Promise<void> {
    try {
      await this.known.seal(address, await this.parts.vault.seal(address, refresh));
    } catch (error) {
      throw new Failure('ledger/unavailable', { cause: error });
    }
  }

  /** One request for everybody who asks meanwhile. */
  private refresh(account: KnownAccount): Promise<void> {
    const { address } = account;
    const under = this.renewing.get(address) ?? this.refreshOnce(account).finally(() => this.renewing.delete(address));
    this.renewing.set(address, under);
    return under;
  }

  private async refreshOnce({ address, sealed }: KnownAccount): Promise<void> {
    // Another pane may have sealed a newer one than this pane holds.
    let isUnread = false;
    const kept = await this.unsealed(address).catch(() => void (isUnread = true));
    const held = this.held.get(address)?.refresh;
    let ended: unknown = new Failure('account/signed-out');
    for (const refresh of new Set([kept, held])) {
      if (refresh === undefined) continue;
      try {
        const tokens = await this.parts.endpoint.refresh(refresh, new AbortController().signal);
        // Forgotten meanwhile: then nothing of it comes back.
        if (this.known.find(address)) this.held.set(address, tokens);
        return;
      } catch (error) {
        if (!isFailure(error) || error.code !== 'account/signed-out') throw error;
        ended = error;
      }
    }
    // The grant has ended; that the person wants to stay connected has not.
    if (kept !== undefined || held !== undefined) this.held.delete(address);
    if (sealed !== undefined && !isUnread) await this.known.unseal(address, sealed);
    throw ended;
  }

  /** Rejects where the device could not be read just now: what it keeps may serve all the same. */
  private async unsealed(address: string): Promise<string | undefined> {
    const sealed = this.known.find(address)?.sealed;
    return sealed && this.parts.vault.open(address, sealed);
  }

  /** What any pane of this device forgot is forgotten in all of them. */
  private follow(): void {
    for (const address of this.held.keys()) if (!this.known.find(address)) this.held.delete(address);
    this.tell();
  }

  private leftMs(address: string): number {
    return (this.held.get(address)?.expiresAt ?? 0) - this.parts.context.now();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

const shown = ({ address, displayName, kept }: Account): Account => ({ address, displayName, kept });

/** Rejects with the signal's reason at once, whatever `work` does. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
