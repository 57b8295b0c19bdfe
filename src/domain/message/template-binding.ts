import { identifierOf, type FieldNames } from './field-names.ts';
import { printFilter } from './template-engine.ts';
import { replaceMarkup } from './template-markup.ts';

/** A source with identifiers for headers, and what it does with them; headers by their index. */
export interface Binding {
  readonly source: string;
  readonly used: ReadonlySet<number>;
  /** Printed, assigned to what may be printed, or told by a test of more than whether there is something. */
  readonly printed: ReadonlySet<number>;
  /** Header that each `{{ … }}` prints first; −1 for none. */
  readonly outputs: readonly number[];
  /** Names of fields that no header has and Liquid could not read. */
  readonly unknown: readonly string[];
}

const literalOrName = /^(?:-?\d+(?:\.\d+)?|"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_.-]*)$/u;

/** Tests whether a field holds anything, and nothing of what. */
const presence = /^\s*(?:not\s+)?field_\d+(?:\s*(?:==|!=|<>)\s*(?:blank|empty|nil|null|""|''))?\s*$/;

/** Fields of which a tag tells more: each comparison could print a letter of a password. */
const toldBy = (tag: string, expression: string): readonly number[] => {
  const isTest = ['if', 'unless', 'elsif'].includes(tag);
  const terms = isTest ? expression.split(/\b(?:and|or)\b/).filter((term) => !presence.test(term)) : [expression];
  return terms.flatMap((term) => [...term.matchAll(/field_(\d+)/g)].map(([, index]) => Number(index)));
};

class Binder implements Binding {
  source = '';
  readonly used = new Set<number>();
  readonly printed = new Set<number>();
  readonly outputs: number[] = [];
  readonly unknown: string[] = [];
  /** Header that each assigned name stands for. */
  private readonly assigned = new Map<string, number>();
  private readonly names: FieldNames;

  constructor(names: FieldNames) {
    this.names = names;
  }

  private readonly print = (index: number): void => {
    this.used.add(index);
    this.printed.add(index);
  };

  /** `{{ Neto a pagar | money }}` → `{{ field_3 | money | …: 0 }}`; the last filter reports what was printed. */
  output(text: string): string {
    const expression = text.replace(/^-|-$/g, '').trim();
    const header = this.names.leading(expression);
    const [name = ''] = expression.split('|', 1);
    const variable = name.trim();
    const number = this.outputs.push(header?.index ?? this.assigned.get(variable) ?? -1) - 1;
    if (header !== undefined) this.print(header.index);
    const readable = header !== undefined || literalOrName.test(variable);
    if (!readable) this.unknown.push(variable);
    const value = header !== undefined ? identifierOf(header.index) : readable ? variable : '""';
    const filters = this.names.bound(header?.rest ?? expression.slice(name.length), this.print);
    return `{{ ${value} ${filters} | ${printFilter}: ${number} }}`;
  }

  tag(text: string): string {
    const [, dash = '', name = '', rest = ''] = /^(-?)\s*(#|\w*)([\s\S]*)$/.exec(text) ?? [];
    const [start = '', target] = (name === 'assign' ? /^\s*([\w-]+)\s*=/.exec(rest) : null) ?? [];
    const bound = this.names.bound(rest.slice(start.length), (index) => {
      this.used.add(index);
      if (target !== undefined && !this.assigned.has(target)) this.assigned.set(target, index);
    });
    for (const index of toldBy(name, bound)) this.printed.add(index);
    return `{%${dash} ${name}${start}${bound} %}`;
  }
}

/** Puts identifiers for the headers of every `{{ … }}` and `{% … %}`. */
export const bindSource = (source: string, html: boolean, names: FieldNames): Binding => {
  const binder = new Binder(names);
  binder.source = replaceMarkup(
    source,
    html,
    ({ kind, text, before, after }) => `${before}${kind === 'output' ? binder.output(text) : binder.tag(text)}${after}`,
  );
  return binder;
};
