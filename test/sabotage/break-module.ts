import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { faults } from './faults.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Puts the fault whose index is current into the module it names; without one nothing is changed. */
export const breakModule = (current: () => number | undefined): Plugin => ({
  name: 'sobre-sabotage',
  enforce: 'pre',
  transform(source, id) {
    const index = current();
    const fault = index === undefined ? undefined : faults[index];
    if (fault === undefined || id.split('?')[0] !== root + fault.file) return undefined;
    if (source.split(fault.find).length !== 2) {
      throw new Error(`"${fault.name}" wants this once in ${fault.file}: ${fault.find}`);
    }
    return { code: source.replace(fault.find, () => fault.replace), map: null };
  },
});
