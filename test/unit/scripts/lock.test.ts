import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root, script } from './script.ts';

const { withLock } = await script<{ withLock<T>(file: string, work: () => Promise<T>): Promise<T> }>('setup/lock.mjs');

let folder = '';
let lock = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sobre-lock-'));
  lock = join(folder, 'deep', 'setup.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that writes to the journal when it comes in and when it leaves. */
function visitor(journal: string, name: string): Promise<unknown> {
  const module = pathToFileURL(join(root, 'scripts/setup/lock.mjs')).href;
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    const { withLock } = await import(${JSON.stringify(module)});
    await withLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(journal)}, '${name} in\\n');
      await setTimeout(60);
      appendFileSync(${JSON.stringify(journal)}, '${name} out\\n');
    });`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

test('of several processes one at a time works under the lock', { timeout: 60_000 }, async () => {
  const journal = join(folder, 'journal');
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => visitor(journal, name)));
  const lines = readFileSync(journal, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(8);
  for (let i = 0; i < lines.length; i += 2) expect(lines[i + 1]).toBe(lines[i]!.replace('in', 'out'));
});

test('the lock is gone afterwards, also when the work failed', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
  expect(await withLock(lock, () => Promise.resolve(7))).toBe(7);
});

test('the lock of a process that died is taken over', async () => {
  await withLock(lock, () => Promise.resolve());
  const { pid } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']).then(({ stdout }) => ({
    pid: stdout.trim(),
  }));
  writeFileSync(lock, `${pid} 1`);
  expect(await withLock(lock, () => Promise.resolve('mine'))).toBe('mine');
});

test('a lock nobody touched for long is taken over, even when its process id lives on in another program', async () => {
  await withLock(lock, () => Promise.resolve());
  writeFileSync(lock, `${process.ppid} 1`);
  utimesSync(lock, new Date(0), new Date(0));
  expect(await withLock(lock, () => Promise.resolve('mine'))).toBe('mine');
});
