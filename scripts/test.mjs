import { runInTerminal, runQuietly } from './setup/run-command.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { main, say, seconds, SetupError } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm test [-- --all] [-- --deep]
  --all   run every step even when one has failed
  --deep  the full figures of every suite instead of a seeded slice`;

const bin = (file) => inRoot('node_modules', file);
const quiet = (label, file, args) => ({
  label,
  run: () => runQuietly(process.execPath, [bin(file), ...args]),
});

const incremental = (name) => ['--incremental', '--tsBuildInfoFile', inRoot('.cache', `${name}.tsbuildinfo`)];

const passed = () => ({ code: 0, output: '' });
const failed = (error) => ({ code: 1, output: error instanceof SetupError ? error.message : String(error.stack) });

/**
 * What reads the sources without running them, and the build that the browser suites run: in two lanes side by side,
 * as long as each other on two cores.
 */
const lanes = [
  [
    { label: 'build', run: () => setup({ build: true }).then(passed, failed) },
    quiet('types', 'typescript/bin/tsc', ['-p', '.', ...incremental('root')]),
    quiet('domain types', 'typescript/bin/tsc', ['-p', 'src/domain', ...incremental('domain')]),
  ],
  [
    quiet('layers', 'dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'server',
      'lab',
      'scripts',
    ]),
    quiet('dead code', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
    quiet('prettier', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
    quiet('eslint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  ],
];

/** Alone and last, so that no suite shares the machine with a compiler, and its summary is what stays on the screen. */
const suites = (deep) => ({
  label: 'vitest',
  run: async () => ({
    code: await runInTerminal(process.execPath, [bin('vitest/vitest.mjs'), 'run'], {
      cwd: root,
      env: { ...process.env, ...(deep ? { SOBRE_DEEP: '1' } : {}) },
    }),
    output: '',
  }),
});

/** @returns whether the step passed. */
async function runStep({ label, run }) {
  const begun = performance.now();
  const { code, output } = await run();
  if (code !== 0 && output.trim()) say(output.trim());
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${label} ${seconds(begun)}`);
  return code === 0;
}

await main(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => !['--all', '--deep'].includes(arg));
  if (unknown) throw new SetupError(`Unknown argument ${unknown}\n${usage}`);
  await setup({ browser: true });
  const failures = [];
  const goesOn = () => failures.length === 0 || args.includes('--all');
  const take = async (steps) => {
    for (const step of steps) if (goesOn() && !(await runStep(step))) failures.push(step.label);
  };
  await Promise.all(lanes.map(take));
  await take([suites(args.includes('--deep'))]);
  if (failures.length) say(`Failed: ${failures.join(', ')}`);
  return failures.length ? 1 : 0;
}, usage);
