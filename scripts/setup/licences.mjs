import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';

const name = 'third-party-licences.txt';

/** The package that a file is of: its folder; undefined for files of our own. */
export const packageFolder = (file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];

/** Name, version and licence of a package, and the texts that it asks to be handed on with it. */
export const licenceOf = (folder) => {
  const { name, version, license = '', author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const holder = typeof author === 'string' ? author : (author?.name ?? '');
  if (texts.length === 0 && license === '') throw new Error(`${name} says under which licence it is nowhere`);
  return { title: `${name} ${version} (${license})`, texts: texts.length === 0 ? [`© ${holder || name}`] : texts };
};

export const licenceTexts = (folders) =>
  [...folders]
    .sort()
    .map(licenceOf)
    .map(({ title, texts }) => [title, '='.repeat(title.length), '', ...texts].join('\n'))
    .join('\n\n\n');

/** Puts the licence of every package that is in the build beside it: most of them ask for that. */
export class LicencesPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('licences', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'licences', stage }, () => {
        const modules = [...compilation.modules].flatMap((module) => [module, ...(module.modules ?? [])]);
        const folders = new Set(modules.flatMap((module) => packageFolder(module.nameForCondition() ?? '') ?? []));
        compilation.emitAsset(name, new webpack.sources.RawSource(licenceTexts(folders)));
      });
    });
  }
}
