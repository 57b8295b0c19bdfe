import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './usage-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of a build with this list of plugins, made where it is not fresh; undefined: the production build. */
export const builtWith = async (list: string | undefined, say: (line: string) => void): Promise<string | undefined> => {
  if (list === undefined) return undefined;
  say(`building with ${list}`);
  const folder = join('.cache', 'lab-plugins', createHash('sha256').update(list).digest('hex').slice(0, 12));
  const { code, output } = await run(list, folder);
  if (code !== 0) throw new UsageError(`--plugins ${list}: ${output.trim()}`);
  return join(root, folder);
};

const run = (list: string, folder: string): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, SOBRE_PLUGINS: list };
    const child = spawn(process.execPath, [join(root, 'scripts', 'setup', 'build-into.mjs'), folder], {
      cwd: root,
      env,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
