import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import { configuration } from '../../webpack.config.js';

/** Kilobytes after gzip that a page may load before it can be used; what grows past it fails the build. */
const budgetKb = { taskpane: 330, start: 60, callback: 60 };

const config = configuration({ origin: process.argv[2] });
const compiler = webpack(config);
const stats = await new Promise((resolve, reject) => {
  compiler.run((error, result) => (error ? reject(error) : resolve(result)));
});
// Closing writes the file cache; a process that ends without it builds cold next time.
await new Promise((resolve, reject) => compiler.close((error) => (error ? reject(error) : resolve())));

if (stats.hasErrors() || stats.hasWarnings()) {
  console.log(stats.toString({ preset: 'errors-warnings', colors: false }));
}
let over = false;
for (const [page, { assets }] of Object.entries(stats.toJson({ all: false, entrypoints: true }).entrypoints)) {
  const files = assets.map(({ name }) => name).filter((name) => ['.js', '.css'].includes(extname(name)));
  const kb = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(config.output.path, name))).length / 1000, 0);
  const isOver = kb > budgetKb[page];
  over ||= isOver;
  console.log(`${page}: ${kb.toFixed(0)} of ${budgetKb[page]} KB (gzip)${isOver ? ' — over its budget' : ''}`);
}
process.exitCode = stats.hasErrors() || over ? 1 : 0;
