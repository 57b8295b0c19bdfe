import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallBook } from '../../unit/lab/excel/small-book.ts';
import { type Probe, startProbe } from './probe.ts';

const stored = () => localStorage.getItem('token');

describe('storage', { timeout: 60_000 }, () => {
  let lab: Probe;
  beforeAll(async () => {
    lab = await startProbe(new SmallBook());
  }, 60_000);
  afterAll(() => lab.close());

  it('of the pane is another than that of the add-in’s own windows, as in Excel on the web', async () => {
    const { frame } = await lab.open();
    await frame.evaluate(() => localStorage.setItem('token', 'of the pane'));
    const opened = lab.browser.context.waitForEvent('page');
    await frame.locator('#open').click();
    const popup = await opened;
    await popup.waitForFunction(() => 'listening' in window);
    expect(new URL(popup.url()).origin).toBe(lab.origin);
    expect(await popup.evaluate(stored)).toBeNull();
    await popup.evaluate(() => localStorage.setItem('token', 'of the popup'));
    expect(await frame.evaluate(stored)).toBe('of the pane');
    await popup.close();
  });

  it('and broadcasts do not cross from a window to the pane either', async () => {
    const { frame } = await lab.open();
    await frame.evaluate(() => {
      const channel = new BroadcastChannel('sign-in');
      channel.onmessage = () => Object.assign(window, { overheard: true });
    });
    const plain = await lab.browser.context.newPage();
    await plain.goto(`${lab.origin}/plain.html`);
    await plain.evaluate(() => new BroadcastChannel('sign-in').postMessage('code'));
    // A message that would cross arrives before an answer that is asked for later.
    const { frame: second } = await lab.open({ client: 'beto' });
    await second.evaluate(() => new BroadcastChannel('sign-in').postMessage('from another pane'));
    await frame.waitForFunction(() => 'overheard' in window);
    await plain.close();
  });

  it('is a device’s own: another profile has none of it', async () => {
    const { frame } = await lab.open({ client: 'beto', context: await lab.browser.newProfile() });
    expect(await frame.evaluate(stored)).toBeNull();
  });

  it('outlives a pane that is killed', async () => {
    const { pane, frame } = await lab.open({ client: 'killed' });
    await frame.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('ledger', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
          opening.onerror = () => reject(opening.error!);
          opening.onsuccess = () => {
            const write = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
            write.objectStore('rows').put('sending', 1);
            write.oncomplete = () => resolve();
          };
        }),
    );
    await frame.evaluate(() => addEventListener('pagehide', () => localStorage.setItem('farewell', 'yes')));
    await pane.kill();
    const { frame: again } = await lab.open({ client: 'killed' });
    const found = await again.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          const opening = indexedDB.open('ledger', 1);
          opening.onsuccess = () => {
            const read = opening.result.transaction('rows').objectStore('rows').get(1);
            read.onsuccess = () => resolve(read.result);
          };
        }),
    );
    expect(found).toBe('sending');
    expect(await again.evaluate(() => localStorage.getItem('farewell'))).toBeNull();
  });
});

describe('an administrator who forbids storage', { timeout: 60_000 }, () => {
  let lab: Probe;
  beforeAll(async () => {
    lab = await startProbe(new SmallBook(), { denyStorage: true });
  }, 60_000);
  afterAll(() => lab.close());

  it('leaves office.js working and the add-in without localStorage and IndexedDB', async () => {
    const { frame } = await lab.open();
    const found = await frame.evaluate(async () => {
      const failure = (attempt: () => unknown) => {
        try {
          return String(attempt());
        } catch (caught) {
          return (caught as Error).name;
        }
      };
      const database = await new Promise((resolve) => {
        const opening = indexedDB.open('ledger', 1);
        opening.onsuccess = () => resolve('opened');
        opening.onerror = () => resolve('refused');
      });
      return { database, local: failure(() => localStorage.length), session: failure(() => sessionStorage.length) };
    });
    expect(found).toEqual({ database: 'refused', local: 'SecurityError', session: 'SecurityError' });
  });
});
