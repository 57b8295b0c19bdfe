import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const sizes = [16, 20, 24, 32, 40, 48, 64, 80];

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Lines of a part of the manifest, `depth` levels deep. */
const lines = (depth, parts) => parts.map((line) => `${'  '.repeat(depth)}${line}`);

const icon = (name) => [
  '<Icon>',
  ...sizes.map((size) => `  <bt:Image size="${size}" resid="${name}.${size}"/>`),
  '</Icon>',
];

const words = (id) => [
  `<Label resid="${id}.Label"/>`,
  '<Supertip>',
  `  <Title resid="${id}.Label"/>`,
  `  <Description resid="${id}.Tip"/>`,
  '</Supertip>',
];

const action = (calls) =>
  calls === undefined
    ? [
        '<Action xsi:type="ShowTaskpane">',
        '  <TaskpaneId>Sobre.Pane</TaskpaneId>',
        '  <SourceLocation resid="Taskpane.Url"/>',
        '</Action>',
      ]
    : ['<Action xsi:type="ExecuteFunction">', `  <FunctionName>${calls}</FunctionName>`, '</Action>'];

const button = ({ id, calls, enabled }) => [
  `<Control xsi:type="Button" id="Sobre.${id}">`,
  ...lines(1, [...words(id), ...icon(id), ...action(calls)]),
  ...(enabled === false ? ['  <Enabled>false</Enabled>'] : []),
  '</Control>',
];

/** `words` and `icon` are those of another name where a plugin brings the item. */
const item = ({ id, calls, words: said = id, icon: shown = id }) => [
  `<Item id="Sobre.${id}">`,
  ...lines(1, [...words(said), ...icon(shown), ...action(calls)]),
  '</Item>',
];

const menu = (items) => [
  '<Control xsi:type="Menu" id="Sobre.More">',
  ...lines(1, [...words('More'), ...icon('Log'), '<Items>', ...lines(1, items.flatMap(item)), '</Items>']),
  '</Control>',
];

const string =
  (locales) =>
  ([id, said]) => [
    `<bt:String id="${id}" DefaultValue="${escaped(said.en)}">`,
    ...locales.map(
      (locale) => `  <bt:Override Locale="${locale}" Value="${escaped(said[locale] ?? said[locale.slice(0, 2)])}"/>`,
    ),
    '</bt:String>',
  ];

const iconNames = { send: 'Send', test: 'Test', log: 'Log', stop: 'Stop', explain: 'Explain', rows: 'SendSelected' };

/** @param placed what plugins put there: `{ id, calls, icon, title }`, the title in each language */
const items = (placed, prefix) =>
  placed.map(({ id, calls, icon: name = 'log' }, index) => ({
    id,
    calls,
    words: `${prefix}${index + 1}`,
    icon: iconNames[name],
  }));

const titles = (placed, prefix, kind) =>
  Object.fromEntries(placed.map(({ title }, index) => [`${prefix}${index + 1}.${kind}`, title]));

/** The manifest, as Excel reads it: Sobre's own buttons, and what plugins put under *More* and into the cell menu. */
export function manifestOf({ more = [], cell = [] } = {}) {
  const frame = readFileSync(inRoot('scripts', 'manifest', 'frame.xml'), 'utf8');
  const data = JSON.parse(readFileSync(inRoot('scripts', 'manifest', 'buttons.json'), 'utf8'));
  const said = (own, kind) =>
    Object.entries({
      ...Object.fromEntries(Object.entries(own).filter(([id]) => id !== `More.${kind}` || more.length > 0)),
      ...titles(more, 'More', kind),
      ...titles(cell, 'CellMore', kind),
    });
  const parts = {
    ribbon: lines(8, [...data.ribbon.flatMap(button), ...(more.length > 0 ? menu(items(more, 'More')) : [])]),
    cell: lines(9, [...data.cell, ...items(cell, 'CellMore')].flatMap(item)),
    images: lines(
      4,
      Object.entries(data.icons).flatMap(([id, file]) =>
        sizes.map(
          (size) => `<bt:Image id="${id}.${size}" DefaultValue="https://localhost:3000/icons/${file}-${size}.png"/>`,
        ),
      ),
    ),
    labels: lines(4, said(data.labels, 'Label').flatMap(string(data.locales))),
    tips: lines(4, said(data.tips, 'Tip').flatMap(string(data.locales))),
  };
  return frame.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => parts[name].join('\n'));
}
