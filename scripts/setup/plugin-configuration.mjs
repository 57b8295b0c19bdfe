import { createRequire } from 'node:module';
import { SetupError } from './say.mjs';

const require = createRequire(import.meta.url);

/** What the schema cannot say of settings: each default is a value of its own setting, and a pattern can be read. */
export function checkConfiguration(name, configuration = {}) {
  const { default: Ajv } = require('ajv');
  for (const [
    key,
    { default: value, title: _title, description: _description, scope: _scope, ...form },
  ] of Object.entries(configuration)) {
    let fits;
    try {
      fits = new Ajv({ strictTypes: false }).compile(form);
    } catch (error) {
      throw new SetupError(`The plugin ${name} has a setting "${key}" that cannot be read. ${error.message}`, {
        cause: error,
      });
    }
    if (fits(value)) continue;
    throw new SetupError(
      `The plugin ${name} has a setting "${key}" whose default is none of its values: ${fits.errors[0].message}.`,
    );
  }
}
