import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { environmentOf } from './break-module.ts';
import { faults } from './faults.ts';
import type { Findings } from './hunter.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const hunters = 2;
/** A hunter that says nothing for so long hangs in a fault. */
const silentMs = 120_000;

/** Hunts for these faults, which want the same environment, in a process of its own. */
async function hunt(indices: readonly number[], hear: (findings: Findings) => void): Promise<void> {
  // What a vitest worker finds in its environment would make a second vitest take itself for one.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'TEST');
  const hunter = fork(join(root, 'test/sabotage/hunter.ts'), {
    cwd: root,
    env: Object.fromEntries(own),
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = () => hunter.kill('SIGKILL');
  process.once('exit', end);
  let patience = setTimeout(end, silentMs);
  hunter.on('message', (findings: Findings) => {
    clearTimeout(patience);
    patience = setTimeout(end, silentMs);
    hear(findings);
  });
  hunter.send(indices);
  await once(hunter, 'exit');
  clearTimeout(patience);
  process.off('exit', end);
}

/** Faults that one hunter takes: those of a test file together, because they share what it imports. */
const sharesOf = (indices: readonly number[]): readonly (readonly number[])[] => {
  const around = (index: number) => JSON.stringify([faults[index]!.env, environmentOf(faults[index]!.test.file)]);
  return [...new Set(indices.map(around))].flatMap((same) => {
    const sorted = indices
      .filter((index) => around(index) === same)
      .sort((a, b) => (faults[a]!.test.file < faults[b]!.test.file ? -1 : 1));
    const share = Math.ceil(sorted.length / hunters);
    return Array.from({ length: hunters }, (_, at) => sorted.slice(at * share, (at + 1) * share));
  });
};

const found = new Map<number, Findings>();
const withoutFault: Findings[] = [];

const huntAll = async (indices: readonly number[]): Promise<void> => {
  const waiting = sharesOf(indices).filter((share) => share.length > 0);
  const hear = (findings: Findings) =>
    void (findings.index === undefined ? withoutFault.push(findings) : found.set(findings.index, findings));
  const takeNext = async () => {
    for (let share = waiting.shift(); share !== undefined; share = waiting.shift()) await hunt(share, hear);
  };
  await Promise.all(Array.from({ length: hunters }, takeNext));
};

describe('a test goes red when', () => {
  // Only those that are asked for: `-t` names one.
  // eslint-disable-next-line no-empty-pattern -- Vitest reads the first parameter's text and wants a pattern
  beforeAll(async ({}, suite) => {
    const wanted = new Set(suite.tasks.filter(({ mode }) => mode === 'run').map(({ name }) => name));
    await huntAll(faults.flatMap(({ name }, index) => (wanted.has(name) ? [index] : [])));
  }, 1_800_000);

  test.each(faults.map((fault, index) => [fault.name, fault, index] as const))('%s', (_name, fault, index) => {
    const { failed, broken } = found.get(index) ?? { failed: [], broken: ['the hunter hung or died'] };
    expect(broken).toEqual([]);
    expect(failed.filter((name) => name.includes(fault.test.name))).not.toEqual([]);
  });

  test('it, and only while the fault is there: the same tests are green without one, in the same process', () => {
    expect(withoutFault.filter(({ failed, broken }) => failed.length + broken.length > 0)).toEqual([]);
  });
});

test('every fault changes one place of a source that is there', async () => {
  for (const { name, file, find, replace } of faults) {
    const source = await readFile(join(root, file), 'utf8');
    expect([name, source.split(find).length - 1, find === replace]).toEqual([name, 1, false]);
  }
});
