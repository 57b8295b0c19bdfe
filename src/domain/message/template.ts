import type { Template } from 'liquidjs/dist/liquid.browser.mjs';
import { isErrorText } from '../text/cell-text.ts';
import { Failure } from '../failure.ts';
import { FieldDrop } from './field-drop.ts';
import { fieldNames, identifierOf, type FieldNames } from './field-names.ts';
import type { FieldValue } from '../text/field-value.ts';
import { tidyText } from '../text/fold-text.ts';
import { issue, type Issue } from '../issue.ts';
import { bindSource, type Binding } from './template-binding.ts';
import { templateEngine } from './template-engine.ts';

export interface TemplateOptions {
  readonly kind: 'subject' | 'html';
  /** Columns with passwords of PDFs: may be tested, never printed. Default none. */
  readonly passwordHeaders?: readonly string[];
  /** BCP 47, for `money`, `date`, `upper`. Default es-MX. */
  readonly locale?: string;
}

/** Where an issue of a row is shown: its sheet row, and the column letters of a header. */
export interface RowPlace {
  readonly row: number;
  readonly lettersOf?: (header: string) => string;
}

export interface CompiledTemplate {
  /** Headers the template prints or tests, in order of first use. */
  readonly fields: readonly string[];
  /** What is wrong with the template itself (row 0): unknown fields, a printed password. */
  readonly issues: readonly Issue[];
  /** `values` by header. HTML comes out escaped; a subject on one line. Throws `template/invalid`. */
  render(values: ReadonlyMap<string, FieldValue>): string;
  /** What printing this row meets: empty fields without a default, error values. Throws `template/invalid`. */
  check(values: ReadonlyMap<string, FieldValue>, place: RowPlace): readonly Issue[];
}

/** Far more than anybody writes, and few enough to be made for each row of a long sheet. */
const mostTags = 500;

const invalid = (cause: unknown): Failure => {
  const position = (cause as { token?: { getPosition?: () => [number, number] } }).token?.getPosition?.();
  return new Failure('template/invalid', { cause, ...(position ? { values: { line: position[0] } } : {}) });
};

const guarded = <T>(act: () => T): T => {
  try {
    return act();
  } catch (error) {
    throw invalid(error);
  }
};

const sourceIssues = (
  binding: Binding,
  unknown: readonly string[],
  names: FieldNames,
  passwords: readonly string[],
): Issue[] => {
  const printed = new Set([...binding.printed].map((index) => tidyText(names.headers[index] ?? '')));
  const shown = passwords.map(tidyText).filter((header) => header !== '' && printed.has(header));
  return [
    ...[...new Set(unknown)].map((value) =>
      issue('template/unknown-field', 0, '', { value, other: names.nearest(value) }),
    ),
    ...shown.map((value) => issue('template/password-field', 0, '', { value })),
  ];
};

const inTemplate = (value: FieldValue): string | FieldDrop =>
  typeof value === 'string' ? value : new FieldDrop(value);

/** Compiles once for all rows. Throws `template/invalid` where the syntax is wrong (`line`, where it is known). */
export const compileTemplate = (
  source: string,
  headers: readonly string[],
  options: TemplateOptions,
): CompiledTemplate => {
  const html = options.kind === 'html';
  const names = fieldNames(headers);
  if (source.split(/\{[{%]/).length > mostTags) throw new Failure('template/invalid');
  const binding = bindSource(source, html, names);
  let blanks = new Set<number>();
  let errors = new Map<number, string>();
  const engine = templateEngine({
    html,
    locale: options.locale ?? 'es-MX',
    onPrint: (text, output) => {
      const header = binding.outputs[output] ?? -1;
      if (header === -1) return;
      if (text.trim() === '') blanks.add(header);
      if (isErrorText(text.trim())) errors.set(header, text.trim());
    },
  });
  const parsed = guarded((): Template[] => engine.parse(binding.source));
  const strangers = guarded(() => engine.globalVariablesSync(parsed)).filter((name) => !/^field_\d+$/.test(name));

  const run = (values: ReadonlyMap<string, FieldValue>): string => {
    blanks = new Set();
    errors = new Map();
    const scope = Object.create(null) as Record<string, string | FieldDrop>;
    for (const name of strangers) scope[name] = '';
    for (const index of binding.used) scope[identifierOf(index)] = inTemplate(values.get(headers[index]!) ?? '');
    const text = guarded(() => String(engine.renderSync(parsed, scope)));
    return html ? text : tidyText(text);
  };

  return {
    fields: [...binding.used].map((index) => headers[index]!),
    issues: sourceIssues(binding, [...binding.unknown, ...strangers], names, options.passwordHeaders ?? []),
    render: run,
    check: (values, { row, lettersOf = () => '' }) => {
      run(values);
      const at = (index: number): [header: string, letters: string] => [headers[index]!, lettersOf(headers[index]!)];
      return [
        ...[...blanks].map(at).map(([header, letters]) => issue('value/empty-field', row, letters, { header })),
        ...[...errors].map(([index, value]) => {
          const [header, letters] = at(index);
          return issue('value/error-cell', row, letters, { header, value });
        }),
      ];
    },
  };
};
