import type { DeviceStore } from '../plugin/contribution.ts';
import type { Remembered } from './remembered.ts';
import type { Sealed } from './vault.ts';

interface OldAccount {
  readonly address: string;
  readonly sealed: unknown;
}

/** An earlier Sobre kept each token under a key of its own, where it could outlive its account. */
export const withOldSeals = async (store: DeviceStore, key: string): Promise<void> => {
  const remembered = await store.get<{ readonly accounts: readonly OldAccount[] }>(key);
  for (const { address, sealed } of remembered?.accounts ?? []) {
    if (typeof sealed !== 'boolean') continue;
    const token = sealed ? await store.get<Sealed>(`refresh:${address}`) : undefined;
    await store.update<Remembered>(
      key,
      (now) =>
        now && {
          ...now,
          accounts: now.accounts.map((account) =>
            account.address === address && typeof account.sealed === 'boolean'
              ? { ...account, sealed: token }
              : account,
          ),
        },
    );
    await store.delete(`refresh:${address}`);
  }
};
