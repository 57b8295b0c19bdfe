import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { inRoot } from './paths.mjs';

const require = createRequire(import.meta.url);
let reader;

/** @returns `parseWhen` of the pane itself: the build and the pane read a condition alike. */
export function conditionReader() {
  if (reader === undefined) {
    const source = readFileSync(inRoot('src', 'plugin', 'when.ts'), 'utf8');
    const { code } = require('esbuild').transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20' });
    const module = { exports: {} };
    vm.runInThisContext(`(function (module, exports) {${code}\n})`)(module, module.exports);
    reader = module.exports.parseWhen;
  }
  return reader;
}
