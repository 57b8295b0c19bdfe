import { expect, test } from 'vitest';
import { onPageEnd } from '../../../src/device/page-end.ts';

test('what a page holds is let go when it goes for good, and not while the browser keeps it', () => {
  const page = new EventTarget();
  let ended = 0;
  onPageEnd(page, () => (ended += 1));
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }));
  expect(ended).toBe(0);
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
  expect(ended).toBe(1);
});
