import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { DevtoolsPipe } from './devtools-pipe.ts';

export interface LaunchOptions {
  /** Base64 SHA-256 of the public keys that are trusted besides the real authorities. */
  readonly spki: readonly string[];
  /** Value of `--host-resolver-rules`, e.g. `MAP host:443 127.0.0.1:5000, …`. */
  readonly resolverRules?: string;
  /** Keeps storage between launches; a fresh folder, removed at the end, when absent. */
  readonly profileDir?: string;
  /** Origins that may not store anything: there, cookies, localStorage and IndexedDB throw or stay empty. */
  readonly denyStorage?: readonly string[];
  /** Default: headless. */
  readonly headed?: boolean;
  readonly extraArgs?: readonly string[];
}

export interface LabBrowser {
  readonly browser: Browser;
  /** The profile on disk: one person's device. */
  readonly context: BrowserContext;
  /** Somebody else's device: separate storage, in memory only. */
  newProfile(): Promise<BrowserContext>;
  /** Quits as a person would; what was stored is on disk afterwards. */
  close(): Promise<void>;
  /** Ends at once, as a power cut does. */
  kill(): Promise<void>;
}

/**
 * Starts Chromium with our own switches and attaches to it. Playwright's launcher would switch off the popup
 * blocker, storage partitioning and timer throttling, which are what the lab is there to show.
 */
export async function launchBrowser(options: LaunchOptions): Promise<LabBrowser> {
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'sobre-browser-'));
  const clear = () => {
    if (!options.profileDir) removeFolder(profileDir);
  };
  if (options.denyStorage?.length) denyStorage(profileDir, options.denyStorage);
  const child = spawn(findChromium(), switches(options, profileDir), {
    // 3 and 4 are its debugging pipe. It quits when that breaks, so it cannot outlive a lab that was killed.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const forget = endWithLab(child, clear);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const cleared = ended.then(() => {
    forget();
    clear();
  });
  const browser = await connect(child);
  const context = browser.contexts()[0];
  if (!context) throw new Error('Chromium has no default profile');
  context.setDefaultTimeout(patienceMs);
  return {
    browser,
    context,
    async newProfile() {
      const profile = await browser.newContext({ viewport: null });
      profile.setDefaultTimeout(patienceMs);
      return profile;
    },
    async close() {
      const giveUp = setTimeout(() => child.kill('SIGKILL'), 5_000);
      const session = browser.newBrowserCDPSession();
      // A browser cuts off its answer by closing, and one that was killed gives none: either way it is going.
      await session.then((open) => open.send('Browser.close')).catch(() => {});
      await cleared;
      clearTimeout(giveUp);
    },
    async kill() {
      child.kill('SIGKILL');
      await cleared;
    },
  };
}

function switches(options: LaunchOptions, profileDir: string): string[] {
  const all = [
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-pipe',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--password-store=basic',
    '--use-mock-keychain',
    // Two pages of the browser's own address bar, drawn for every new window and seen by nobody here.
    '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  ];
  if (!options.headed) all.push('--headless=new', '--disable-gpu', '--window-size=1440,900');
  // Chromium's sandbox refuses to run as root, which containers usually are.
  if (process.getuid?.() === 0) all.push('--no-sandbox', '--test-type');
  if (options.spki.length) all.push(`--ignore-certificate-errors-spki-list=${options.spki.join(',')}`);
  if (options.resolverRules) all.push(`--host-resolver-rules=${options.resolverRules}`);
  return [...all, ...(options.extraArgs ?? []), 'about:blank'];
}

/** What a page is waited for before it counts as missing: on a machine that is also doing other things half a minute is short. */
const patienceMs = 90_000;

const REMOVE_ATTEMPTS = 100;
const REMOVE_PAUSE_MS = 50;

/**
 * Empties and removes a folder that dying processes may still write into; `rmSync` retries without looking again.
 * What is left after five seconds is left to the system's own tidying of temporary files.
 */
export function removeFolder(folder: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 1; attempt <= REMOVE_ATTEMPTS && existsSync(folder); attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Synchronously, because an ending process does not wait for anything else.
      Atomics.wait(clock, 0, 0, REMOVE_PAUSE_MS);
    }
  }
}

/** A profile's own block list, as an administrator's policy or a person's settings make it. */
function denyStorage(profileDir: string, origins: readonly string[]): void {
  const file = join(profileDir, 'Default', 'Preferences');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Preferences) : {};
  const blocked = Object.fromEntries(origins.map((origin) => [`${origin},*`, { setting: 2 }]));
  const exceptions = { ...kept.profile?.content_settings?.exceptions, cookies: blocked };
  const profile = { ...kept.profile, content_settings: { ...kept.profile?.content_settings, exceptions } };
  mkdirSync(join(profileDir, 'Default'), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...kept, profile }));
}

interface Preferences {
  readonly profile?: { readonly content_settings?: { readonly exceptions?: object } };
}

async function connect(child: ChildProcess): Promise<Browser> {
  const said: string[] = [];
  const { stderr, stdio } = child as ChildProcess & { readonly stderr: Readable };
  createInterface({ input: stderr }).on('line', (line) => said.length < 50 && said.push(line));
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}:\n${said.join('\n')}`)));
  });
  // Once connected, an end is nobody's error.
  ended.catch(() => {});
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const pipe = new DevtoolsPipe(stdio[3] as Writable, stdio[4] as Readable);
  return Promise.race([chromium.connectOverCDP(pipe), ended]).finally(() => clearTimeout(timer));
}

/** Ends the browser whenever this process ends. @returns takes the hooks away again. */
function endWithLab(child: ChildProcess, clear: () => void): () => void {
  const end = () => {
    child.kill('SIGKILL');
    clear();
  };
  const onSignal = (signal: NodeJS.Signals) => {
    end();
    forget();
    // The signal was only borrowed: with nobody else listening it ends the process as it would have.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forget = () => {
    process.off('exit', end);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on('exit', end);
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}

/** Path of an installed Chrome, Edge or Chromium; `CHROME_PATH` goes first. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const found = [env['CHROME_PATH'], ...usualPaths(env)].find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chrome, Edge or Chromium found; set CHROME_PATH to one');
  return found;
}

function usualPaths(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    return ['', env['HOME'] ?? ''].flatMap((root) =>
      apps.map((app) => `${root}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => env[name])
      .filter((r) => r != null);
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.flatMap((root) => [...apps, 'Chromium\\Application\\chrome.exe'].map((app) => join(root, app)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
  const folders = [...(env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return [...names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)), '/opt/google/chrome/chrome'];
}
