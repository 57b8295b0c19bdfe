import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { root } from './script.ts';

const module = JSON.stringify(pathToFileURL(join(root, 'scripts/setup/run-command.mjs')).href);

/** Runs a program that hands the terminal to another one, as the entry scripts do. */
function entry(inner: string) {
  const program = `
    const { runInTerminal } = await import(${module});
    process.exitCode = await runInTerminal(process.execPath, ['-e', ${JSON.stringify(inner)}]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended };
}

test('an entry script ends with the code of the program it ran', async () => {
  expect(await entry('process.exit(2)').ended).toBe(2);
});

test('a program killed by a signal is reported as a shell would', async () => {
  expect(await entry('process.kill(process.pid, "SIGTERM")').ended).toBe(143);
});

test.skipIf(process.platform === 'win32')('a signal is passed on, and the program may tidy up', async () => {
  const inner = `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready');`;
  const { child, ended } = entry(inner);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(5);
});
