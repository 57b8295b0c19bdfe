import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from './paths.mjs';

/**
 * Runs a program quietly and to its end. Rejects only when it cannot be started.
 * @returns its exit code (128 when a signal ended it) and all it wrote, both streams in order of arrival.
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 128, output }));
  });
}

/**
 * Runs a program in this terminal and lets it have the signals: Ctrl+C reaches both of us, so we wait for it to
 * finish; what only we are sent, we pass on.
 * @returns its exit code, or 128 + the signal's number as a shell reports it.
 */
export function runInTerminal(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    // A terminal's Ctrl+C goes to the whole group; a second copy would cut the child's own tidying short.
    const pass = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    for (const signal of signals) process.on(signal, pass);
    const stopWatching = onOrphaned(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      stopWatching();
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGHUP' ? 1 : 15));
    });
  });
}

const orphanedMs = 250;

/**
 * npm hands a SIGTERM to its shell, and a shell like dash ends without telling us: all there is to see is that it is gone.
 * @returns takes the watch away again
 */
function onOrphaned(act, env = process.env) {
  const { ppid } = process;
  if (env.npm_lifecycle_event === undefined) return () => undefined;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    act();
  }, orphanedMs);
  return () => clearInterval(watch);
}

/** Arguments for `process.execPath` that run one of the project's TypeScript programs from any working folder. */
export const typescript = (file, args = []) => [
  '--import',
  pathToFileURL(inRoot('node_modules', 'tsx', 'dist', 'loader.mjs')).href,
  inRoot(file),
  ...args,
];

/** tsx looks for a tsconfig in the working folder, which is the caller's. */
export const typescriptEnv = () => ({ ...process.env, TSX_TSCONFIG_PATH: inRoot('tsconfig.json') });

/**
 * npm as a program and leading arguments. npm's own script is run with this Node wherever it is found, because
 * `npm.cmd` cannot be spawned without a shell on Windows.
 */
export function npm(env = process.env) {
  const beside = dirname(process.execPath);
  const scripts = [
    /npm-cli\.[cm]?js$/.test(env.npm_execpath ?? '') ? env.npm_execpath : undefined,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const found = scripts.find((script) => script && existsSync(script));
  return found ? { command: process.execPath, args: [found] } : { command: 'npm', args: [] };
}
