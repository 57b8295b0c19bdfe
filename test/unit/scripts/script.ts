import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = resolve(import.meta.dirname, '../../..');

/** The scripts are plain JavaScript, to run before anything is installed; a test says what it expects of one. */
export const script = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(root, 'scripts', path)).href)) as T;
