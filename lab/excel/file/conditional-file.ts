import type { CellStyle, ConditionalRule as FileRule } from 'hucre';
import { type Area, areaName, columnName, parseArea } from '../book/area.ts';
import {
  type ConditionalLook,
  type ConditionalState,
  type ConditionalTest,
  inOrder,
  type TextOperator,
  type ValueOperator,
} from '../book/conditional-state.ts';

type FileType = FileRule['type'];

const TEXT_TYPES: Readonly<Record<TextOperator, FileType>> = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
};

/** Names that the file's format gives `operator` of the same types. */
const TEXT_OPERATORS: Readonly<Record<TextOperator, string>> = {
  Contains: 'containsText',
  NotContains: 'notContains',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
};

const OTHERS: Readonly<Partial<Record<FileType, Extract<ConditionalTest, { rule: FileRule }>['type']>>> = {
  dataBar: 'DataBar',
  colorScale: 'ColorScale',
  iconSet: 'IconSet',
  top10: 'TopBottom',
};

export function loadConditionals(rules: readonly FileRule[], idAt: (at: number) => string): ConditionalState[] {
  return rules.flatMap((rule, at) => {
    const areas = rule.range.split(/\s+/).flatMap((name) => parseArea(name) ?? []);
    if (areas.length === 0) return [];
    const look = lookOf(rule.style);
    return [
      { id: idAt(at), areas, rank: rule.priority, stopIfTrue: rule.stopIfTrue ?? false, test: testOf(rule), look },
    ];
  });
}

function testOf(rule: FileRule): ConditionalTest {
  const [formula1 = '', formula2] = [rule.formula ?? []].flat().map((formula) => `=${formula}`);
  const text = (Object.keys(TEXT_TYPES) as TextOperator[]).find((operator) => TEXT_TYPES[operator] === rule.type);
  if (text && rule.text !== undefined) return { type: 'ContainsText', rule: { operator: text, text: rule.text } };
  if (rule.type === 'expression') return { type: 'Custom', formula: formula1 };
  if (rule.type === 'cellIs' && rule.operator) {
    const second = formula2 === undefined ? {} : { formula2 };
    return { type: 'CellValue', rule: { operator: valueOperator(rule.operator), formula1, ...second } };
  }
  return { type: OTHERS[rule.type] ?? 'PresetCriteria', rule };
}

/** `equal` of the file is `EqualTo` of the API; the others have one name. */
function valueOperator(name: string): ValueOperator {
  const pascal = name.charAt(0).toUpperCase() + name.slice(1);
  return (/equal$/i.test(name) && !/Or/.test(name) ? `${pascal}To` : pascal) as ValueOperator;
}

const fileOperator = (operator: ValueOperator) =>
  operator.charAt(0).toLowerCase() + operator.slice(1).replace(/To$/, '');

function lookOf(style: CellStyle | undefined): ConditionalLook {
  const { font, fill } = style ?? {};
  // In differential formats the colour of a solid fill stands as the background.
  const { bgColor, fgColor } = fill?.type === 'pattern' ? fill : {};
  const rgb = bgColor?.rgb ?? fgColor?.rgb;
  return {
    ...(font?.bold === undefined ? {} : { bold: font.bold }),
    ...(font?.color?.rgb === undefined ? {} : { color: `#${font.color.rgb.slice(-6).toUpperCase()}` }),
    ...(rgb === undefined ? {} : { fill: `#${rgb.slice(-6).toUpperCase()}` }),
  };
}

/** Those without a rule are left out: a file has no such thing. */
export function fileConditionals(states: Iterable<ConditionalState>): FileRule[] {
  const rules = inOrder(states).flatMap((state) => {
    const part = fileTest(state.test, state.areas[0]!);
    if (!part) return [];
    const style = 'style' in part && part.style ? solidStyle(part.style) : styleOf(state.look);
    const range = state.areas.map(areaName).join(' ');
    const stop = state.stopIfTrue ? { stopIfTrue: true } : {};
    return [{ ...part, range, ...stop, ...(style ? { style } : {}) }];
  });
  return rules.map((rule, at) => ({ ...rule, priority: at + 1 }));
}

function fileTest(test: ConditionalTest, first: Area): Omit<FileRule, 'priority' | 'range'> | undefined {
  switch (test.type) {
    case 'ContainsText':
      return test.rule ? fileText(test.rule, columnName(first.left) + (first.top + 1)) : undefined;
    case 'Custom':
      return test.formula === '' ? undefined : { type: 'expression', formula: test.formula.slice(1) };
    case 'CellValue': {
      if (!test.rule) return undefined;
      const { operator, formula1, formula2 } = test.rule;
      const formula = [formula1, ...(formula2 === undefined ? [] : [formula2])].map((one) => one.replace(/^=/, ''));
      return { type: 'cellIs', operator: fileOperator(operator) as NonNullable<FileRule['operator']>, formula };
    }
    default:
      return test.rule;
  }
}

/** Excel wants the test as a formula beside the text. */
function fileText({ operator, text }: { operator: TextOperator; text: string }, cell: string) {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  const formula = {
    Contains: `NOT(ISERROR(SEARCH(${quoted},${cell})))`,
    NotContains: `ISERROR(SEARCH(${quoted},${cell}))`,
    BeginsWith: `LEFT(${cell},LEN(${quoted}))=${quoted}`,
    EndsWith: `RIGHT(${cell},LEN(${quoted}))=${quoted}`,
  }[operator];
  return {
    type: TEXT_TYPES[operator],
    operator: TEXT_OPERATORS[operator] as NonNullable<FileRule['operator']>,
    text,
    formula,
  };
}

function styleOf({ bold, color, fill }: ConditionalLook): CellStyle | undefined {
  const font = {
    ...(bold === undefined ? {} : { bold }),
    ...(color === undefined ? {} : { color: { rgb: color.slice(1) } }),
  };
  const style: CellStyle = {};
  if (Object.keys(font).length > 0) style.font = font;
  if (fill !== undefined) {
    const rgb = { rgb: fill.slice(1) };
    style.fill = { type: 'pattern', pattern: 'solid', fgColor: rgb, bgColor: rgb };
  }
  return Object.keys(style).length > 0 ? style : undefined;
}

/** The reader takes a fill without a pattern for none; in differential formats it is a solid one. */
function solidStyle(style: CellStyle): CellStyle {
  const { fill } = style;
  if (fill?.type !== 'pattern' || fill.pattern !== 'none' || !fill.bgColor) return style;
  return { ...style, fill: { ...fill, pattern: 'solid' } };
}
