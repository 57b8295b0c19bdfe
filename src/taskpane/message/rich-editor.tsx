import { $generateNodesFromDOM } from '@lexical/html';
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useRef } from 'react';
import type { BodyProps } from './body-props.ts';
import { FieldNode, registerFields } from './field-node.ts';
import { $mailHtml } from './mail-html.ts';
import { parseMail } from './parse-mail.ts';
import { RichToolbar } from './rich-toolbar.tsx';
import { useTexts } from '../kit/use-texts.ts';

const readTag = 'read-body';

const show = (editor: LexicalEditor, html: string): void => {
  editor.update(
    () => {
      const root = $getRoot().clear();
      for (const node of $generateNodesFromDOM(editor, parseMail(html))) {
        root.append($isElementNode(node) && !node.isInline() ? node : $createParagraphNode().append(node));
      }
    },
    // Shown from outside: neither the focus nor what Undo takes back may move.
    { tag: [readTag, SKIP_DOM_SELECTION_TAG, 'history-merge'], discrete: true },
  );
};

/** Keeps the editor and the draft the same, without reading back what it has just written. */
function BodySync({ body, change, insert }: BodyProps) {
  const [editor] = useLexicalComposerContext();
  const written = useRef<string>(undefined);
  const onChange = useRef(change);
  useEffect(() => {
    onChange.current = change;
    insert.current = (text) => {
      editor.focus();
      editor.update(() => {
        const selection = $getSelection() ?? $getRoot().selectEnd();
        if ($isRangeSelection(selection)) selection.insertText(text);
      });
    };
  });
  useEffect(() => registerFields(editor), [editor]);
  useEffect(() => {
    if (body === written.current) return;
    written.current = body;
    show(editor, body);
  }, [editor, body]);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState, tags, dirtyElements, dirtyLeaves }) => {
        if (tags.has(readTag) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
        const html = editorState.read($mailHtml);
        if (html === written.current) return;
        written.current = html;
        onChange.current(html);
      }),
    [editor],
  );
  return null;
}

const onError = (error: Error): never => {
  throw error;
};

/** Bold, italic, lists, links and fields. */
export function RichEditor(props: BodyProps) {
  const { t } = useTexts();
  const config = { namespace: 'message', nodes: [LinkNode, ListNode, ListItemNode, FieldNode], onError };
  return (
    <LexicalComposer initialConfig={config}>
      <div className="rich">
        <RichToolbar />
        <RichTextPlugin
          contentEditable={<ContentEditable className="rich-text" ariaLabel={t('message.body')} dir="auto" />}
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
        <LinkPlugin />
        <ListPlugin />
        <BodySync {...props} />
      </div>
    </LexicalComposer>
  );
}
