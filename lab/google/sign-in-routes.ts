import type { Context } from 'hono';
import { sameAddress, type Account } from './account.ts';
import { readAuthorizeRequest, type AuthorizeError, type AuthorizeRequest } from './authorize-request.ts';
import { consentChoice } from './consent-choice.ts';
import type { GoogleApp, GoogleParts } from './google-parts.ts';
import { isSignInScope, sendScope, writeCallbackScopes } from './scope.ts';
import { accountPage, consentPage, embeddedCheckPage, errorPage, type SignInPage } from './sign-in-page.ts';
import { signInLanguage } from './sign-in-words.ts';

/** One window in which somebody signs in. */
interface Attempt {
  readonly id: string;
  readonly request: AuthorizeRequest;
  readonly view: SignInPage;
  account: Account | undefined;
}

interface SignIn {
  readonly parts: GoogleParts;
  readonly attempts: Map<string, Attempt>;
  started: number;
}

const over: AuthorizeError = { status: 400, error: 'attempt_over', description: 'unknown attempt' };
const embedded: AuthorizeError = {
  status: 403,
  error: 'disallowed_useragent',
  description: 'flowName=GeneralOAuthFlow',
};

export function addSignInRoutes(app: GoogleApp, parts: GoogleParts): void {
  const signIn: SignIn = { parts, attempts: new Map(), started: 0 };
  for (const path of ['/o/oauth2/v2/auth', '/signin/*'])
    app.use(path, async (c, next) => {
      await next();
      const { severOpener } = parts.block;
      const policy = severOpener === true ? 'same-origin' : severOpener;
      if (policy) c.header('cross-origin-opener-policy', policy);
      c.header('cache-control', 'no-store');
    });
  app.get('/o/oauth2/v2/auth', (c) => start(c, signIn));
  app.get('/signin/disallowed', (c) =>
    withAttempt(c, signIn, c.req.query('attempt'), (it) => fail(c, it.view, embedded)),
  );
  app.get('/signin/start', (c) => withAttempt(c, signIn, c.req.query('attempt'), (it) => ask(c, signIn, it)));
  app.post('/signin/account', async (c) => {
    const form = await readForm(c);
    return withAttempt(c, signIn, form.get('attempt'), (it) => choose(c, signIn, it, form.get('account') ?? ''));
  });
  app.post('/signin/consent', async (c) => {
    const form = await readForm(c);
    return withAttempt(c, signIn, form.get('attempt'), (it) => answer(c, signIn, it, form));
  });
}

const readForm = async (c: Context) => new URLSearchParams(await c.req.text());

function withAttempt(
  c: Context,
  { attempts }: SignIn,
  id: string | null | undefined,
  go: (attempt: Attempt) => Response | Promise<Response>,
): Response | Promise<Response> {
  const attempt = attempts.get(id ?? '');
  const language = signInLanguage(undefined, c.req.header('accept-language'));
  return attempt ? go(attempt) : fail(c, { language, client: 'Sobre' }, over);
}

function fail(c: Context, view: SignInPage, error: AuthorizeError): Response | Promise<Response> {
  return c.html(errorPage(view, error), error.status);
}

function start(c: Context, signIn: SignIn): Response | Promise<Response> {
  const { counters, options, seeded, block } = signIn.parts;
  const query = new URL(c.req.url).searchParams;
  counters.authorize++;
  for (const scope of (query.get('scope') ?? '').split(' '))
    if (scope && !counters.scopes.includes(scope)) counters.scopes.push(scope);
  const language = signInLanguage(query.get('hl') ?? undefined, c.req.header('accept-language'));
  const request = readAuthorizeRequest(query, options.clients);
  if ('error' in request) return fail(c, { language, client: 'Sobre' }, request);

  const id = seeded.token(22, 'attempt', ++signIn.started);
  const attempt: Attempt = {
    id,
    request,
    view: { language, client: request.client.name ?? 'Sobre' },
    account: undefined,
  };
  signIn.attempts.set(id, attempt);
  if (request.prompt.has('none')) return answerSilently(c, signIn, attempt);
  if (options.autoConsent) return answerAutomatically(c, signIn, attempt);
  if (block.embedded === 'refuse') return c.html(embeddedCheckPage(attempt.view, id));
  return ask(c, signIn, attempt);
}

/** The account first, unless the request names one and does not want it chosen. */
function ask(c: Context, signIn: SignIn, attempt: Attempt): Response | Promise<Response> {
  const hinted = hintedAccount(signIn, attempt.request);
  if (hinted && !attempt.request.prompt.has('select_account')) return choose(c, signIn, attempt, hinted.email);
  return c.html(accountPage(attempt.view, attempt.id, signIn.parts.accounts));
}

