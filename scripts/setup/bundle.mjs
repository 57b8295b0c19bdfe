import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import { configuration } from '../../webpack.config.js';

/** Kilobytes after gzip that a page may load before it can be used; what grows past it fails the build. */
const budgetKb = { taskpane: 300, start: 20, callback: 20 };

const config = configuration({ origin: process.argv[2] });

function compile() {
  const compiler = webpack(config);
  return new Promise((resolve, reject) => {
    compiler.run((failure, stats) => {
      // Closing writes the file cache; a build that ends without it leaves the next one cold.
      compiler.close((late) => (failure || late ? reject(failure ?? late) : resolve(stats)));
    });
  });
}

/** What is wrong, without webpack's own stack, which says where webpack noticed. */
function complaint({ moduleName, loc, message }) {
  const lines = message.split('\n').filter((line) => line.trim() && !/^\s*(at |- |\[)/.test(line));
  return [`${moduleName ?? ''} ${loc ?? ''}`.trim(), ...lines.slice(0, 12)].filter(Boolean).join('\n');
}

function sizeOf(assets) {
  const files = assets.map(({ name }) => name).filter((name) => ['.js', '.css'].includes(extname(name)));
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(config.output.path, name))).length / 1000, 0);
}

/** @returns whether the page keeps its budget. */
function report(page, kb) {
  const keeps = kb <= budgetKb[page];
  console.log(`${page}: ${kb.toFixed(0)} of ${budgetKb[page]} KB (gzip)${keeps ? '' : ', over its budget'}`);
  return keeps;
}

const { errors, warnings, entrypoints } = (await compile()).toJson({
  all: false,
  errors: true,
  warnings: true,
  entrypoints: true,
  moduleTrace: false,
});
for (const one of new Set([...errors, ...warnings].map(complaint))) console.log(one);
const kept =
  errors.length === 0 && Object.entries(entrypoints).map(([page, { assets }]) => report(page, sizeOf(assets)));
process.exitCode = kept && kept.every(Boolean) ? 0 : 1;
