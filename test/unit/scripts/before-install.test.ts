import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './script.ts';

const staticImport = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm;

/** What a script needs the moment it starts, itself and by what it imports. */
const neededBy = (file: string, seen = new Set<string>()): readonly string[] => {
  if (seen.has(file)) return [];
  seen.add(file);
  return [...readFileSync(file, 'utf8').matchAll(staticImport)].flatMap(([, name = '']) =>
    name.startsWith('.') ? neededBy(resolve(dirname(file), name), seen) : [name],
  );
};

const commands = readdirSync(join(root, 'scripts')).filter((name) => name.endsWith('.mjs'));

test.each(commands)('%s starts in a checkout without packages, so that it can install them', (name) => {
  const needed = neededBy(join(root, 'scripts', name));
  expect(needed.length).toBeGreaterThan(0);
  expect(needed.filter((each) => !each.startsWith('node:'))).toEqual([]);
});
