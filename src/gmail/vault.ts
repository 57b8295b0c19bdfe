import type { DeviceStore } from '../plugin/contribution.ts';

/** A refresh token as it stands on the device. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** Makes refresh tokens readable by this browser profile's own key alone. It keeps the key and none of them. */
export interface Vault {
  /** Rejects when the browser denies storage. */
  seal(address: string, refreshToken: string): Promise<Sealed>;
  /** `undefined` when this device's key does not open it. */
  open(address: string, sealed: Sealed): Promise<string | undefined>;
}

const keyName = 'vault-key';

/** `binding` is part of what is authenticated: a token of another deployment's client does not open. */
export function createVault(store: DeviceStore, binding: string): Vault {
  const contextOf = (address: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`${binding} ${address}`),
  });

  /** Not extractable: scripts can use it on this device and never read it. Of two panes that make one, the first one's. */
  const createKey = async (): Promise<CryptoKey> => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    return (await store.update<CryptoKey>(keyName, (kept) => kept ?? key)) ?? key;
  };

  return {
    async seal(address, refreshToken) {
      const key = (await store.get<CryptoKey>(keyName)) ?? (await createKey());
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt(contextOf(address, iv), key, new TextEncoder().encode(refreshToken));
      return { iv, bytes };
    },
    async open(address, { iv, bytes }) {
      const key = await store.get<CryptoKey>(keyName);
      if (!key) return undefined;
      try {
        return new TextDecoder().decode(await crypto.subtle.decrypt(contextOf(address, iv), key, bytes));
      } catch {
        // Sealed by a key this profile lost, or for another client: of no use to anybody.
        return undefined;
      }
    },
  };
}
