import { expect, test } from 'vitest';
import { probePages } from '../../../../lab/probe/probe-pages.ts';

const own = 'https://localhost:3010';
const post = (origin: string | undefined) =>
  new Request(`${own}/probe.json`, {
    method: 'POST',
    body: '{}',
    headers: origin === undefined ? {} : { origin },
  });

test('the probe takes answers from its own page, and writes nothing for another one', async () => {
  const kept: string[] = [];
  const pages = probePages((text) => kept.push(text));
  for (const origin of [
    'https://attacker.example',
    'http://localhost:3010',
    'https://localhost:3011',
    'null',
    undefined,
  ])
    expect((await pages(post(origin))).status).toBe(403);
  expect(kept).toEqual([]);
  expect((await pages(post(own))).status).toBe(204);
  expect(kept).toEqual(['{}']);
});
