import {
  $applyNodeReplacement,
  TextNode,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  type SerializedTextNode,
} from 'lexical';

const field = /\{\{[^{}]+\}\}/;

/** A field of the message: one unit that is deleted whole. */
export class FieldNode extends TextNode {
  static override getType(): string {
    return 'field';
  }

  static override clone(node: FieldNode): FieldNode {
    return new FieldNode(node.__text, node.__key);
  }

  static override importJSON(json: SerializedTextNode): FieldNode {
    return $fieldNode(json.text);
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const element = super.createDOM(config, editor);
    element.classList.add('field-chip');
    return element;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}

const $fieldNode = (text: string): FieldNode => $applyNodeReplacement(new FieldNode(text).setMode('token'));

// Not a type guard: both classes have the same shape, and the other branch would be left without a type.
export const $isFieldNode = (node: LexicalNode): boolean => node instanceof FieldNode;

/** Makes a field of every `{{…}}` that is typed, pasted or read. Returns the unsubscriber. */
export const registerFields = (editor: LexicalEditor): (() => void) =>
  editor.registerNodeTransform(TextNode, (node) => {
    if ($isFieldNode(node) || !node.isSimpleText()) return;
    const found = field.exec(node.getTextContent());
    if (found === null) return;
    const parts = node.splitText(found.index, found.index + found[0].length);
    const target = found.index === 0 ? parts[0] : parts[1];
    target?.replace($fieldNode(found[0]).setFormat(target.getFormat())).selectEnd();
  });
