import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { faults } from './faults.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Puts the fault with this index into the module it names; without an index nothing is changed. */
export const breakModule = (index: string | undefined): Plugin => {
  const fault = index === undefined ? undefined : faults[Number(index)];
  if (index !== undefined && fault === undefined) throw new Error(`There is no fault ${index}`);
  return {
    name: 'sobre-sabotage',
    enforce: 'pre',
    transform(source, id) {
      if (fault === undefined || id.split('?')[0] !== root + fault.file) return undefined;
      if (source.split(fault.find).length !== 2) {
        throw new Error(`"${fault.name}" wants this once in ${fault.file}: ${fault.find}`);
      }
      return { code: source.replace(fault.find, () => fault.replace), map: null };
    },
  };
};
