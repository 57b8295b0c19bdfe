import { afterEach, expect, test, vi } from 'vitest';
import { deviceNews } from '../../../src/device/device-news.ts';

afterEach(() => vi.unstubAllGlobals());

test('a browser that denies storage denies the channel too: nothing is told, nothing heard, and nothing thrown', () => {
  vi.stubGlobal('BroadcastChannel', function () {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  const news = deviceNews('');
  const heard: string[] = [];
  const end = news.hear((name) => heard.push(name));
  news.tell('gmail/accounts');
  end();
  expect(heard).toEqual([]);
});
