import type { Account } from '../domain/ports.ts';
import type { DeviceStore } from '../plugin/contribution.ts';
import type { Route } from './routes.ts';

/** What the device remembers of one account; no secret. */
export interface KnownAccount extends Account {
  /** Whether the vault holds a refresh token of it. */
  readonly sealed: boolean;
}

interface Remembered {
  readonly accounts: readonly KnownAccount[];
  readonly current: string | undefined;
  readonly route: Route | undefined;
}

const key = 'accounts';
const nothing: Remembered = { accounts: [], current: undefined, route: undefined };

/** The accounts of this device, the last sender and the way of signing in that worked. */
export class KnownAccounts {
  private remembered: Remembered = nothing;
  private loaded: Promise<void> | undefined;
  private readonly store: DeviceStore;
  private readonly changed: () => void;

  constructor(store: DeviceStore, changed: () => void) {
    this.store = store;
    this.changed = changed;
  }

  /** Reads once. A browser that denies storage knows nobody, and everything still works until it is closed. */
  load(): Promise<void> {
    this.loaded ??= this.store.get<Remembered>(key).then(
      (remembered) => {
        // Somebody may have signed in while the device was still reading.
        if (!remembered || this.remembered !== nothing) return;
        this.remembered = remembered;
        this.changed();
      },
      () => {},
    );
    return this.loaded;
  }

  get all(): readonly KnownAccount[] {
    return this.remembered.accounts;
  }

  get route(): Route | undefined {
    return this.remembered.route;
  }

  get current(): KnownAccount | undefined {
    return this.remembered.current === undefined ? undefined : this.find(this.remembered.current);
  }

  find(address: string): KnownAccount | undefined {
    return this.all.find((account) => account.address === address.toLowerCase());
  }

  /** Adds or changes one account. */
  put(account: KnownAccount): Promise<void> {
    const known = this.find(account.address) !== undefined;
    const accounts = known
      ? this.all.map((old) => (old.address === account.address ? account : old))
      : [...this.all, account];
    return this.keep({ ...this.remembered, accounts });
  }

  remove(address: string): Promise<void> {
    const gone = address.toLowerCase();
    const accounts = this.all.filter((account) => account.address !== gone);
    const current = this.remembered.current === gone ? undefined : this.remembered.current;
    return this.keep({ ...this.remembered, accounts, current });
  }

  use(address: string): Promise<void> {
    return this.keep({ ...this.remembered, current: address.toLowerCase() });
  }

  rememberRoute(route: Route): Promise<void> {
    return this.keep({ ...this.remembered, route });
  }

  private async keep(remembered: Remembered): Promise<void> {
    this.remembered = remembered;
    this.changed();
    // Only a convenience of the next visit; without storage it is asked for again.
    await this.store.set(key, remembered).catch(() => {});
  }
}
