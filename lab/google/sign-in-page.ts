import { html, raw } from 'hono/html';
import type { Account } from './account.ts';
import type { AuthorizeError, AuthorizeRequest } from './authorize-request.ts';
import { isSignInScope } from './scope.ts';
import { scopeName, signInWords, type SignInLanguage } from './sign-in-words.ts';

export interface SignInPage {
  readonly language: SignInLanguage;
  /** Name of the product that asks. */
  readonly client: string;
}

type Markup = ReturnType<typeof html>;

const style = raw(`
  :root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1d2433; background: #eef1f6 }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center }
  main { box-sizing: border-box; width: min(28rem, 100vw); padding: 2rem; background: #fff; border-radius: 1rem }
  h1 { font-size: 1.4rem; line-height: 1.3; margin: 1rem 0 .25rem; overflow-wrap: anywhere }
  p { margin: .25rem 0 1rem } small { color: #4a5468 } .mark { font-weight: 600; color: #2b4a8b }
  ul { list-style: none; margin: 1rem 0; padding: 0 } li { border-bottom: 1px solid #d7dce6 }
  .account { display: flex; gap: .75rem; width: 100%; padding: .75rem .5rem; text-align: left; border: 0; background: none; font: inherit; cursor: pointer; align-items: center }
  .account:hover { background: #f3f6fb } .account span { display: block; overflow-wrap: anywhere }
  .initial { flex: none; width: 2rem; height: 2rem; line-height: 2rem; text-align: center; border-radius: 50%; background: #2b4a8b; color: #fff }
  .scope { display: flex; gap: .75rem; padding: .75rem .5rem; align-items: center } .scope label { flex: 1; overflow-wrap: anywhere }
  input[type=checkbox] { width: 1.25rem; height: 1.25rem; margin: 0; flex: none; order: 2; accent-color: #2b4a8b }
  .buttons { display: flex; gap: .75rem; justify-content: flex-end; margin-top: 1.5rem }
  .buttons button { font: inherit; font-weight: 600; padding: .6rem 1.5rem; border-radius: 2rem; border: 1px solid #6b7690; background: #fff; color: #2b4a8b; cursor: pointer }
  .buttons #allow { background: #2b4a8b; border-color: #2b4a8b; color: #fff }
  :focus-visible { outline: 3px solid #2b4a8b; outline-offset: 2px }
  code { overflow-wrap: anywhere; font-size: .9rem }
`);

function page({ language }: SignInPage, title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

export function accountPage(view: SignInPage, attempt: string, accounts: readonly Account[]): Markup {
  const words = signInWords[view.language];
  const entries = accounts.map(
    ({ email, name }) =>
      html`<li>
        <button class="account" name="account" value="${email}" data-account="${email}">
          <span class="initial" aria-hidden="true">${[...name][0] ?? ''}</span>
          <span><span>${name}</span><small>${email}</small></span>
        </button>
      </li>`,
  );
  return page(
    view,
    words.choose,
    html`<div class="mark">${words.signIn}</div>
      <h1>${words.choose}</h1>
      <p>${words.toContinue} <strong>${view.client}</strong></p>
      <form method="post" action="/signin/account">
        <input type="hidden" name="attempt" value="${attempt}" />
        <ul>
          ${entries}
        </ul>
      </form>`,
  );
}

export interface ConsentView extends SignInPage {
  readonly attempt: string;
  readonly account: Account;
  readonly request: AuthorizeRequest;
  readonly box: 'unticked' | 'ticked' | 'none';
}

export function consentPage(view: ConsentView): Markup {
  const words = signInWords[view.language];
  const optional = [...view.request.scopes].filter((scope) => !isSignInScope(scope));
  return page(
    view,
    `${view.client} ${words.wants}`,
    html`<div class="mark">${words.signIn}</div>
      <h1>${view.client} ${words.wants}</h1>
      <p>${view.account.email}</p>
      <form method="post" action="/signin/consent">
        <input type="hidden" name="attempt" value="${view.attempt}" />
        <p id="select">${words.select}</p>
        <ul aria-labelledby="select">
          <li class="scope"><span>${words.signInScopes}</span></li>
          ${optional.map((scope) => scopeEntry(scope, view))}
        </ul>
        <p><small>${words.trust}</small></p>
        <div class="buttons">
          <button id="cancel" name="decision" value="cancel">${words.cancel}</button>
          <button id="allow" name="decision" value="allow">${words.allow}</button>
        </div>
      </form>`,
  );
}

/** `id` is stable for whoever drives the page: `scope-gmail-send`. */
function scopeEntry(scope: string, { language, box }: ConsentView): Markup {
  const name = scopeName(scope, language);
  const id = `scope-${scope.slice(scope.lastIndexOf('/') + 1).replaceAll('.', '-')}`;
  if (box === 'none')
    return html`<li class="scope"><input type="hidden" name="scope" value="${scope}" /><span>${name}</span></li>`;
  return html`<li class="scope">
    <input type="checkbox" id="${id}" name="scope" value="${scope}" ${box === 'ticked' ? raw('checked') : ''} />
    <label for="${id}">${name}</label>
  </li>`;
}

/** Errors end here: Google does not send the person back to the app for them. */
export function errorPage(view: SignInPage, { status, error, description }: AuthorizeError): Markup {
  const words = signInWords[view.language];
  return page(
    view,
    words.blocked,
    html`<div class="mark">${words.signIn}</div>
      <h1>${words.blocked}</h1>
      <p>${sentenceFor(error, view.language)}</p>
      <p>
        <strong id="error">${words.errorOf(status, error)}</strong><br /><small
          >${words.details}: <code>${description}</code></small
        >
      </p>`,
  );
}

function sentenceFor(error: string, language: SignInLanguage): string {
  const words = signInWords[language];
  const sentences: Readonly<Record<string, string>> = {
    disallowed_useragent: words.embedded,
    admin_policy_enforced: words.adminPolicy,
    org_internal: words.orgInternal,
    access_denied: words.notVerified,
    attempt_over: words.over,
  };
  return sentences[error] ?? words.requestInvalid;
}

/**
 * Google tells an embedded view by its user agent. Here a dialog is an ordinary popup, so what
 * tells it apart is that somebody opened it by script; the system browser has no opener.
 */
export function embeddedCheckPage(view: SignInPage, attempt: string): Markup {
  return page(
    view,
    signInWords[view.language].signIn,
    html`<h1>${signInWords[view.language].signIn}</h1>
      <script>
        location.replace((window.opener ? '/signin/disallowed' : '/signin/start') + '?attempt=${raw(attempt)}');
      </script>`,
  );
}
