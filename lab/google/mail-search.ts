import { messageIdOf, type SentMail } from './sent-mail.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const operators: Readonly<Record<string, (mail: SentMail, value: string) => boolean>> = {
  in: () => true,
  from: (mail, value) => fold(mail.from).includes(value),
  to: (mail, value) => mail.to.some((address) => fold(address).includes(value)),
  cc: (mail, value) => mail.cc.some((address) => fold(address).includes(value)),
  subject: (mail, value) => fold(mail.subject).includes(value),
  filename: (mail, value) => mail.attachments.some(({ name }) => fold(name).includes(value)),
  has: (mail, value) => value !== 'attachment' || mail.attachments.length > 0,
  rfc822msgid: (mail, value) => fold(messageIdOf(mail.id)).includes(value),
};

/** The part of Gmail's search language a link of the product can use: words, "phrases" and a few operators; all must hold. */
export function searchMails(mails: readonly SentMail[], query: string): readonly SentMail[] {
  const terms = [...query.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)].map(([, name, phrase, word]) => ({
    name: name?.toLowerCase() ?? '',
    value: fold(phrase ?? word ?? ''),
  }));
  return mails.filter((mail) =>
    terms.every(({ name, value }) => {
      const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
      return operator ? operator(mail, value) : everything(mail).includes(name ? `${name}:${value}` : value);
    }),
  );
}

const everything = ({ from, to, cc, bcc, subject, text, attachments }: SentMail) =>
  fold([from, ...to, ...cc, ...bcc, subject, text, ...attachments.map(({ name }) => name)].join('\n'));
