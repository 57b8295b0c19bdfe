import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faults, type Fault } from './faults.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const allowedMs = 60_000;

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const exitOf = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'ignore',
      timeout: allowedMs - 5_000,
    });
    child.on('error', reject).on('exit', resolve);
  });

/** What the fault's own test says while the fault is in the source. */
const run = async ({ test: { file, name }, env = {} }: Fault, index: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'sobre-sabotage-'));
  try {
    const outputFile = join(folder, 'report.json');
    const args = [file, '-t', escaped(name), '--reporter=json', `--outputFile=${outputFile}`, '--maxWorkers=1'];
    const code = await exitOf(args, { ...env, SOBRE_SABOTAGE: String(index) });
    const { testResults } = JSON.parse(await readFile(outputFile, 'utf8')) as Report;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      code,
      failed: results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      broken: testResults.filter(({ assertionResults }) => assertionResults.length === 0).map(({ message }) => message),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

// A fault must never reach the suite that hunts faults.
describe.skipIf(process.env['SOBRE_SABOTAGE'] !== undefined)('a test goes red when', () => {
  test.concurrent.each(faults.map((fault, index) => [fault.name, fault, index] as const))(
    '%s',
    async (_name, fault, index) => {
      const { code, failed, broken } = await run(fault, index);
      expect(broken).toEqual([]);
      expect(failed.filter((name) => name.includes(fault.test.name))).not.toEqual([]);
      expect(code).not.toBe(0);
    },
    allowedMs * 2,
  );
});

test('every fault changes one place of a source that is there', async () => {
  for (const { name, file, find, replace } of faults) {
    const source = await readFile(join(root, file), 'utf8');
    expect([name, source.split(find).length - 1, find === replace]).toEqual([name, 1, false]);
  }
});
