import type { Template } from 'liquidjs/dist/liquid.browser.mjs';
import { isErrorText } from './cell-text.ts';
import { Failure } from './failure.ts';
import { fieldNames, identifierOf, type FieldNames } from './field-names.ts';
import { tidyText } from './fold-text.ts';
import { issue, type Issue } from './issue.ts';
import { printFilter, templateEngine } from './template-engine.ts';
import { replaceMarkup, type Markup } from './template-markup.ts';

export interface TemplateOptions {
  readonly kind: 'subject' | 'html';
  /** The column that locks PDFs: may be tested, never printed. */
  readonly passwordHeader?: string;
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
  render(values: ReadonlyMap<string, string>): string;
  /** What printing this row meets: empty fields without a default, error values. Throws `template/invalid`. */
  check(values: ReadonlyMap<string, string>, place: RowPlace): readonly Issue[];
}

/** What binding the source found out. */
interface Binding {
  readonly source: string;
  readonly used: ReadonlySet<number>;
  /** Printed, or assigned to what may be printed. */
  readonly printed: ReadonlySet<number>;
  /** Header index that each `{{ … }}` prints first; −1 for none. */
  readonly outputs: readonly number[];
  readonly unknown: readonly string[];
}

const literalOrName = /^(?:-?\d+(?:\.\d+)?|"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_.-]*)$/u;

const bindSource = (source: string, html: boolean, names: FieldNames): Binding => {
  const used = new Set<number>();
  const printed = new Set<number>();
  const outputs: number[] = [];
  const unknown: string[] = [];
  const assigned = new Map<string, number>();

  const output = (text: string): string => {
    const expression = text.replace(/^-|-$/g, '').trim();
    const header = names.leading(expression);
    const first = header?.index ?? assigned.get(expression.split(/[\s|]/, 1)[0]!) ?? -1;
    const number = outputs.push(first) - 1;
    const note = (index: number): void => {
      used.add(index);
      printed.add(index);
    };
    if (header !== undefined) note(header.index);
    const name = expression.split('|', 1)[0]!.trim();
    const known = header !== undefined || literalOrName.test(name);
    if (!known) unknown.push(name);
    const value = header !== undefined ? identifierOf(header.index) : known ? name : '""';
    const filters = names.bound(header?.rest ?? expression.slice(expression.split('|', 1)[0]!.length), note);
    return `{{ ${value} ${filters} | ${printFilter}: ${number} }}`;
  };

  const tag = (text: string): string => {
    const [, dash = '', name = '', rest = ''] = /^(-?)\s*(#|\w*)([\s\S]*)$/.exec(text) ?? [];
    const target = name === 'assign' ? /^\s*([\w-]+)\s*=/.exec(rest) : null;
    const body = target === null ? rest : rest.slice(target[0].length);
    const bound = names.bound(body, (index) => {
      used.add(index);
      if (target === null) return;
      printed.add(index);
      if (!assigned.has(target[1]!)) assigned.set(target[1]!, index);
    });
    return `{%${dash} ${name}${target?.[0] ?? ''}${bound} %}`;
  };

  const replace = ({ kind, text, before, after }: Markup): string =>
    `${before}${kind === 'output' ? output(text) : tag(text)}${after}`;
  return { source: replaceMarkup(source, html, replace), used, printed, outputs, unknown };
};

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

const sourceIssues = (binding: Binding, unknown: readonly string[], names: FieldNames, password: string): Issue[] => {
  const prints = [...binding.printed].some((index) => tidyText(names.headers[index] ?? '') === password);
  return [
    ...[...new Set(unknown)].map((value) =>
      issue('template/unknown-field', 0, '', { value, other: names.nearest(value) }),
    ),
    ...(password !== '' && prints ? [issue('template/password-field', 0, '', { value: password })] : []),
  ];
};

/** Compiles once for all rows. Throws `template/invalid` where the syntax is wrong (`line`, where it is known). */
export const compileTemplate = (
  source: string,
  headers: readonly string[],
  options: TemplateOptions,
): CompiledTemplate => {
  const html = options.kind === 'html';
  const names = fieldNames(headers);
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

  const run = (values: ReadonlyMap<string, string>): string => {
    blanks = new Set();
    errors = new Map();
    const scope: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const name of strangers) scope[name] = '';
    for (const index of binding.used) scope[identifierOf(index)] = values.get(headers[index]!) ?? '';
    const text = guarded(() => String(engine.renderSync(parsed, scope)));
    return html ? text : tidyText(text);
  };

  return {
    fields: [...binding.used].map((index) => headers[index]!),
    issues: sourceIssues(binding, [...binding.unknown, ...strangers], names, tidyText(options.passwordHeader ?? '')),
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
