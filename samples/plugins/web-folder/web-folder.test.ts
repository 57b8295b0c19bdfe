import { expect, test } from 'vitest';
import { fakeContext, pluginContract, receiptSourceContract } from 'sobre/testing';
import plugin from './plugin.ts';
import { createWebFolder } from './web-folder.ts';

const files: Readonly<Record<string, string>> = { 'ana.txt': 'EMPLOYEE 0042', 'niño pérez.txt': 'EMPLOYEE 0043' };

/** The payroll server, while it is there. */
const start = (listing: unknown = Object.entries(files).map(([name, text]) => ({ name, size: text.length }))) => {
  const state = { away: false };
  const { context } = fakeContext((request) => {
    if (state.away) throw new TypeError('Failed to fetch');
    const name = decodeURIComponent(new URL(request.url).pathname.slice('/receipts/'.length));
    if (name === '') return Response.json(listing);
    const text = files[name];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  });
  return Promise.resolve({ source: createWebFolder(context), leave: () => void (state.away = true) });
};

pluginContract(plugin);
receiptSourceContract('web-folder', start);

test.each([[{ files: [] }], [[{ name: 1 }]], ['none']])('a listing like %j is refused by name', async (listing) => {
  const { source } = await start(listing);
  await expect(source.list({ documentUrl: '' }, new AbortController().signal)).rejects.toMatchObject({
    code: 'receipt/unreadable',
    values: { file: '/receipts/' },
  });
});