function hintedAccount({ parts }: SignIn, { loginHint }: AuthorizeRequest): Account | undefined {
  return parts.accounts.find(({ email, sub }) => loginHint === sub || sameAddress(email, loginHint ?? ''));
}

function choose(c: Context, signIn: SignIn, attempt: Attempt, email: string): Response | Promise<Response> {
  const { accounts, grants, options } = signIn.parts;
  const account = accounts.find((known) => sameAddress(known.email, email));
  if (!account) return fail(c, attempt.view, over);
  attempt.account = account;
  if (options.blocked) return block(c, signIn, attempt, options.blocked);
  const { client, scopes, offline, prompt } = attempt.request;
  if (!prompt.has('consent') && grants.covers(client.clientId, account, scopes, offline))
    return finish(c, signIn, attempt, account, scopes, false);
  const box = options.consentBox ?? 'unticked';
  return c.html(consentPage({ ...attempt.view, attempt: attempt.id, account, request: attempt.request, box }));
}

function block(
  c: Context,
  signIn: SignIn,
  attempt: Attempt,
  { error, answer: how }: NonNullable<GoogleParts['options']['blocked']>,
): Response | Promise<Response> {
  if (how === 'redirect') return redirect(c, signIn, attempt, { error });
  const status = error === 'admin_policy_enforced' ? 400 : 403;
  return fail(c, attempt.view, { status, error, description: attempt.request.client.clientId });
}

function answer(c: Context, signIn: SignIn, attempt: Attempt, form: URLSearchParams): Response | Promise<Response> {
  const { account, request } = attempt;
  if (!account) return fail(c, attempt.view, over);
  if (form.get('decision') !== 'allow') return redirect(c, signIn, attempt, { error: 'access_denied' });
  const ticked = new Set(form.getAll('scope'));
  const scopes = new Set([...request.scopes].filter((scope) => isSignInScope(scope) || ticked.has(scope)));
  return finish(c, signIn, attempt, account, scopes, true);
}

/** `prompt=none`: no page at all, whatever the answer (OpenID Connect Core §3.1.2.6). */
function answerSilently(c: Context, signIn: SignIn, attempt: Attempt): Response | Promise<Response> {
  const { accounts, grants } = signIn.parts;
  const { client, scopes, offline } = attempt.request;
  const account = hintedAccount(signIn, attempt.request) ?? (accounts.length === 1 ? accounts[0] : undefined);
  if (!account) return redirect(c, signIn, attempt, { error: 'interaction_required' });
  if (!grants.covers(client.clientId, account, scopes, offline))
    return redirect(c, signIn, attempt, { error: 'interaction_required' });
  return finish(c, signIn, attempt, account, scopes, false);
}

function answerAutomatically(c: Context, signIn: SignIn, attempt: Attempt): Response | Promise<Response> {
  const {
    accounts,
    block: { consent },
  } = signIn.parts;
  const account = hintedAccount(signIn, attempt.request) ?? accounts[0];
  const choice = consentChoice(consent, signIn.started);
  if (choice === 'close' || !account) return c.body(null, 204);
  if (choice === 'deny') return redirect(c, signIn, attempt, { error: 'access_denied' });
  const { scopes } = attempt.request;
  const granted = new Set([...scopes].filter((scope) => choice === 'grant' || scope !== sendScope));
  return finish(c, signIn, attempt, account, granted, true);
}

function finish(
  c: Context,
  signIn: SignIn,
  attempt: Attempt,
  account: Account,
  scopes: ReadonlySet<string>,
  consentShown: boolean,
): Response {
  const { client, redirectUri, challenge, nonce, offline } = attempt.request;
  const { clientId } = client;
  const approval = { clientId, account, scopes, redirectUri, challenge, nonce, offline, consentShown };
  return redirect(c, signIn, attempt, {
    code: signIn.parts.grants.approve(approval),
    scope: writeCallbackScopes(scopes),
    authuser: String(signIn.parts.accounts.indexOf(account)),
    ...(account.hd === null ? {} : { hd: account.hd }),
    prompt: consentShown ? 'consent' : 'none',
  });
}

function redirect(c: Context, { parts, attempts }: SignIn, attempt: Attempt, values: Record<string, string>): Response {
  attempts.delete(attempt.id);
  const { redirectUri, state } = attempt.request;
  const { issParameter = parts.issuer } = parts.options;
  const url = new URL(redirectUri);
  if (state !== undefined) url.searchParams.set('state', state);
  if (issParameter !== null && 'code' in values) url.searchParams.set('iss', issParameter);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return c.redirect(url.href, 302);
}
