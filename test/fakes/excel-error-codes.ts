import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const typings = readFileSync(createRequire(import.meta.url).resolve('@types/office-js/index.d.ts'), 'utf8');
const [, members = ''] = /enum ErrorCodes \{([^}]*)\}/.exec(typings) ?? [];

/** Every code that Microsoft publishes for Excel, from its typings. */
export const excelErrors: readonly string[] = [...members.matchAll(/^\s*\w+ = "(\w+)"/gm)].map(([, code = '']) => code);
