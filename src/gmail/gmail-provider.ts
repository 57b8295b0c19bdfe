import type { MailProvider } from '../domain/ports.ts';
import type { PluginContext } from '../plugin/contribution.ts';
import { GmailAccounts } from './accounts.ts';
import { canStreamBodies, createReach, mostBytes, type Proof } from './reach.ts';
import { openTab } from './routes.ts';
import { usualDailyLimit } from './daily-limit.ts';
import { searchUrl } from './search-url.ts';
import { createSender } from './send.ts';
import { systemTimer, type Timer } from './timer.ts';
import { createTokenEndpoint } from './tokens.ts';
import { createVault } from './vault.ts';

/** What the browser gives besides the context; tests give their own. */
export interface Surroundings {
  /** Origin of the pane. */
  readonly origin: string;
  readonly isOnline: () => boolean;
  /** Whether the body of a request can be a stream. */
  readonly canStream: boolean;
  openTab(url: URL): void;
  readonly timer: Timer;
}

const browserSurroundings = (): Surroundings => ({
  origin: location.origin,
  isOnline: () => navigator.onLine,
  canStream: canStreamBodies(),
  openTab,
  timer: systemTimer,
});

export function createGmail(context: PluginContext, surroundings: Surroundings = browserSurroundings()): MailProvider {
  const { config, fetch, now } = context;
  const { origin, isOnline, canStream, openTab, timer } = surroundings;
  const accounts = new GmailAccounts({
    context,
    origin,
    endpoint: createTokenEndpoint({ config, origin, fetch, now, timer }),
    vault: createVault(context.store, config.google.clientId),
    openTab,
    timer,
  });
  context.onDispose(() => accounts.dispose());
  const { gmailUrl, mailboxUrl } = config.google;
  const reach = createReach({ gmailUrl, fetch, canStream, timer, now, memory: memoryOf(context) });
  const send = createSender({
    gmailUrl,
    fetch,
    now,
    isOnline,
    reach,
    timer,
    bearer: () => accounts.bearer(),
    refuse: (bearer, consent) => accounts.refuse(bearer, consent),
  });
  return {
    get maxMessageBytes() {
      return mostBytes[reach.way ?? 'upload'];
    },
    // Without an answer the way stays unknown, and a send is refused.
    ready: () =>
      reach.choose().then(
        () => undefined,
        () => undefined,
      ),
    accounts,
    from: 'account',
    dailyLimit: usualDailyLimit,
    send: ({ bytes }, signal) => send(bytes, signal),
    searchUrl: (text, among = 'sent') => {
      const sender = accounts.current();
      return sender && searchUrl(mailboxUrl, sender.address, text, among);
    },
  };
}

function memoryOf({ store }: PluginContext) {
  const key = 'way';
  return { get: () => store.get<Proof>(key), set: (proof: Proof) => store.set(key, proof) };
}
