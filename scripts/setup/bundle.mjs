import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import { configuration } from '../../webpack.config.js';
import { inRoot } from './paths.mjs';
import { hasOwnList } from './plugin-index.mjs';

/**
 * Kilobytes after gzip, by what is loaded together; what grows past its budget fails the build. `taskpane` paints the frame
 * in one language; `ready` is all that is fetched before the first look at the sheet is over.
 */
const budgetKb = { taskpane: 150, ready: 348, start: 20, callback: 20, microsoft: 20 };
const sheetTextsOf = (language) => [`texts-${language}-sheet-json`, `texts-${language}-mail-json`];
const textsOf = (language) => [`texts-${language}-pane-json`, ...sheetTextsOf(language)];
const languages = readdirSync('src/texts', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const loadedTogether = {
  taskpane: ['taskpane', ...textsOf('pl')],
  ready: [
    'taskpane',
    ...textsOf('pl'),
    ...languages.flatMap(({ name }) => sheetTextsOf(name)),
    'session',
    'stations',
    'plugin-texts-pl',
  ],
  start: ['start'],
  callback: ['callback'],
  microsoft: ['microsoft'],
};

const [, , origin, folder = 'dist'] = process.argv;
const config = configuration({ origin, output: inRoot(folder) });

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

/** @param chunks names of chunk groups; a file that several of them share counts once. */
function sizeOf(groups, chunks) {
  const assets = chunks.flatMap((name) => groups[name].assets.map((asset) => asset.name));
  const files = [...new Set(assets)].filter((name) => ['.js', '.css'].includes(extname(name)));
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(config.output.path, name))).length / 1000, 0);
}

/** @returns whether it keeps its budget. */
function report(name, kb) {
  const keeps = kb <= budgetKb[name];
  console.log(`${name}: ${kb.toFixed(0)} of ${budgetKb[name]} KB (gzip)${keeps ? '' : ', over its budget'}`);
  return keeps;
}

const { errors, warnings, namedChunkGroups } = (await compile()).toJson({
  all: false,
  errors: true,
  warnings: true,
  chunkGroups: true,
  moduleTrace: false,
});
for (const one of new Set([...errors, ...warnings].map(complaint))) console.log(one);
const kept =
  errors.length === 0 &&
  Object.entries(loadedTogether).map(([name, chunks]) => report(name, sizeOf(namedChunkGroups, chunks)));
// What an organisation adds is its own to weigh.
process.exitCode = kept && (hasOwnList() || kept.every(Boolean)) ? 0 : 1;
