import type { Message } from './message.ts';

const line = (reference: string): string => `Ref. ${reference}`;

/**
 * The message with the short line that Gmail's own search finds it by, at the end of text and HTML.
 * A message that ends with it already is returned as it is.
 */
export const withReference = (message: Message, reference: string): Message => {
  const mark = line(reference);
  if (message.text.trimEnd().endsWith(mark)) return message;
  const note = `<p style="color:#616161;font-size:12px">${mark}</p>`;
  const end = message.html.toLowerCase().lastIndexOf('</body>');
  const html =
    end === -1 ? `${message.html}\n${note}` : `${message.html.slice(0, end)}${note}\n${message.html.slice(end)}`;
  return { ...message, html, text: `${message.text.trimEnd()}\n\n${mark}\n` };
};
