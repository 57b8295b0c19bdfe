import type { Field } from './field.ts';

/** Names of columns that the plugins of `plugins.json` add, as they write them; a build with a list of its own takes its own. */
export const contributedWords: Readonly<Partial<Record<Field, readonly string[]>>> = {};
