import type { DeviceStore } from '../plugin/contribution.ts';
import type { Remembered } from './remembered.ts';
import type { Sealed } from './vault.ts';

interface OldAccount {
  readonly address: string;
  readonly sealed: unknown;
}

/** An earlier Sobre kept each token under a key of its own, where it could outlive its account. */
const oldKey = (address: string): string => `refresh:${address}`;

/** Moves each token into its account. What an earlier start could move and no longer take away goes now. */
export const withOldSeals = async (store: DeviceStore, key: string): Promise<void> => {
  const remembered = await store.get<{ readonly accounts: readonly OldAccount[] }>(key);
  for (const { address, sealed } of remembered?.accounts ?? []) {
    if (typeof sealed === 'boolean') {
      const token = sealed ? await store.get<Sealed>(oldKey(address)) : undefined;
      await store.update<Remembered>(key, (now) => now && withSeal(now, address, token));
    }
    await store.delete(oldKey(address));
  }
};

const withSeal = (remembered: Remembered, address: string, token: Sealed | undefined): Remembered => ({
  ...remembered,
  accounts: remembered.accounts.map((account) =>
    account.address === address && typeof account.sealed === 'boolean' ? { ...account, sealed: token } : account,
  ),
});

/** What could not be moved yet is no token to this pane, and is for the next start to move. */
export const withoutUnmoved = (remembered: Remembered): Remembered => ({
  ...remembered,
  accounts: remembered.accounts.map((account) =>
    typeof account.sealed === 'boolean' ? { ...account, sealed: undefined } : account,
  ),
});

/** For an account that is forgotten: no start would look for its token any more. */
export const dropOldSeal = (store: DeviceStore, address: string): Promise<void> => store.delete(oldKey(address));
