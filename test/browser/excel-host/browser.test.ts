import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { findChromium, launchBrowser, removeFolder } from '../../../lab/browser.ts';

const LAB = new URL('../../../lab/browser.ts', import.meta.url).href;

/** The lab in a process of its own: prints the profile folder of the browser it started, then waits. */
const CHILD = `
import { launchBrowser } from ${JSON.stringify(LAB)};
const { context } = await launchBrowser({ spki: [] });
const page = await context.newPage();
await page.goto('chrome://version');
console.log(await page.locator('#profile_path').innerText());
setInterval(() => {}, 1000);
`;

async function startChild() {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', CHILD], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [profile] = await new Promise<string[]>((resolve) =>
    createInterface({ input: child.stdout }).once('line', (line) => resolve([line])),
  );
  return { child, lock: join(profile!, '..', 'SingletonLock') };
}

/** The lock of a profile is a link that Chromium leaves dangling on purpose; only `lstat` sees it. */
async function runs(lock: string): Promise<boolean> {
  const target = await readlink(lock).catch(() => null);
  const pid = Number(target?.split('-').at(-1));
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the lab’s browser', { timeout: 60_000 }, () => {
  it('is the one CHROME_PATH names, when it is there', () => {
    expect(findChromium({ CHROME_PATH: process.execPath })).toBe(process.execPath);
  });

  it('keeps Chromium’s own switches: popups are blocked, storage is partitioned, timers are throttled', async () => {
    const { context, close } = await launchBrowser({ spki: [] });
    try {
      const page = await context.newPage();
      await page.goto('chrome://version');
      const line = await page.locator('#command_line').innerText();
      expect(line).not.toMatch(
        /disable-popup-blocking|ThirdPartyStoragePartitioning|disable-background-timer-throttling/,
      );
    } finally {
      await close();
    }
  });

  it('can be closed after it was killed, as when somebody pressed Ctrl+C', async () => {
    const { kill, close } = await launchBrowser({ spki: [] });
    await kill();
    await expect(close()).resolves.toBeUndefined();
  });

  it('keeps a person’s storage in the folder it is given, and none without one', async () => {
    const profileDir = mkdtempSync(join(tmpdir(), 'sobre-profile-'));
    const read = async (write: string | null) => {
      const { context, close } = await launchBrowser({ spki: [], profileDir });
      const page = await context.newPage();
      await page.goto('chrome://version');
      const found = await page.evaluate((value) => {
        const before = localStorage.getItem('kept');
        if (value) localStorage.setItem('kept', value);
        return before;
      }, write);
      await close();
      return found;
    };
    try {
      expect(await read('yes')).toBeNull();
      expect(await read(null)).toBe('yes');
    } finally {
      removeFolder(profileDir);
    }
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'ends with the lab that %s ends',
    async (signal) => {
      const { child, lock } = await startChild();
      expect(await runs(lock)).toBe(true);
      child.kill(signal);
      await expect.poll(() => runs(lock), { timeout: 30_000 }).toBe(false);
      const profile = join(lock, '..');
      // A killed process tidies nothing up.
      if (signal === 'SIGKILL') removeFolder(profile);
      await expect.poll(() => existsSync(profile), { timeout: 15_000 }).toBe(false);
    },
  );
});
