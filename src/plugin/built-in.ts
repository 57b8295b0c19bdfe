import google from '../gmail/plugin.ts';
import eml from '../eml/plugin.ts';
import files from '../files/plugin.ts';
import microsoft from '../microsoft/plugin.ts';
import cfdi from '../cfdi/plugin.ts';
import pdf from '../pdf/plugin.ts';
import googleEn from '../gmail/texts/en.json';
import googleEs from '../gmail/texts/es.json';
import googlePl from '../gmail/texts/pl.json';
import emlEn from '../eml/texts/en.json';
import emlEs from '../eml/texts/es.json';
import emlPl from '../eml/texts/pl.json';
import filesEn from '../files/texts/en.json';
import filesEs from '../files/texts/es.json';
import filesPl from '../files/texts/pl.json';
import microsoftEn from '../microsoft/texts/en.json';
import microsoftEs from '../microsoft/texts/es.json';
import microsoftPl from '../microsoft/texts/pl.json';
import cfdiEn from '../cfdi/texts/en.json';
import cfdiEs from '../cfdi/texts/es.json';
import cfdiPl from '../cfdi/texts/pl.json';
import pdfEn from '../pdf/texts/en.json';
import pdfEs from '../pdf/texts/es.json';
import pdfPl from '../pdf/texts/pl.json';
import type { Language } from '../domain/language.ts';
import type { Plugin } from './contribution.ts';

/** What `plugins.json` lists, in its order; a build with a list of its own takes that instead. */
export const builtIn: readonly Plugin[] = [google, eml, files, microsoft, cfdi, pdf];

/** What `plugins.json` switches off for everybody, and what nobody may switch. */
export const pluginRules: { readonly off: readonly string[]; readonly locked: readonly string[] } = {
  off: [],
  locked: [],
};

/** Of the plugins that contribute ready-made texts, their files. */
export const presetTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

type PluginTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Each plugin's own words, by its id: fetched a language at a time, in English where plugins do not speak it. */
export const pluginTexts: Readonly<Partial<Record<Language, () => Promise<PluginTexts>>>> & {
  readonly en: () => Promise<PluginTexts>;
} = {
  en: async () => ({ google: googleEn, eml: emlEn, files: filesEn, microsoft: microsoftEn, cfdi: cfdiEn, pdf: pdfEn }),
  es: async () => ({ google: googleEs, eml: emlEs, files: filesEs, microsoft: microsoftEs, cfdi: cfdiEs, pdf: pdfEs }),
  pl: async () => ({ google: googlePl, eml: emlPl, files: filesPl, microsoft: microsoftPl, cfdi: cfdiPl, pdf: pdfPl }),
};
