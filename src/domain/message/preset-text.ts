import type { Field } from '../roster/roster.ts';
import type { TemplateSource } from './presets.ts';
import { escapeHtml } from './template-engine.ts';

/** Fields that a ready-made text of a plugin may name: nothing that opens a file or says where mail goes. */
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
] as const satisfies readonly Field[];
type PresetField = (typeof presetFields)[number];

export interface Fitting {
  /** `{{Heading}}` of the field's column; '' where the sheet has none. */
  readonly of: (field: PresetField) => string;
  /** The salutation as Sobre writes it. */
  readonly greeting: string;
}

const isField = (name: string): name is PresetField => (presetFields as readonly string[]).includes(name);

/** Undefined where the sheet lacks a column that is named. */
const filled = (text: string, { of, greeting }: Fitting): string | undefined => {
  let lacks = false;
  const full = text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = name === 'greeting' ? greeting : isField(name) ? of(name) : '';
    lacks ||= value === '';
    return value;
  });
  return lacks ? undefined : full;
};

/**
 * A plugin's ready-made text for the columns of a sheet: the subject, an empty line, and paragraphs with empty lines between.
 * `{{period}}` stands for the column of that field. What needs a column that is not there is left out: of the body the
 * paragraph, of the subject what stands between its dots.
 */
export const fittedText = (source: string, fitting: Fitting): TemplateSource => {
  const [subject = '', ...paragraphs] = source
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .filter((part) => part !== '');
  const all = (parts: readonly string[]) =>
    parts.map((part) => filled(part, fitting)).filter((part) => part !== undefined);
  return {
    subject: all(subject.split(' · ')).join(' · '),
    body: all(paragraphs)
      .map((text) => `<p>${escapeHtml(text)}</p>`)
      .join(''),
  };
};
