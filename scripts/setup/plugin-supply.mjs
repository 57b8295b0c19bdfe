import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { SetupError } from './say.mjs';

const require = createRequire(import.meta.url);

/** Declared as data: no code supplies them. */
const dataPoints = ['columns', 'configuration', 'menus', 'presets'];

/** Throws the first of what `flawsInSupply` finds. Of Sobre's own plugins the compiler says it to whoever changes them. */
export function checkSupply(plugins) {
  const [flaw] = flawsInSupply(plugins.filter(({ folder }) => !folder.startsWith(inRoot('src'))));
  if (flaw !== undefined) throw new SetupError(flaw);
}

/**
 * One implementation for each declared id, and no other, as far as the types of the sources tell; the pane tells the rest.
 * @returns {string[]} a sentence for each plugin where it is otherwise
 */
export function flawsInSupply(plugins) {
  const sources = plugins.filter(({ module }) => module.endsWith('.ts'));
  if (sources.length === 0) return [];
  const ts = require('typescript');
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), (file) => readFileSync(file, 'utf8'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, inRoot());
  const program = ts.createProgram(
    sources.map(({ module }) => module),
    { ...options, types: [], paths: { 'sobre/plugin': [inRoot('src', 'plugin', 'index.ts')] } },
  );
  const checker = program.getTypeChecker();
  return sources.flatMap(({ name, folder, module }) => {
    const supplied = suppliedBy(ts, checker, program.getSourceFile(module));
    if (supplied === undefined) return [];
    const { contributes } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
    const declared = Object.entries(contributes)
      .filter(([point]) => !dataPoints.includes(point))
      .flatMap(([point, ids]) => Object.keys(ids).map((id) => `${point}.${id}`));
    const missing = declared.find((one) => !supplied.includes(one));
    if (missing !== undefined)
      return [`The plugin ${name} does not supply ${missing}, which its plugin.json declares.`];
    const extra = supplied.find((one) => !declared.includes(one));
    return extra === undefined ? [] : [`The plugin ${name} supplies ${extra}, which its plugin.json does not declare.`];
  });
}

/** @returns `point.id` of all that `activate` gives; undefined where its type does not say. */
function suppliedBy(ts, checker, source) {
  const activate = activateIn(ts, source);
  const [signature] = activate === undefined ? [] : checker.getTypeAtLocation(activate).getCallSignatures();
  if (signature === undefined) return undefined;
  const given = checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
  if (!isKnown(ts, given)) return undefined;
  const points = given.getProperties().map((point) => [point.name, checker.getTypeOfSymbolAtLocation(point, source)]);
  if (!points.every(([, type]) => isKnown(ts, type))) return undefined;
  return points.flatMap(([point, type]) => type.getProperties().map((id) => `${point}.${id.name}`));
}

const isKnown = (ts, type) =>
  type !== undefined && (type.flags & ts.TypeFlags.Object) !== 0 && !type.getStringIndexType();

/** The second thing that `definePlugin` is handed. */
function activateIn(ts, source) {
  let found;
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'definePlugin') found ??= node.arguments[1];
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
