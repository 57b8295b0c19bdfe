import { expect, test } from 'vitest';
import type { DocumentReader, PageCutter } from '../../../src/domain/ports.ts';
import { hostOf } from '../../fakes/plugin-host.ts';
import { pluginOf } from '../../fakes/plugin-of.ts';

const { signal } = new AbortController();
const bytes = new Uint8Array([1]);
const none = (): void => undefined;

const cutterOf = async (cutter: Partial<PageCutter>): Promise<PageCutter> => {
  const reader = {
    mediaType: 'application/pdf',
    wants: () => true,
    read: () => Promise.resolve({ verdict: 'cannot-tell', reason: 'no-text' }),
    cutter,
  } as unknown as DocumentReader;
  const host = hostOf([
    pluginOf({
      id: 'firm',
      contributes: { documentReaders: { pdf: { title: 'pdf', extensions: ['pdf'] } } },
      activate: () => ({ documentReaders: { pdf: reader } }),
    }),
  ]);
  const loaded = await host.contributed('documentReaders')[0]!.load();
  return loaded.cutter!;
};

test.each<[string, Partial<PageCutter>, (cutter: PageCutter) => Promise<unknown>]>([
  [
    'pages that are none',
    { pages: () => Promise.resolve({ verdict: 'read', pages: [{ bookmark: 3 }] } as never) },
    (cutter) => cutter.pages(bytes, none, signal),
  ],
  [
    'a document less than was asked for',
    { cut: () => Promise.resolve([bytes]) },
    (cutter) => cutter.cut(bytes, [[1], [2]], none, signal),
  ],
  [
    'a document that is none',
    { cut: () => Promise.resolve(['%PDF'] as never) },
    (cutter) => cutter.cut(bytes, [[1]], none, signal),
  ],
  [
    'a picture that is none',
    { draw: () => Promise.resolve([{ width: 1 }] as never) },
    (cutter) => cutter.draw(bytes, [1], 80, signal),
  ],
  [
    'an error of its own',
    { cut: () => Promise.reject(new Error('out of order')) },
    (cutter) => cutter.cut(bytes, [[1]], none, signal),
  ],
])('%s from whoever takes files apart is the plugin’s failure', async (_, cutter, ask) => {
  await expect(ask(await cutterOf(cutter))).rejects.toMatchObject({ code: 'plugin/failed' });
});

test('what it has done is told as whole numbers, and nothing else of it', async () => {
  const told: number[] = [];
  const cutter = await cutterOf({
    cut: (_bytes, groups, done) => {
      for (const count of [1, 1.5, 'a name' as never, 2]) done(count);
      return Promise.resolve(groups.map(() => undefined));
    },
  });
  expect(await cutter.cut(bytes, [[1], [2]], (count) => told.push(count), signal)).toEqual([undefined, undefined]);
  expect(told).toEqual([1, 2]);
});
