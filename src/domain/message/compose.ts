import type { Attachment, Message } from './message.ts';
import { oneLine } from './mime-header.ts';
import { withReference } from './message-reference.ts';
import { plainText } from '../text/plain-text.ts';
import type { Mailbox } from '../roster/recipient.ts';
import type { Entry } from '../roster/roster.ts';
import { escapeHtml } from './template-engine.ts';
import type { CompiledTemplate } from './template.ts';

export interface MailTemplate {
  readonly subject: CompiledTemplate;
  readonly body: CompiledTemplate;
}

export interface Composition {
  readonly entry: Entry;
  /** By language; the entry's own language is used where it has one here. */
  readonly templates: Readonly<Record<string, MailTemplate>>;
  /** Language of the run; `templates` has it, or the entry's own. */
  readonly language: string;
  readonly sender: Mailbox | undefined;
  readonly attachments: readonly Attachment[];
  /** Milliseconds since the Unix epoch. */
  readonly date: number;
  /** Shown as `Ref. …` at the end; none when left out. */
  readonly reference?: string;
  /** First line of the text: which earlier mail this one corrects, in the language of the message. */
  readonly corrects?: (language: string) => string;
  /** Whether the words are ready-made: then the mail ends with the sender's name, where they have given one. */
  readonly signed?: (language: string) => boolean;
  /** What of the text stays; default: all. */
  readonly clean?: (html: string) => string;
  /** The same mail to the sender alone, with this before its subject, in the language of the message. */
  readonly testMark?: (language: string) => string;
}

const bodyStyle =
  'margin:0;padding:16px;font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#242424';

/** A complete document: `dir="auto"` lets Arabic and Hebrew run their way. */
const documentOf = (language: string, subject: string, body: string): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(subject)}</title>`,
    '</head>',
    `<body dir="auto" style="${bodyStyle}">`,
    `<div dir="auto" style="max-width:640px">${body}</div>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');

/** A single address is shown with the person's name; with several nobody knows whose is whose. */
const named = ({ recipients, person }: Entry): readonly Mailbox[] =>
  recipients.length === 1
    ? recipients.map(({ name, address }) => ({ name: name === '' ? person.name : name, address }))
    : recipients;

const templateFor = ({ entry, templates, language }: Composition): { language: string; template: MailTemplate } => {
  const chosen = templates[entry.language] === undefined ? language : entry.language;
  const template = templates[chosen];
  if (template === undefined) throw new Error(`no template for the run's language ${language}`);
  return { language: chosen, template };
};

/** The message of one row, before encoding. Throws `template/invalid`. */
export const composeMessage = (composition: Composition): Message => {
  const { entry, sender, attachments, date, reference, corrects, signed, clean, testMark } = composition;
  const test = testMark !== undefined;
  const { language, template } = templateFor(composition);
  const rendered = oneLine(template.subject.render(entry.fields));
  const subject = test ? `${testMark(language)} ${rendered}` : rendered;
  const ending = signed?.(language) === true && sender?.name ? `<p>${escapeHtml(sender.name)}</p>` : '';
  const written = `${template.body.render(entry.fields)}${ending}`;
  const whole = corrects === undefined ? written : `<p>${escapeHtml(corrects(language))}</p>${written}`;
  const body = clean === undefined ? whole : clean(whole);
  const message: Message = {
    from: sender,
    to: test ? [sender].filter((mailbox) => mailbox !== undefined) : named(entry),
    cc: test ? [] : entry.cc,
    bcc: test ? [] : entry.bcc,
    ...(entry.replyTo === undefined || test ? {} : { replyTo: entry.replyTo }),
    subject,
    html: documentOf(language, subject, body),
    text: plainText(body),
    attachments,
    date,
  };
  return reference === undefined ? message : withReference(message, reference);
};
