import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import PostalMime, { type Email } from 'postal-mime';
import { sameAddress, type Account } from './account.ts';
import type { GoogleApp, GoogleParts } from './google-parts.ts';
import { mailListPage, mailPage } from './mail-page.ts';
import { searchMails } from './mail-search.ts';
import type { Mailbox } from './mailbox.ts';
import type { SentMail } from './sent-mail.ts';

const asset = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
/** A mail is written by others: nothing in it may run, or load from anywhere. */
const sandboxed = "sandbox allow-popups; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export function addMailRoutes(app: GoogleApp, parts: GoogleParts): void {
  const { mailbox } = parts;
  const css = asset('mail.css');
  const script = asset('mail.js');
  app.get('/mail/assets/mail.css', (c) => c.body(css, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/mail/assets/mail.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  // Gmail's own addresses, so that the product's search link lands here with nothing but another host.
  for (const path of ['/mail', '/mail/', '/mail/u', '/mail/u/', '/mail/u/:index', '/mail/u/:index/'])
    app.get(path, (c) => showList(c, parts));
  app.get('/mail/events', (c) => tellArrivals(c, mailbox));
  addMessageRoutes(app, mailbox);
}

function showList(c: Context, { accounts, mailbox }: GoogleParts) {
  const authuser = c.req.query('authuser') ?? c.req.param('index');
  const sender = authuser === undefined ? undefined : findAccount(accounts, authuser);
  const query = c.req.query('q') ?? '';
  const found = searchMails(mailbox.mails, query);
  const mails = found.filter((mail) => !sender || mail.account === sender.email).toReversed();
  return c.html(mailListPage({ accounts, sender, stranger: sender ? undefined : authuser, query, mails }));
}

const findAccount = (accounts: readonly Account[], authuser: string) =>
  accounts.find(({ email }, index) => sameAddress(email, authuser) || String(index) === authuser);

/** Server-sent events by hand: the framework's add headers that HTTP/2 forbids. */
function tellArrivals(c: Context, mailbox: Mailbox): Response {
  let stop = () => {};
  const events = new ReadableStream<string>({
    start: (controller) => {
      controller.enqueue(': listening\n\n');
      stop = mailbox.onAdded(({ id }) => controller.enqueue(`event: mail\ndata: ${id}\n\n`));
    },
    cancel: () => stop(),
  });
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
  return c.body(events.pipeThrough(new TextEncoderStream()), 200, headers);
}

function addMessageRoutes(app: GoogleApp, mailbox: Mailbox): void {
  const withMail = (answer: (c: Context, mail: SentMail, email: Email) => Response | Promise<Response>) => {
    return async (c: Context) => {
      const mail = mailbox.find(c.req.param('id') ?? '');
      if (!mail) return c.text('No such message.', 404);
      return answer(c, mail, await PostalMime.parse(mail.delivered(), { attachmentEncoding: 'arraybuffer' }));
    };
  };
  app.get(
    '/mail/m/:id',
    withMail((c, mail, email) => c.html(mailPage(mail, email))),
  );
  app.get(
    '/mail/m/:id/html',
    withMail((c, _mail, email) => c.html(withInlineImages(email), 200, { 'content-security-policy': sandboxed })),
  );
  app.get(
    '/mail/m/:id/original',
    withMail((c, mail) => writeFile(c, mail.delivered(), 'text/plain; charset=utf-8')),
  );
  app.get(
    '/mail/m/:id/message.eml',
    withMail((c, mail) => writeFile(c, mail.delivered(), 'message/rfc822')),
  );
  app.get(
    '/mail/m/:id/files/:index/:name',
    withMail((c, _mail, email) => writeAttachment(c, email)),
  );
}

function writeAttachment(c: Context, { attachments }: Email): Response {
  const attachment = attachments[Number(c.req.param('index'))];
  if (!attachment) return c.text('No such file.', 404);
  return writeFile(c, bytesOf(attachment.content), shownType(attachment.mimeType));
}

/** Markup is shown as text; everything else is the browser's affair. */
const shownType = (type: string) => (/html|xml|svg/i.test(type) ? 'text/plain; charset=utf-8' : type);

const writeFile = (c: Context, bytes: Uint8Array, type: string): Response =>
  c.body(new Uint8Array(bytes), 200, { 'content-type': type, 'x-content-type-options': 'nosniff' });

const bytesOf = (content: Email['attachments'][number]['content']): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

/** RFC 2392: `cid:` names a part of the same message. */
function withInlineImages({ html = '', attachments }: Email): string {
  return html.replace(/\bcid:([^"'\s)>]+)/g, (whole, id: string) => {
    const part = attachments.find(({ contentId }) => contentId === `<${decodeURIComponent(id)}>`);
    return part ? `data:${part.mimeType};base64,${Buffer.from(bytesOf(part.content)).toString('base64')}` : whole;
  });
}
