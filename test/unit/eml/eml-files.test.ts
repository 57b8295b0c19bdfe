import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { NamedMail } from '../../../src/domain/ports.ts';
import { createEmlFiles } from '../../../src/eml/eml-files.ts';

const { signal } = new AbortController();
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const today = () => '2026-01-15';

const savingFiles = () => {
  const saved: { name: string; content: Uint8Array; mediaType: string }[] = [];
  const saver = createEmlFiles((name, content, mediaType) => saved.push({ name, content, mediaType }), today);
  return { saver, saved };
};

async function* mails(...named: readonly (readonly [text: string, name: string])[]): AsyncIterable<NamedMail> {
  for (const [text, name] of named) yield await Promise.resolve({ bytes: bytes(text), name });
}

const mailsIn = (content: Uint8Array): [string, string][] =>
  Object.entries(unzipSync(content)).map(([name, mail]) => [name, strFromU8(mail)]);

test('one mail is saved as exactly these bytes', async () => {
  const { saver, saved } = savingFiles();
  await saver.save(mails(['From: a\r\n\r\nhola', 'Ana Ibáñez']), signal);
  expect(saved).toEqual([
    { name: 'Ana Ibáñez.eml', content: bytes('From: a\r\n\r\nhola'), mediaType: 'message/rfc822' },
  ]);
});

test('namesakes get two files, the same message keeps its name, and no name is unlawful', async () => {
  const { saver, saved } = savingFiles();
  await saver.save(mails(['1', 'a/b:c.eml'], ['2', 'a b c'], ['1', 'a b c'], ['3', '..']), signal);
  expect(saved.map(({ name }) => name)).toEqual(['Sobre 2026-01-15.zip']);
  expect(mailsIn(saved[0]!.content)).toEqual([
    ['a b c.eml', '1'],
    ['a b c (2).eml', '2'],
    ['mail.eml', '3'],
  ]);
});

test('saving again hands over only what is new, and nothing twice', async () => {
  const { saver, saved } = savingFiles();
  await saver.save(mails(['1', 'a']), signal);
  await saver.save(mails(), signal);
  await saver.save(mails(['2', 'b']), signal);
  expect(saved.map(({ name }) => name)).toEqual(['a.eml', 'b.eml']);
});

test('what goes wrong while the mails are made is what saving them comes to, and nothing is saved', async () => {
  const { saver, saved } = savingFiles();
  async function* broken(): AsyncIterable<NamedMail> {
    yield* mails(['1', 'a']);
    throw new Error('no second');
  }
  await expect(saver.save(broken(), signal)).rejects.toThrow('no second');
  expect(saved).toEqual([]);
});

test('where nothing can be saved nothing counts as saved', async () => {
  const saver = createEmlFiles(() => {
    throw new Error('downloads are off');
  }, today);
  await expect(saver.save(mails(['1', 'a']), signal)).rejects.toMatchObject({
    code: 'mail/not-sent',
    mayHaveLeft: false,
  });
});

test('a save that was given up hands over nothing more', async () => {
  const { saver, saved } = savingFiles();
  await expect(saver.save(mails(['1', 'a']), AbortSignal.abort())).rejects.toMatchObject({ code: 'mail/not-sent' });
  expect(saved).toEqual([]);
});
