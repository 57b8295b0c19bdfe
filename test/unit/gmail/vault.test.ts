import { describe, expect, test } from 'vitest';
import { createVault } from '../../../src/gmail/vault.ts';
import { fakeStore } from './fake-context.ts';

describe('the vault', () => {
  test('gives back what it sealed, also after a restart', async () => {
    const store = fakeStore();
    await createVault(store, 'client').seal('a@b.example', 'refresh-1');
    expect(await createVault(store, 'client').open('a@b.example')).toBe('refresh-1');
  });

  test('keeps a key that no script can read, and never the token itself', async () => {
    const store = fakeStore();
    await createVault(store, 'client').seal('a@b.example', 'refresh-1');
    const key = store.entries.get('vault-key') as CryptoKey;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    const { bytes } = store.entries.get('refresh:a@b.example') as { bytes: ArrayBuffer };
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('refresh-1');
  });

  test('never uses an initialisation vector twice', async () => {
    const store = fakeStore();
    const vault = createVault(store, 'client');
    const ivs = new Set<string>();
    for (let n = 0; n < 20; n++) {
      await vault.seal('a@b.example', 'refresh-1');
      ivs.add(String((store.entries.get('refresh:a@b.example') as { iv: Uint8Array }).iv));
    }
    expect(ivs.size).toBe(20);
  });

  test('does not open a token for another account, another client, or with another key', async () => {
    const store = fakeStore();
    await createVault(store, 'client').seal('a@b.example', 'refresh-1');
    const sealed = store.entries.get('refresh:a@b.example');
    store.entries.set('refresh:c@d.example', sealed);
    expect(await createVault(store, 'client').open('c@d.example')).toBeUndefined();
    expect(await createVault(store, 'other-client').open('a@b.example')).toBeUndefined();
    store.entries.set('refresh:a@b.example', sealed);
    store.entries.set(
      'vault-key',
      await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    );
    expect(await createVault(store, 'client').open('a@b.example')).toBeUndefined();
    expect(store.entries.has('refresh:a@b.example')).toBe(false);
  });

  test('knows nothing after it was wiped', async () => {
    const store = fakeStore();
    const vault = createVault(store, 'client');
    await vault.seal('a@b.example', 'refresh-1');
    await vault.wipe('a@b.example');
    expect(await vault.open('a@b.example')).toBeUndefined();
    expect([...store.entries.keys()]).toEqual(['vault-key']);
  });
});
