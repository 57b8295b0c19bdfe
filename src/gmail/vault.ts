import type { DeviceStore } from '../plugin/contribution.ts';

/** Refresh tokens on this device, readable only by this browser profile's own key. */
export interface Vault {
  /** Rejects when the browser denies storage. */
  seal(address: string, refreshToken: string): Promise<void>;
  /** `undefined` when there is none, or none that this device's key opens. */
  open(address: string): Promise<string | undefined>;
  wipe(address: string): Promise<void>;
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

const keyName = 'vault-key';
const entry = (address: string) => `refresh:${address}`;

/** `binding` is part of what is authenticated: a token of another deployment's client does not open. */
export function createVault(store: DeviceStore, binding: string): Vault {
  const contextOf = (address: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`${binding} ${address}`),
  });

  /** Not extractable: scripts can use it on this device and never read it. */
  const createKey = async (): Promise<CryptoKey> => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await store.set(keyName, key);
    return key;
  };

  return {
    async seal(address, refreshToken) {
      const key = (await store.get<CryptoKey>(keyName)) ?? (await createKey());
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt(contextOf(address, iv), key, new TextEncoder().encode(refreshToken));
      await store.set(entry(address), { iv, bytes } satisfies Sealed);
    },
    async open(address) {
      const [key, sealed] = await Promise.all([store.get<CryptoKey>(keyName), store.get<Sealed>(entry(address))]);
      if (!key || !sealed) return undefined;
      try {
        return new TextDecoder().decode(await crypto.subtle.decrypt(contextOf(address, sealed.iv), key, sealed.bytes));
      } catch {
        // Sealed by a key this profile lost, or for another client: of no use to anybody.
        await store.delete(entry(address));
        return undefined;
      }
    },
    wipe: (address) => store.delete(entry(address)),
  };
}
