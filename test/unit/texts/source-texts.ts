import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = new URL('../../../', import.meta.url).pathname;

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

const place = (node: ts.Node): string => {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName.slice(root.length)}:${line + 1}`;
};

export interface KeyUse {
  readonly place: string;
  /** The whole key, or its beginning where the rest is computed. */
  readonly key: string;
  readonly computed: boolean;
}

const asks = (name: string): boolean => name === 't' || name === 'translate' || name === 'hasText';

const calledName = ({ expression }: ts.CallExpression): string => {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
};

const literals = (node: ts.Expression): KeyUse[] => {
  if (ts.isStringLiteralLike(node)) return [{ place: place(node), key: node.text, computed: false }];
  if (ts.isTemplateExpression(node)) return [{ place: place(node), key: node.head.text, computed: true }];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? literals(node.expression) : [];
};

/** Every key that source code asks for: `t('…')`, `translate(language, '…')`, and titles that plugins declare. */
export const keyUses = (): KeyUse[] => {
  const uses: KeyUse[] = [];
  for (const file of filesBelow('src')) {
    walk(parse(file), (node) => {
      if (ts.isCallExpression(node) && asks(calledName(node))) {
        const key = calledName(node) === 't' ? node.arguments[0] : node.arguments[1];
        if (key !== undefined) uses.push(...literals(key));
      }
      const isTitle = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'title';
      if (isTitle && file.endsWith('plugin.ts')) uses.push(...literals(node.initializer));
    });
  }
  return uses;
};

const spoken = new Set(['aria-label', 'title', 'label', 'placeholder', 'alt', 'hint', 'summary']);

/** Text a person would read that stands in a view instead of in the texts. */
export const literalTexts = (): string[] => {
  const found: string[] = [];
  for (const file of filesBelow('src/taskpane')) {
    walk(parse(file), (node) => {
      if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(`${place(node)} ${node.text.trim()}`);
      if (!ts.isJsxAttribute(node) || !ts.isIdentifier(node.name)) return;
      const text = node.initializer;
      if (spoken.has(node.name.text) && text !== undefined && ts.isStringLiteral(text) && /\p{L}/u.test(text.text)) {
        found.push(`${place(node)} ${text.text}`);
      }
    });
  }
  return found;
};
