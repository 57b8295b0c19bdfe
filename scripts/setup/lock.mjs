import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** A holder touches its lock this often; one that was not touched for four times as long was abandoned. */
const touchMs = 5_000;
const pollMs = 250;

/** Runs `work` while no other process runs its own under the same lock file. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${process.pid} ${Date.now()}`;
  await take(file, mine);
  const touch = setInterval(() => touchQuietly(file), touchMs);
  touch.unref();
  const release = () => releaseIfMine(file, mine);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.off('exit', release);
    release();
  }
}

async function take(file, mine) {
  for (let told = false; !create(file, mine);) {
    const holder = read(file);
    if (holder === undefined) continue;
    if (isAbandoned(file, holder)) {
      remove(file, holder);
      continue;
    }
    if (!told) say(`Another Sobre command (process ${holder.split(' ')[0]}) is setting up; waiting for it.`);
    told = true;
    await sleep(pollMs);
  }
}

function create(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'EPERM') return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAbandoned(file, holder) {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  // The clock guards against a process id that was given to somebody else after a crash.
  return !isAlive(Number(holder.split(' ')[0])) || Date.now() - touched > 4 * touchMs;
}

function isAlive(pid) {
  // An empty file was created a moment ago and is about to be written.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moves the lock aside before it is deleted: two waiters must not delete each other's fresh one. */
function remove(file, holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== holder) putBack(aside, file);
  rmSync(aside, { force: true });
}

function putBack(aside, file) {
  try {
    linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function touchQuietly(file) {
  const now = new Date();
  // Gone only when somebody thought us dead; the work itself is safe to finish.
  if (read(file) !== undefined) utimesSync(file, now, now);
}

function releaseIfMine(file, mine) {
  if (read(file) === mine) rmSync(file, { force: true });
}
