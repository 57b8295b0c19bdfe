import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createEmlFiles } from '../../../src/eml/eml-files.ts';
import { mailProviderContract } from '../../contract/mail-provider.ts';

const { signal } = new AbortController();
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const today = () => '2026-01-15';

const savingFiles = () => {
  const saved: { name: string; content: Uint8Array; mediaType: string }[] = [];
  const files = createEmlFiles((name, content, mediaType) => saved.push({ name, content, mediaType }), today);
  return { ...files, saved };
};

const mailsIn = (content: Uint8Array): [string, string][] =>
  Object.entries(unzipSync(content)).map(([name, mail]) => [name, strFromU8(mail)]);

mailProviderContract('the .eml files', () => {
  const { provider, saved } = savingFiles();
  return Promise.resolve({
    provider,
    sender: '',
    arrived: async () => {
      await provider.finish?.();
      return saved.flatMap(({ name, content }) =>
        name.endsWith('.zip') ? Object.values(unzipSync(content)) : [content],
      );
    },
    close: () => Promise.resolve(),
  });
});

test('one mail is saved as exactly these bytes, and needs no account', async () => {
  const { provider, saved } = savingFiles();
  const acceptance = await provider.send(bytes('From: a\r\n\r\nhola'), 'Ana Ibáñez', signal);
  await provider.finish?.();
  expect(saved).toEqual([
    { name: 'Ana Ibáñez.eml', content: bytes('From: a\r\n\r\nhola'), mediaType: 'message/rfc822' },
  ]);
  expect(acceptance.providerMessageId).toMatch(/^[0-9a-f]{16}$/);
  expect([provider.accounts, provider.searchUrl('x')]).toEqual([undefined, undefined]);
});

test('namesakes get two files, the same message keeps its name, and no name is unlawful', async () => {
  const { provider, saved } = savingFiles();
  for (const [text, name] of [
    ['1', 'a/b:c.eml'],
    ['2', 'a b c'],
    ['1', 'a b c'],
    ['3', '..'],
  ] as const) {
    await provider.send(bytes(text), name, signal);
  }
  await provider.finish?.();
  expect(saved.map(({ name }) => name)).toEqual(['Sobre 2026-01-15.zip']);
  expect(mailsIn(saved[0]!.content)).toEqual([
    ['a b c.eml', '1'],
    ['a b c (2).eml', '2'],
    ['mail.eml', '3'],
  ]);
});

test('saving again hands over only what is new, and nothing twice', async () => {
  const { provider, saved } = savingFiles();
  await provider.send(bytes('1'), 'a', signal);
  await provider.finish?.();
  await provider.finish?.();
  await provider.send(bytes('2'), 'b', signal);
  await provider.finish?.();
  expect(saved.map(({ name }) => name)).toEqual(['a.eml', 'b.eml']);
});

test('where nothing can be saved nothing counts as saved', async () => {
  const { provider } = createEmlFiles(() => {
    throw new Error('downloads are off');
  }, today);
  await provider.send(bytes('1'), 'a', signal);
  await expect(provider.finish?.()).rejects.toMatchObject({ code: 'mail/not-sent', mayHaveLeft: false });
});
