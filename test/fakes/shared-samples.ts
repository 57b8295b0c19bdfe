import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const sampleFolder = resolve(import.meta.dirname, '../../../shared/samples');

/** Whether the facts folder with its samples lies beside the project; tests that need it say that they skip. */
export const hasSamples = existsSync(join(sampleFolder, 'cfdi', 'batch', 'truth.json'));

if (!hasSamples) console.warn('Skipped where needed: ../shared/samples is not beside the project.');

export const sampleBytes = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(sampleFolder, path)));

export const sampleJson = <T>(path: string): T => JSON.parse(readFileSync(join(sampleFolder, path), 'utf8')) as T;

/** Names of the files of a folder, as they are on disk. */
export const sampleNames = (path: string): readonly string[] => readdirSync(join(sampleFolder, path)).sort();
