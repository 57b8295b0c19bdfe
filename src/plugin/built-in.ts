import cfdi from '../cfdi/plugin.ts';
import files from '../files/plugin.ts';
import google from '../gmail/plugin.ts';
import eml from '../eml/plugin.ts';
import pdf from '../pdf/plugin.ts';
import type { Plugin } from './contribution.ts';

/** The plugins we ship. An organisation adds its own here: one folder, one line. */
export const builtIn: readonly Plugin[] = [google, eml, files, cfdi, pdf];
