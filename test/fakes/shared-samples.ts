import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../shared/samples');

/** Whether the facts folder with its samples lies beside the project; tests that need it say that they skip. */
export const hasSamples = existsSync(join(folder, 'cfdi', 'batch', 'truth.json'));

if (!hasSamples) console.warn('Skipped where needed: ../shared/samples is not beside the project.');

export const sampleBytes = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(folder, path)));

export const sampleJson = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;

/** Names of the files of a folder, as they are on disk. */
export const sampleNames = (path: string): readonly string[] => readdirSync(join(folder, path)).sort();
