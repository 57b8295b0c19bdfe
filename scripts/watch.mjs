import { writeFileSync } from 'node:fs';
import { localOrigin } from './setup/manifest-origin.mjs';
import { inRoot } from './setup/paths.mjs';
import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main, say, SetupError } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run watch
  Opens the add-in in the emulated Excel, builds it again whenever a source is saved, and loads the pane again.
  The build has source maps and is not minified; dist/ is left alone.`;

const folder = inRoot('.cache', 'watch', 'dist');
const builtFile = inRoot('.cache', 'watch', 'built');

/** The production build, but readable: same pages, same policy, source maps beside. */
async function readableBuild() {
  const { configuration } = await import('../webpack.config.js');
  const production = configuration({ origin: localOrigin, output: folder });
  return {
    ...production,
    devtool: 'source-map',
    optimization: { minimize: false },
    cache: { ...production.cache, name: 'watch' },
  };
}

/** Builds now and after each change. Resolves after the first build; each one is noted in `builtFile`. */
async function watchSources() {
  const { default: webpack } = await import('webpack');
  const compiler = webpack(await readableBuild());
  return new Promise((resolve, reject) => {
    compiler.watch({ aggregateTimeout: 50 }, (failure, stats) => {
      if (failure) return reject(failure);
      if (stats.hasErrors()) return say(stats.toString({ all: false, errors: true, moduleTrace: false }));
      say(`Built in ${stats.endTime - stats.startTime} ms.`);
      writeFileSync(builtFile, String(stats.endTime));
      resolve(compiler);
    });
  });
}

await main(async () => {
  if (process.argv.length > 2) throw new SetupError(usage);
  await setup({ browser: true });
  say('Building …');
  const compiler = await watchSources();
  const lab = typescript('lab/main.ts', ['watch', '--dist', folder, '--built', builtFile]);
  const code = await runInTerminal(process.execPath, lab, { env: typescriptEnv() });
  await new Promise((resolve) => compiler.close(resolve));
  return code;
}, usage);
