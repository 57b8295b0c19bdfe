import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { faults } from './faults.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const mark = /^([^?]+)\?fault=(\d+)$/;

/** The test file of a fault, as a module of its own: what it imports holds the fault. */
export const brokenTest = (index: number): string => `${root}${faults[index]!.test.file}?fault=${index}`;

/** What stands at the head of a test file is not read there under the name that a fault gives it. */
export const environmentOf = (file: string): 'jsdom' | 'node' =>
  readFileSync(root + file, 'utf8').startsWith('// @vitest-environment jsdom') ? 'jsdom' : 'node';

/**
 * Puts each fault into a copy of the module it names, made for it alone, as are those that import it on the way from
 * the fault's test. Everything else is read once for all faults.
 */
export const breakModules = (): Plugin => ({
  name: 'sobre-sabotage',
  enforce: 'pre',
  async resolveId(source, importer) {
    const [, from = '', index] = mark.exec(importer ?? '') ?? [];
    if (index === undefined) return undefined;
    const found = await this.resolve(source, from, { skipSelf: true });
    if (found === null || Boolean(found.external) || !found.id.startsWith(root)) return found;
    return leadsTo(root + faults[Number(index)]!.file, found.id)
      ? { ...found, id: `${found.id}?fault=${index}` }
      : found;
  },
  transform(source, id) {
    const [, file, index] = mark.exec(id) ?? [];
    const fault = faults[Number(index)];
    if (fault === undefined || file !== root + fault.file) return undefined;
    if (source.split(fault.find).length !== 2) {
      throw new Error(`"${fault.name}" wants this once in ${fault.file}: ${fault.find}`);
    }
    return { code: source.replace(fault.find, () => fault.replace), map: null };
  },
});

const imported =
  /^\s*(?:import|export)\b(?!\s+type\b)[^;'"]*['"](\.[^'"]+)['"]|\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"](\.[^'"]+)['"]/gm;
const imports = new Map<string, readonly string[]>();

const importsOf = (file: string): readonly string[] => {
  const known = imports.get(file);
  if (known !== undefined) return known;
  const found = /\.[mc]?[jt]sx?$/.test(file)
    ? [...readFileSync(file, 'utf8').matchAll(imported)].map(([, still, late]) =>
        resolve(dirname(file), still ?? late!),
      )
    : [];
  imports.set(file, found);
  return found;
};

/** By broken file: whether a module is it, or imports it, directly or through others. */
const paths = new Map<string, Map<string, boolean>>();

const leadsTo = (broken: string, file: string): boolean => {
  const known = paths.get(broken) ?? new Map<string, boolean>([[broken, true]]);
  paths.set(broken, known);
  const looked = new Set<string>();
  const look = (at: string): boolean => {
    const answer = known.get(at);
    if (answer !== undefined || looked.has(at)) return answer ?? false;
    looked.add(at);
    return importsOf(at).some(look);
  };
  const leads = look(file);
  // Of a circle only where it begins is known for certain.
  known.set(file, leads);
  return leads;
};
