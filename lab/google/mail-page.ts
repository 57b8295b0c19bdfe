import { html, raw } from 'hono/html';
import type { Email } from 'postal-mime';
import type { Account } from './account.ts';
import { messageIdOf, type SentMail } from './sent-mail.ts';

type Markup = ReturnType<typeof html>;

export interface MailList {
  readonly accounts: readonly Account[];
  /** Whose Sent folder is shown; `undefined` shows everybody's mail as received. */
  readonly sender: Account | undefined;
  /** An `authuser` that is no account here. */
  readonly stranger: string | undefined;
  readonly query: string;
  /** Newest first. */
  readonly mails: readonly SentMail[];
}

function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/mail/assets/mail.css" />
        <script type="module" src="/mail/assets/mail.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

export function mailListPage(view: MailList): Markup {
  const { sender, query, mails } = view;
  const name = sender ? `Sent by ${sender.email}` : 'All received mail';
  return page(
    `${name} (${mails.length})`,
    html`<header>
        <h1>Local mailbox</h1>
        <form role="search" action="/mail">
          ${sender ? html`<input type="hidden" name="authuser" value="${sender.email}" />` : ''}
          <input type="search" name="q" value="${query}" aria-label="Search mail" placeholder="Search mail" />
          <button>Search</button>
        </form>
      </header>
      ${tabs(view)}
      <main>
        <h2>${name}</h2>
        ${view.stranger ? html`<p role="alert">${view.stranger} is not signed in here.</p>` : ''}
        <div id="list">
          <p class="quiet" role="status">${count(mails.length)}${query ? html` for <q>${query}</q>` : ''}</p>
          ${mails.length > 0 ? mailTable(mails.slice(0, rowLimit), sender) : ''}
          ${mails.length > rowLimit ? html`<p class="quiet">The newest ${rowLimit} are shown; search for others.</p>` : ''}
        </div>
      </main>`,
  );
}

/** A list is drawn anew with every message; thousands of rows would keep the browser busy. */
const rowLimit = 500;

const count = (mails: number) => (mails === 1 ? '1 message' : `${mails} messages`);

function tabs({ accounts, sender }: MailList): Markup {
  const tab = (href: string, text: string, current: boolean) =>
    html`<li><a href="${href}" ${current ? raw('aria-current="page"') : ''}>${text}</a></li>`;
  return html`<nav aria-label="Folders">
    <ul>
      ${tab('/mail', 'All received', sender === undefined)}
      ${accounts.map((account) =>
        tab(`/mail?authuser=${encodeURIComponent(account.email)}`, `Sent · ${account.email}`, account === sender),
      )}
    </ul>
  </nav>`;
}

function mailTable(mails: readonly SentMail[], sender: Account | undefined): Markup {
  const row = (mail: SentMail) =>
    html`<tr>
      <td class="subject"><a href="/mail/m/${mail.id}">${mail.subject || '(no subject)'}</a></td>
      <td>${[...mail.to, ...mail.cc, ...mail.bcc].join(', ')}</td>
      ${sender ? '' : html`<td>${mail.from}</td>`}
      <td>${mail.reference === null ? '' : html`<code>${mail.reference}</code>`}</td>
      <td class="number">${mail.attachments.length || ''}</td>
      <td>${timeOf(mail.acceptedAtMs)}</td>
    </tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Messages">
    <table>
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">To</th>
          ${sender ? '' : html`<th scope="col">From</th>`}
          <th scope="col">Reference</th>
          <th scope="col">Files</th>
          <th scope="col">Accepted</th>
        </tr>
      </thead>
      <tbody>
        ${mails.map(row)}
      </tbody>
    </table>
  </div>`;
}

const timeOf = (ms: number): Markup =>
  html`<time datetime="${new Date(ms).toISOString()}">${new Date(ms).toLocaleString('sv-SE')}</time>`;

/** `email` is the message as delivered, parsed. */
export function mailPage(mail: SentMail, email: Email): Markup {
  const at = `/mail/m/${mail.id}`;
  return page(
    mail.subject || '(no subject)',
    html`<header>
        <h1>${mail.subject || '(no subject)'}</h1>
        <a href="/mail">All received mail</a>
      </header>
      <main>
        ${facts(mail, email)}
        <p><a href="${at}/original">Show original</a> · <a href="${at}/message.eml" download>Download as .eml</a></p>
        ${attachmentList(mail, at)}
        ${
          email.html === undefined
            ? ''
            : html`<h2>Message</h2>
                <iframe sandbox="allow-popups" title="Message as its recipient sees it" src="${at}/html"></iframe>`
        }
        <h2>Text</h2>
        <pre tabindex="0" role="region" aria-label="Text of the message">${mail.text}</pre>
      </main>`,
  );
}

function facts(mail: SentMail, email: Email): Markup {
  const entries: readonly (readonly [string, string | Markup])[] = [
    ['From', email.from?.name ? `${email.from.name} <${mail.from}>` : mail.from],
    ['To', mail.to.join(', ')],
    ['Cc', mail.cc.join(', ')],
    ['Bcc', mail.bcc.join(', ')],
    ['Accepted', timeOf(mail.acceptedAtMs)],
    ['Reference', mail.reference ?? ''],
    ['Gmail id', mail.id],
    ['Message-ID', messageIdOf(mail.id)],
    ['Size', `${mail.bytes} bytes, send request ${mail.request}`],
    ['SHA-256', mail.sha256],
  ];
  return html`<dl class="facts">
    ${entries
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
}

function attachmentList({ attachments }: SentMail, at: string): Markup | string {
  if (attachments.length === 0) return '';
  const entry = ({ name, type, bytes }: SentMail['attachments'][number], index: number) => {
    const href = `${at}/files/${index}/${encodeURIComponent(name || 'file')}`;
    return html`<li>
      <a href="${href}" target="_blank">${name || '(no name)'}</a>
      <span class="quiet">${type}, ${bytes} bytes</span>
      <a href="${href}" download aria-label="Download ${name || '(no name)'}">Download</a>
    </li>`;
  };
  return html`<h2>Files</h2>
    <ul>
      ${attachments.map(entry)}
    </ul>`;
}
