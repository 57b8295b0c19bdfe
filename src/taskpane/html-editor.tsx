import { Textarea } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { BodyProps } from './body-editor.tsx';
import { useTexts } from './use-texts.ts';

/** The text as HTML. */
export function HtmlEditor({ body, change, insert }: BodyProps) {
  const { t } = useTexts();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    insert.current = (text) => {
      const box = area.current;
      if (box === null) return;
      box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
      change(box.value);
      box.focus();
    };
  });
  return (
    <Textarea
      className="html"
      textarea={{ ref: area }}
      aria-label={t('message.html')}
      dir="auto"
      rows={9}
      resize="vertical"
      spellCheck={false}
      value={body}
      onChange={(_, { value }) => change(value)}
    />
  );
}
