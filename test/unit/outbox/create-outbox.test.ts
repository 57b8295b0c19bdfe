import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createOutbox } from '../../../src/outbox/create-outbox.ts';

const { signal } = new AbortController();
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const savingOutbox = () => {
  const saved: { name: string; text: string; mediaType: string }[] = [];
  const outbox = createOutbox((name, content, mediaType) => saved.push({ name, text: strFromU8(content), mediaType }));
  return { ...outbox, saved };
};

test('sending saves exactly these bytes and needs no account', async () => {
  const { provider, saved } = savingOutbox();
  const acceptance = await provider.send(bytes('From: a\r\n\r\nhola'), 'Ana Ibáñez', signal);
  expect(saved).toEqual([{ name: 'Ana Ibáñez.eml', text: 'From: a\r\n\r\nhola', mediaType: 'message/rfc822' }]);
  expect(acceptance.providerMessageId).toMatch(/^[0-9a-f]{16}$/);
  expect([provider.accounts, provider.searchUrl('x')]).toEqual([undefined, undefined]);
});

test('namesakes get two files, the same message keeps its name, and no name is unlawful', async () => {
  const { provider, saved } = savingOutbox();
  for (const [text, name] of [
    ['1', 'a/b:c.eml'],
    ['2', 'a b c'],
    ['1', 'a b c'],
    ['3', '..'],
  ] as const) {
    await provider.send(bytes(text), name, signal);
  }
  expect(saved.map(({ name }) => name)).toEqual(['a b c.eml', 'a b c (2).eml', 'a b c.eml', 'mail.eml']);
});

test('all of them can be had as one ZIP', async () => {
  const archives: Uint8Array[] = [];
  const { provider, saveAll } = createOutbox((name, content) => {
    if (name.endsWith('.zip')) archives.push(content);
  });
  expect(saveAll.enabled?.()).toBe(false);
  await provider.send(bytes('1'), 'a', signal);
  await provider.send(bytes('2'), 'b', signal);
  await saveAll.run(signal);
  const files = unzipSync(archives[0]!);
  expect(Object.entries(files).map(([name, content]) => [name, strFromU8(content)])).toEqual([
    ['a.eml', '1'],
    ['b.eml', '2'],
  ]);
});

test('where nothing can be saved nothing counts as sent', async () => {
  const { provider, saveAll } = createOutbox(() => {
    throw new Error('downloads are off');
  });
  await expect(provider.send(bytes('1'), 'a', signal)).rejects.toMatchObject({
    code: 'mail/not-sent',
    mayHaveLeft: false,
  });
  expect(saveAll.enabled?.()).toBe(false);
});

test('a stopped run saves nothing more', async () => {
  const { provider, saved } = savingOutbox();
  await expect(provider.send(bytes('1'), 'a', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  expect(saved).toEqual([]);
});
