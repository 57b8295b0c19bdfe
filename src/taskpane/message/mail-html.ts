import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $getRoot, $isElementNode, $isLineBreakNode, $isTextNode, type LexicalNode, type TextNode } from 'lexical';
import { $isFieldNode } from './field-node.ts';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string): string => text.replace(/[&<>"]/g, (character) => escaped[character] ?? '');

const textHtml = (node: TextNode): string => {
  // A field names a column as it stands.
  let html = $isFieldNode(node) ? node.getTextContent() : escapeText(node.getTextContent());
  if (node.hasFormat('italic')) html = `<em>${html}</em>`;
  return node.hasFormat('bold') ? `<strong>${html}</strong>` : html;
};

const wrapped = (tag: string, content: string, attributes = ''): string => `<${tag}${attributes}>${content}</${tag}>`;

const nodeHtml = (node: LexicalNode): string => {
  if ($isTextNode(node)) return textHtml(node);
  if ($isLineBreakNode(node)) return '<br>';
  if (!$isElementNode(node)) return '';
  const content = node.getChildren().map(nodeHtml).join('');
  if ($isLinkNode(node)) return wrapped('a', content, ` href="${escapeText(node.getURL())}"`);
  if ($isListNode(node)) return wrapped(node.getListType() === 'number' ? 'ol' : 'ul', content);
  if ($isListItemNode(node)) return wrapped('li', content);
  return wrapped('p', content === '' ? '<br>' : content);
};

/** The editor's content as the plainest HTML that says it: no classes, no styles. Call inside `read` or `update`. */
export const $mailHtml = (): string => $getRoot().getChildren().map(nodeHtml).join('');
