/** What an id_token says, read without its signature: it comes from Google's own token endpoint, over TLS. */
function claimsOf(idToken: unknown): { readonly email?: unknown; readonly email_verified?: unknown } {
  if (typeof idToken !== 'string') return {};
  try {
    const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(payload));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    // No token at all: then it names nobody.
    return {};
  }
}

const isAllowed = (idToken: unknown, domains: readonly string[]): boolean => {
  const { email, email_verified: verified } = claimsOf(idToken);
  if (typeof email !== 'string' || (verified !== true && verified !== 'true')) return false;
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
};

/**
 * Google's answer, or a refusal where the tokens in it are for an account of another domain: they never reach a browser.
 * A renewal names nobody again, so only an id_token that is there is looked at then; a first answer always has one.
 */
export async function admitted(answer: Response, domains: readonly string[]): Promise<Response> {
  if (domains.length === 0 || !answer.ok) return answer;
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const { id_token: idToken, refresh_token: refresh } = (body ?? {}) as Record<string, unknown>;
  const names = idToken !== undefined || refresh !== undefined;
  if (names && !isAllowed(idToken, domains)) return refusal();
  return answer;
}

const refusal = (): Response =>
  Response.json(
    { error: 'account_not_allowed', error_description: 'Not an account of this deployment’s domains.' },
    { status: 403 },
  );
