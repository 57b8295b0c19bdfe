import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './say.mjs';

/** As `src/domain/message/preset-text.ts` has them; a test compares. */
export const presetFields = [
  'name',
  'firstName',
  'lastName',
  'employeeNumber',
  'taxId',
  'nationalId',
  'uuid',
  'invoiceNumber',
  'dueDate',
  'period',
  'amount',
];

/** Of one text: as much as anybody reads in a mail. */
const mostOfText = 20_000;

const filesOf = ({ en, es, pl }) => [en, es, pl].filter((file) => file !== undefined);

/** What the schema cannot say of ready-made texts: each file is there, has a subject and a body, and names fields that there are. */
export function checkPresets(name, folder, presets = {}) {
  for (const [key, declared] of Object.entries(presets)) {
    for (const file of filesOf(declared)) {
      const flaw = flawIn(join(folder, file));
      if (flaw !== undefined) throw new SetupError(`The plugin ${name} has a text "${key}" whose ${file} ${flaw}.`);
    }
  }
}

function flawIn(file) {
  if (!existsSync(file)) return 'is not there';
  const text = readFileSync(file, 'utf8').replaceAll(/\r\n?/g, '\n');
  if (text.length > mostOfText) return `is longer than ${mostOfText} characters`;
  const [subject = '', ...paragraphs] = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  if (paragraphs.length === 0) return 'has no body: the subject comes first, then an empty line';
  if (/[{}]/.test(subject.split(' · ')[0])) return 'begins its subject with a field, which a sheet may lack';
  if (paragraphs.every((part) => part.includes('{{')))
    return 'has a field in every paragraph, and a sheet may lack them all';
  const odd = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].find(
    ([, field]) => ![...presetFields, 'greeting'].includes(field),
  );
  if (odd !== undefined) return `names "${odd[1]}": there is ${[...presetFields, 'greeting'].join(', ')}`;
  if (/[{}]/.test(text.replaceAll(/\{\{\s*\w+\s*\}\}/g, ''))) return 'has braces that hold no field';
  return undefined;
}

/** The files of the texts that plugins contribute, by their id. */
export const presetTexts = (plugins) =>
  Object.fromEntries(
    plugins.flatMap(({ id, folder }) => {
      const { contributes } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
      const files = Object.values(contributes.presets ?? {}).flatMap(filesOf);
      if (files.length === 0) return [];
      return [[id, Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))]];
    }),
  );
