import { type BrowserHouse, openBrowserHouse } from '../../../lab/browser-house.ts';

let opened: Promise<BrowserHouse> | undefined;

/**
 * The browser that everything in this process shares, which it ends with: starting one takes longer than what most
 * tests do in it. Who asks gets a device of their own.
 */
export const house = (): Promise<BrowserHouse> => (opened ??= openBrowserHouse());
