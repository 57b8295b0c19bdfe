import { afterAll } from 'vitest';
import { type BrowserHouse, openBrowserHouse } from '../../../lab/browser-house.ts';

let opened: Promise<BrowserHouse> | undefined;

/** The browser that everything in this test file shares: starting one takes longer than what most tests do in it. */
export const house = (): Promise<BrowserHouse> => (opened ??= openBrowserHouse());

afterAll(async () => (await opened)?.close(), 30_000);
