import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { faults } from './faults.ts';
import type { Findings } from './hunter.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const allowedMs = 120_000;

/** Hunters that wait for a fault; as many are started as hunt side by side. */
const idle: ChildProcess[] = [];
const started: ChildProcess[] = [];

async function startHunter(): Promise<ChildProcess> {
  // What a vitest worker finds in its environment would make a second vitest take itself for one.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'TEST');
  const hunter = fork(join(root, 'test/sabotage/hunter.ts'), {
    cwd: root,
    env: Object.fromEntries(own),
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.push(hunter);
  await once(hunter, 'message');
  return hunter;
}

async function hunt(index: number): Promise<Findings> {
  const hunter = idle.pop() ?? (await startHunter());
  hunter.send(index);
  const [findings] = (await once(hunter, 'message')) as [Findings];
  idle.push(hunter);
  return findings;
}

afterAll(() => {
  for (const hunter of started) hunter.kill();
});

describe('a test goes red when', () => {
  test.concurrent.each(faults.map((fault, index) => [fault.name, fault, index] as const))(
    '%s',
    async (_name, fault, index) => {
      const { failed, broken } = await hunt(index);
      expect(broken).toEqual([]);
      expect(failed.filter((name) => name.includes(fault.test.name))).not.toEqual([]);
    },
    allowedMs,
  );
});

test('every fault changes one place of a source that is there', async () => {
  for (const { name, file, find, replace } of faults) {
    const source = await readFile(join(root, file), 'utf8');
    expect([name, source.split(find).length - 1, find === replace]).toEqual([name, 1, false]);
  }
});
