import { Button, Field, Input } from '@fluentui/react-components';
import { Link16Regular } from '@fluentui/react-icons/svg/link';
import { TextBold16Regular } from '@fluentui/react-icons/svg/text-bold';
import { TextBulletList16Regular } from '@fluentui/react-icons/svg/text-bullet-list';
import { TextItalic16Regular } from '@fluentui/react-icons/svg/text-italic';
import { TextNumberListLtr16Regular } from '@fluentui/react-icons/svg/text-number-list-ltr';
import { $isLinkNode, TOGGLE_LINK_COMMAND } from '@lexical/link';
import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, FORMAT_TEXT_COMMAND, type LexicalNode } from 'lexical';
import { useEffect, useState } from 'react';
import { useTexts } from '../kit/use-texts.ts';

interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly list: 'bullet' | 'number' | 'check' | undefined;
  /** Address of the link under the cursor; '' when there is none. */
  readonly link: string;
}

const plain: Look = { bold: false, italic: false, list: undefined, link: '' };

const $look = (): Look => {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return plain;
  const parents: LexicalNode[] = selection.anchor.getNode().getParents();
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    list: parents.find($isListNode)?.getListType(),
    link: parents.find($isLinkNode)?.getURL() ?? '',
  };
};

/** The address of a link, asked inside the pane. */
function LinkAddress({ address, done }: { address: string; done: (url: string) => void }) {
  const { t } = useTexts();
  const [url, setUrl] = useState(address);
  return (
    <div className="link-address">
      <Field label={t('editor.address')} size="small">
        <Input
          size="small"
          type="url"
          autoFocus
          value={url}
          onChange={(_, { value }) => setUrl(value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') done(url);
          }}
        />
      </Field>
      <Button size="small" onClick={() => done(url)}>
        {t('editor.setLink')}
      </Button>
    </div>
  );
}

/** The looks the message can have. */
export function RichToolbar() {
  const [editor] = useLexicalComposerContext();
  const { t } = useTexts();
  const [look, setLook] = useState(plain);
  const [linking, setLinking] = useState(false);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const now = editorState.read($look);
        setLook((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
      }),
    [editor],
  );
  const toggleList = (kind: 'bullet' | 'number') => {
    const insert = kind === 'bullet' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND;
    editor.dispatchCommand(look.list === kind ? REMOVE_LIST_COMMAND : insert, undefined);
  };
  const setLink = (url: string) => {
    setLinking(false);
    editor.focus(() => editor.dispatchCommand(TOGGLE_LINK_COMMAND, url.trim() === '' ? null : url.trim()));
  };
  const tools = [
    ['bold', <TextBold16Regular />, look.bold, () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')],
    ['italic', <TextItalic16Regular />, look.italic, () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic')],
    ['bullets', <TextBulletList16Regular />, look.list === 'bullet', () => toggleList('bullet')],
    ['numbers', <TextNumberListLtr16Regular />, look.list === 'number', () => toggleList('number')],
    ['link', <Link16Regular />, look.link !== '', () => setLinking(!linking)],
  ] as const;
  return (
    <>
      <div className="rich-tools" role="group" aria-label={t('editor.looks')}>
        {tools.map(([name, icon, pressed, press]) => (
          <Button
            key={name}
            size="small"
            appearance={pressed ? 'secondary' : 'subtle'}
            icon={icon}
            aria-label={t(`editor.${name}`)}
            aria-pressed={pressed}
            onMouseDown={(event) => event.preventDefault()}
            onClick={press}
          />
        ))}
      </div>
      {linking && <LinkAddress address={look.link} done={setLink} />}
    </>
  );
}
