import { useCallback, useEffect, useRef } from 'react';
import { parseMail, styleAttribute } from './parse-mail.ts';
import { useTexts } from '../kit/use-texts.ts';

const forbidden = 'script, style, link, meta, base, iframe, frame, object, embed, form';

/** Text of a mail as elements of `target`, with everything that could load, run or lead away taken off. */
const fill = (target: Document, html: string): void => {
  const parsed = parseMail(html);
  for (const element of parsed.querySelectorAll(forbidden)) element.remove();
  target.body.replaceChildren(...[...parsed.body.childNodes].map((node) => target.importNode(node, true)));
  for (const element of target.body.querySelectorAll<HTMLElement>('*')) {
    // The pane's policy refuses style attributes; set one by one they are allowed.
    element.style.cssText = element.getAttribute(styleAttribute) ?? '';
    if (!/^data:/i.test(element.getAttribute('src') ?? 'data:')) element.removeAttribute('src');
    if (!element.hasAttribute('href')) continue;
    element.title = element.getAttribute('href') ?? '';
    element.removeAttribute('href');
    element.style.cssText += ';text-decoration:underline;color:#0b57d0';
  }
  target.documentElement.style.colorScheme = 'light';
  target.body.style.cssText =
    'margin:12px;font:14px/1.5 Arial,Helvetica,sans-serif;color:#1f1f1f;overflow-wrap:anywhere';
};

/** The mail's text as the reader will see it, in a frame where no script runs. */
export function MailFrame({ html }: { html: string }) {
  const { t } = useTexts();
  const frame = useRef<HTMLIFrameElement>(null);
  const show = useCallback(() => {
    const page = frame.current?.contentDocument;
    if (frame.current === null || !page?.body) return;
    fill(page, html);
    frame.current.style.height = `${Math.min(480, page.body.scrollHeight + 32)}px`;
  }, [html]);
  useEffect(show, [show]);
  return (
    <iframe
      ref={frame}
      className="mail-frame"
      title={t('preview.text')}
      sandbox="allow-same-origin"
      srcDoc=""
      onLoad={show}
    />
  );
}
