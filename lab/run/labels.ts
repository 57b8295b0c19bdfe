import enAside from '../../src/texts/en/aside.json' with { type: 'json' };
import enFolder from '../../src/texts/en/folder.json' with { type: 'json' };
import en from '../../src/texts/en/pane.json' with { type: 'json' };
import enSplit from '../../src/texts/en/split.json' with { type: 'json' };
import enSheet from '../../src/texts/en/sheet.json' with { type: 'json' };
import esAside from '../../src/texts/es/aside.json' with { type: 'json' };
import esFolder from '../../src/texts/es/folder.json' with { type: 'json' };
import es from '../../src/texts/es/pane.json' with { type: 'json' };
import esSplit from '../../src/texts/es/split.json' with { type: 'json' };
import esSheet from '../../src/texts/es/sheet.json' with { type: 'json' };
import plAside from '../../src/texts/pl/aside.json' with { type: 'json' };
import plFolder from '../../src/texts/pl/folder.json' with { type: 'json' };
import pl from '../../src/texts/pl/pane.json' with { type: 'json' };
import plSplit from '../../src/texts/pl/split.json' with { type: 'json' };
import plSheet from '../../src/texts/pl/sheet.json' with { type: 'json' };

export type Language = 'es' | 'pl' | 'en';

type Tree = { readonly [key: string]: string | Tree };

/** A section may stand in two files, by when its texts are fetched. */
const joined = (table: Tree, aside: Tree): Tree => ({
  ...table,
  ...Object.fromEntries(
    Object.entries(aside as Record<string, Record<string, string>>).map(([name, texts]) => [
      name,
      { ...(table as Record<string, Record<string, Tree>>)[name], ...texts },
    ]),
  ),
});

const tables: Readonly<Record<Language, Tree>> = {
  en: joined({ ...en, ...enSheet, folder: enFolder.folder, split: enSplit.split }, enAside),
  es: joined({ ...es, ...esSheet, folder: esFolder.folder, split: esSplit.split }, esAside),
  pl: joined({ ...pl, ...plSheet, folder: plFolder.folder, split: plSplit.split }, plAside),
};

const pluralForms = ['', '_one', '_few', '_many', '_other'];

export const languageOf = (locale: string): Language =>
  (['es', 'pl', 'en'] as const).find((language) => locale.startsWith(language)) ?? 'en';

/** The raw texts of a key, one for each plural form it has. Throws for a key the pane does not have. */
export const wordings = (language: Language, key: string): readonly string[] => {
  const dot = key.indexOf('.');
  const section = tables[language][key.slice(0, dot)];
  const found = pluralForms.flatMap((form) => {
    const text = lookUp(section, `${key.slice(dot + 1)}${form}`);
    return text === undefined ? [] : [text];
  });
  if (found.length === 0) throw new Error(`The pane has no text ${key} in ${language}`);
  return found;
};

const lookUp = (tree: string | Tree | undefined, path: string): string | undefined => {
  if (tree === undefined || typeof tree === 'string') return undefined;
  const whole = tree[path];
  if (typeof whole === 'string') return whole;
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : lookUp(tree[path.slice(0, dot)], path.slice(dot + 1));
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches the label a person reads for a key, whatever its values are; `values` pins some of them. */
export const label = (language: Language, key: string, values: Readonly<Record<string, string>> = {}): RegExp => {
  const forms = wordings(language, key).map((text) =>
    text
      .split(/(\{\{[^}]+\}\})/)
      .map((part) => {
        const name = /^\{\{\s*([^},]+?)\s*(?:,[^}]*)?\}\}$/.exec(part)?.[1];
        if (name === undefined) return escaped(part);
        return values[name] === undefined ? '.+?' : escaped(values[name]);
      })
      .join(''),
  );
  return new RegExp(`^\\s*(?:${forms.join('|')})\\s*$`, 'u');
};
