import { useEffect, useRef } from 'react';
import type { BodyProps } from './body-props.ts';
import { useTexts } from '../kit/use-texts.ts';

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
    <textarea
      ref={area}
      className="text-area html"
      aria-label={t('message.html')}
      dir="auto"
      rows={9}
      spellCheck={false}
      value={body}
      onChange={({ target }) => change(target.value)}
    />
  );
}
