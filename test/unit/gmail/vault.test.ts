import { describe, expect, test } from 'vitest';
import { createVault } from '../../../src/gmail/vault.ts';
import { fakeStore } from './fake-context.ts';

describe('the vault', () => {
  test('gives back what it sealed, also after a restart', async () => {
    const store = fakeStore();
    const sealed = await createVault(store, 'client').seal('a@b.example', 'refresh-1');
    expect(await createVault(store, 'client').open('a@b.example', sealed)).toBe('refresh-1');
  });

  test('keeps a key that no script can read, and never the token itself', async () => {
    const store = fakeStore();
    const { bytes } = await createVault(store, 'client').seal('a@b.example', 'refresh-1');
    const key = store.entries.get('vault-key') as CryptoKey;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    expect([...store.entries.keys()]).toEqual(['vault-key']);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('refresh-1');
  });

  test('never uses an initialisation vector twice', async () => {
    const vault = createVault(fakeStore(), 'client');
    const ivs = new Set<string>();
    for (let n = 0; n < 20; n++) ivs.add(String((await vault.seal('a@b.example', 'refresh-1')).iv));
    expect(ivs.size).toBe(20);
  });

  test('does not open a token for another account, another client, or with another key', async () => {
    const store = fakeStore();
    const sealed = await createVault(store, 'client').seal('a@b.example', 'refresh-1');
    expect(await createVault(store, 'client').open('c@d.example', sealed)).toBeUndefined();
    expect(await createVault(store, 'other-client').open('a@b.example', sealed)).toBeUndefined();
    store.entries.set(
      'vault-key',
      await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    );
    expect(await createVault(store, 'client').open('a@b.example', sealed)).toBeUndefined();
  });

  test('has one key for two panes that make theirs at the same moment', async () => {
    const store = fakeStore();
    const [one, two] = [createVault(store, 'client'), createVault(store, 'client')];
    const sealed = await Promise.all([one.seal('a@b.example', 'refresh-1'), two.seal('c@d.example', 'refresh-2')]);
    expect(await two.open('a@b.example', sealed[0])).toBe('refresh-1');
    expect(await one.open('c@d.example', sealed[1])).toBe('refresh-2');
  });
});
