import type { DeviceStore } from '../plugin/contribution.ts';
import { dropOldSeal, withOldSeals, withoutUnmoved } from './old-seals.ts';
import type { KnownAccount, Remembered } from './remembered.ts';
import type { Route } from './routes.ts';
import type { Sealed } from './vault.ts';

type Change = (remembered: Remembered) => Remembered;

interface AccountChange {
  readonly address: string;
  readonly change: Change;
}

const key = 'accounts';
const nothing: Remembered = { accounts: [], current: undefined, route: undefined };

/** The accounts of this device, the last sender and the way of signing in that worked. Several panes may change them. */
export class KnownAccounts {
  private stored: Remembered = nothing;
  /** On their way to the device, and seen here already. */
  private pending: readonly Change[] = [];
  /** Not taken by the device, as when it is full: they hold here, and are handed over again with the next change. */
  private refused: readonly AccountChange[] = [];
  private loaded: Promise<void> | undefined;
  /** The sender of this pane: what another pane chooses is for the next visit. */
  private chosen: string | undefined;
  private readonly store: DeviceStore;
  private readonly changed: () => void;
  private readonly unwatch: () => void;

  constructor(store: DeviceStore, changed: () => void) {
    this.store = store;
    this.changed = changed;
    this.unwatch = store.watch(key, () => void this.read());
  }

  /** Reads once. A browser that denies storage knows nobody, and everything still works until it is closed. */
  load(): Promise<void> {
    this.loaded ??= withOldSeals(this.store, key)
      .catch(() => undefined)
      .then(() => this.read())
      .then(() => {
        this.chosen ??= this.stored.current;
        this.changed();
      });
    return this.loaded;
  }

  dispose(): void {
    this.unwatch();
  }

  get all(): readonly KnownAccount[] {
    return this.remembered.accounts;
  }

  get route(): Route | undefined {
    return this.remembered.route;
  }

  get current(): KnownAccount | undefined {
    return this.chosen === undefined ? undefined : this.find(this.chosen);
  }

  find(address: string): KnownAccount | undefined {
    return this.all.find((account) => account.address === address.toLowerCase());
  }

  /** Somebody signed in to it in this pane. */
  admit(address: string, route: Route): Promise<void> {
    this.chosen = address;
    return this.keep(address, (remembered) => {
      const isKnown = remembered.accounts.some((account) => account.address === address);
      const account: KnownAccount = { address, displayName: '', kept: false, sealed: undefined };
      const accounts = isKnown ? remembered.accounts : [...remembered.accounts, account];
      return { accounts, current: address, route };
    });
  }

  rename(address: string, displayName: string): Promise<void> {
    return this.keep(
      address,
      changing(address, (account) => ({ ...account, displayName })),
    );
  }

  /** Rejects when the device does not keep it. Where the account was forgotten meanwhile, nothing is kept. */
  seal(address: string, sealed: Sealed): Promise<void> {
    return this.write(changing(address, (account) => ({ ...account, kept: true, sealed })));
  }

  /** This token serves no more. One that another pane sealed since stays. */
  unseal(address: string, gone: Sealed): Promise<void> {
    return this.keep(
      address,
      changing(address, (account) =>
        String(account.sealed?.iv) === String(gone.iv) ? { ...account, sealed: undefined } : account,
      ),
    );
  }

  /** Rejects when the device does not let it go: then it is still there, and still shown. */
  async remove(address: string): Promise<void> {
    const gone = address.toLowerCase();
    const forgotten = this.write((remembered) => ({
      ...remembered,
      accounts: remembered.accounts.filter((account) => account.address !== gone),
      current: remembered.current === gone ? undefined : remembered.current,
    }));
    await Promise.all([forgotten, dropOldSeal(this.store, gone)]);
  }

  use(address: string): Promise<void> {
    const chosen = address.toLowerCase();
    this.chosen = chosen;
    return this.keep(chosen, (remembered) => ({ ...remembered, current: chosen }));
  }

  private get remembered(): Remembered {
    const changes = [...this.refused.map(({ change }) => change), ...this.pending];
    return changes.reduce((remembered, change) => change(remembered), this.stored);
  }

  private async read(): Promise<void> {
    try {
      this.see((await this.store.get<Remembered>(key)) ?? nothing);
      this.changed();
    } catch {
      // Denied: what this pane knows is all there is.
    }
  }

  private see(stored: Remembered): void {
    this.refused = this.standing(stored);
    this.stored = withoutUnmoved(stored);
  }

  /** What another pane forgot is forgotten, with all that was refused of it. */
  private standing(stored: Remembered): readonly AccountChange[] {
    const isIn = ({ accounts }: Remembered, address: string) => accounts.some((known) => known.address === address);
    return this.refused.filter(({ address }) => isIn(stored, address) || !isIn(this.stored, address));
  }

  /** Only a convenience of the next visit; without storage it holds until the pane is closed. */
  private keep(address: string, change: Change): Promise<void> {
    return this.write(change, () => {
      this.refused = [...this.refused, { address: address.toLowerCase(), change }];
    });
  }

  private async write(change: Change, denied?: () => void): Promise<void> {
    this.pending = [...this.pending, change];
    this.changed();
    try {
      let taken: readonly AccountChange[] = [];
      const kept = await this.store.update<Remembered>(key, (stored) => {
        taken = this.standing(stored ?? nothing);
        return change(taken.reduce((all, refused) => refused.change(all), stored ?? nothing));
      });
      this.refused = this.refused.filter((refused) => !taken.includes(refused));
      this.see(kept ?? nothing);
    } catch (error) {
      if (denied === undefined) throw error;
      denied();
    } finally {
      this.pending = this.pending.filter((other) => other !== change);
      this.changed();
    }
  }
}

const changing =
  (address: string, change: (account: KnownAccount) => KnownAccount): Change =>
  (remembered) => ({
    ...remembered,
    accounts: remembered.accounts.map((account) =>
      account.address === address.toLowerCase() ? change(account) : account,
    ),
  });
