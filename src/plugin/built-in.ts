import google from '../gmail/plugin.ts';
import eml from '../eml/plugin.ts';
import files from '../files/plugin.ts';
import cfdi from '../cfdi/plugin.ts';
import pdf from '../pdf/plugin.ts';
import type { Plugin } from './contribution.ts';

/** What `plugins.json` lists, in its order; a build with a list of its own takes that instead. */
export const builtIn: readonly Plugin[] = [google, eml, files, cfdi, pdf];
