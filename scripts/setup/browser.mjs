import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run-command.mjs';
import { say, seconds, SetupError } from './say.mjs';

/** Path of a Chrome, Edge or Chromium that runs here, `CHROME_PATH` before all others; undefined when there is none. */
export async function findBrowser(env = process.env) {
  if (env.CHROME_PATH) {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new SetupError(`CHROME_PATH names ${env.CHROME_PATH}, which does not exist. Correct it, or unset it.`);
  }
  return usualPaths(env).find(runsHere) ?? (await downloadedBrowser());
}

/** Where installers of Chrome, Edge and Chromium put them, most common first. */
export function usualPaths(env, platform = process.platform) {
  if (platform === 'darwin') {
    return ['', env.HOME ?? ''].flatMap((home) =>
      ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
        (app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`,
      ),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.flatMap((folder) =>
      [...programs, 'Chromium\\Application\\chrome.exe'].map((name) => `${folder}\\${name}`),
    );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'])].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Ubuntu's `chromium-browser` is a script that asks for a snap, and a snap sees neither our temporary profile nor
 * our pipes, so on Linux a candidate has to say its version first. (On Windows that would open a window.)
 */
function runsHere(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\.\d+/.test(stdout) && !/snap/i.test(stdout);
}

/** Chromium as Playwright downloads it, when it did. */
async function downloadedBrowser() {
  if (!existsSync(inRoot('node_modules', 'playwright-core'))) return undefined;
  const entry = createRequire(inRoot('package.json')).resolve('playwright-core');
  const { chromium } = (await import(pathToFileURL(entry).href)).default;
  const path = chromium.executablePath();
  return path && runsHere(path) ? path : undefined;
}

/** Installs a browser by the means this machine has. @returns its path. */
export async function installBrowser() {
  const begun = performance.now();
  say('No Chrome, Edge or Chromium found; installing Chromium …');
  const tried = [];
  for (const means of meansHere()) {
    tried.push(await means.run());
    const path = await findBrowser();
    if (path) {
      say(`Chromium is ready after ${seconds(begun)}.`);
      return path;
    }
  }
  throw new SetupError(
    `${tried.join('\n').trim()}\n\nNo browser could be installed. ` +
      `Install Google Chrome, or set CHROME_PATH to a Chrome, Edge or Chromium, or type: ${meansHere()[0].byHand}`,
  );
}

function meansHere() {
  const isRoot = process.getuid?.() === 0;
  const download = {
    byHand: `npx playwright-core install ${isRoot ? '--with-deps ' : ''}chromium`,
    // With root on a system Playwright knows, it also installs the libraries that Chromium links to.
    run: () =>
      runPlaywright(['install', ...(isRoot && distribution() !== 'debian' ? ['--with-deps'] : []), 'chromium']),
  };
  if (distribution() !== 'debian') return [download];
  const byHand = 'sudo apt-get update && sudo apt-get install -y chromium';
  return isRoot ? [{ byHand, run: runApt }, download] : [{ ...download, byHand }];
}

async function runApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  let output = '';
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const ended = await runQuietly('apt-get', args, { env });
    output += ended.output;
    if (ended.code !== 0) break;
  }
  return lastLines(output);
}

async function runPlaywright(args) {
  const ended = await runQuietly(process.execPath, [inRoot('node_modules', 'playwright-core', 'cli.js'), ...args]);
  return ended.code === 0 ? '' : lastLines(ended.output);
}

const lastLines = (output) => output.trim().split('\n').slice(-8).join('\n');

/** `debian`, `ubuntu`, … on Linux; empty elsewhere. */
function distribution() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return '';
  return /^ID="?([a-z]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
}
