import { createRequire } from 'node:module';
import { SetupError } from './say.mjs';

const require = createRequire(import.meta.url);

/** The rest is Sobre's own. */
const ofJsonSchema = ['type', 'enum', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern'];

/** What the schema cannot say of settings: each default is a value of its own setting, and a pattern can be read. */
export function checkConfiguration(name, configuration = {}) {
  const { default: Ajv } = require('ajv');
  for (const [key, declared] of Object.entries(configuration)) {
    const form = Object.fromEntries(Object.entries(declared).filter(([word]) => ofJsonSchema.includes(word)));
    let fits;
    try {
      fits = new Ajv({ strictTypes: false }).compile(form);
    } catch (error) {
      throw new SetupError(`The plugin ${name} has a setting "${key}" that cannot be read. ${error.message}`, {
        cause: error,
      });
    }
    if (fits(declared.default)) continue;
    throw new SetupError(
      `The plugin ${name} has a setting "${key}" whose default is none of its values: ${fits.errors[0].message}.`,
    );
  }
}
