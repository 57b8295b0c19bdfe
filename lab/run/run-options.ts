import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { need, UsageError } from '../usage-error.ts';
import { readScenario, type Scenario } from './scenario.ts';

export const help = `Usage: npm run --silent lab -- --book BOOK [options]

Runs the add-in in an emulated Excel on the web, against a local Google, the way a person would.

  --book BOOK          .xlsx or .csv (UTF-8; comma, semicolon or tab) to open
  --files DIR          every file below DIR is what the person picks
  --scenario FILE      JSON: locale, template, google, excel, script, … (docs/lab.md)
  --report FILE        writes the report as JSON
  --eml DIR            writes every mail Google accepted as .eml
  --book-out FILE      writes the final workbook as .xlsx
  --profile DIR        keeps the browser's storage between commands: the same person's device
  --origin URL         uses a product served there instead of the built one
  --plugins FILE       builds the product with this list of plugins, and runs that
  --headed             shows the browser window
  --help               this text

Exits 0 when the run ended by itself, 1 when the product or the lab misbehaved, 2 for unusable arguments.
`;

export interface RunOptions {
  readonly book: string;
  readonly files: readonly string[];
  /** The folder they are in, for picking it whole. */
  readonly folder: string | undefined;
  readonly scenario: Scenario;
  readonly report: string | undefined;
  readonly eml: string | undefined;
  readonly bookOut: string | undefined;
  readonly profile: string | undefined;
  readonly origin: string | undefined;
  /** A list of plugins to build the product with. */
  readonly plugins: string | undefined;
  readonly headed: boolean;
}

/** Throws a UsageError that says what cannot be used. */
export const readRunOptions = (args: readonly string[]): RunOptions => {
  const values = parse(args);
  const { book } = values;
  if (book === undefined) throw new UsageError('--book is missing: name an .xlsx or .csv file');
  need(/\.(xlsx|csv)$/i.test(book), `--book ${book}: only .xlsx and .csv can be opened`);
  need(existsSync(book), `--book ${book}: there is no such file`);
  const path = (value: string | undefined) => (value === undefined ? undefined : resolve(value));
  const scenario = values.scenario === undefined ? readScenario({}) : withStubs(values.scenario);
  need(
    values.origin === undefined || Object.keys(scenario.config).length === 0,
    `--origin ${values.origin}: the product served there has settings of its own, so the scenario can have no "config"`,
  );
  return {
    book: resolve(book),
    folder: path(values.files),
    files: values.files === undefined ? [] : filesBelow(values.files),
    scenario,
    report: path(values.report),
    eml: path(values.eml),
    bookOut: path(values['book-out']),
    profile: path(values.profile),
    origin: values.origin,
    plugins: pluginsOf(values.plugins, scenario, values.origin),
    headed: values.headed ?? false,
  };
};

/** A module is beside the scenario that names it, or where the lab is run; where it is nowhere no build is begun for it. */
const withStubs = (file: string): Scenario => {
  const scenario = readScenario(readJson(file));
  const found = Object.entries(scenario.stubs).map(([address, module]) => {
    const place = [resolve(dirname(file), module), resolve(module)].find(existsSync);
    need(place !== undefined, `scenario: stubs: there is no file ${module}`);
    return [address, place ?? module] as const;
  });
  return { ...scenario, stubs: Object.fromEntries(found) };
};

const pluginsOf = (given: string | undefined, scenario: Scenario, origin: string | undefined): string | undefined => {
  const list = given ?? scenario.plugins;
  if (list === undefined) return undefined;
  need(existsSync(list), `--plugins ${list}: there is no such file`);
  need(origin === undefined, `--plugins ${list}: the product served at --origin has plugins of its own`);
  return resolve(list);
};

const parse = (args: readonly string[]) => {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...args],
      options: {
        book: text,
        files: text,
        scenario: text,
        report: text,
        eml: text,
        'book-out': text,
        plugins: text,
        profile: text,
        origin: text,
        headed: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const filesBelow = (folder: string): string[] => {
  need(existsSync(folder) && statSync(folder).isDirectory(), `--files ${folder}: there is no such folder`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(join(entry.parentPath, entry.name)))
    .sort();
};

const readJson = (file: string): unknown => {
  need(existsSync(file), `--scenario ${file}: there is no such file`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--scenario ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
