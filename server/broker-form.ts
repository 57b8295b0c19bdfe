/** The one client the broker speaks for. */
export interface BrokerClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

/** RFC 6749 §5.2. */
export interface OAuthRefusal {
  readonly error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type';
  readonly error_description: string;
}

export type CheckedForm = { readonly form: URLSearchParams } | { readonly refusal: OAuthRefusal };

const refuse = (error: OAuthRefusal['error'], error_description: string): CheckedForm => ({
  refusal: { error, error_description },
});

const grants: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['grant_type', 'client_id', 'code', 'redirect_uri', 'code_verifier'],
  refresh_token: ['grant_type', 'client_id', 'refresh_token'],
};

/** RFC 7636 §4.1. */
const verifierForm = /^[A-Za-z0-9\-._~]{43,128}$/;

/** Only the two grants, each with exactly its own parameters; the secret is added here and comes from nowhere else. */
export function checkTokenForm(sent: URLSearchParams, client: BrokerClient): CheckedForm {
  const grant = sent.get('grant_type') ?? '';
  // Every object has a `constructor`; a grant is only what is listed.
  const expected = Object.hasOwn(grants, grant) ? grants[grant] : undefined;
  if (!expected) return refuse('unsupported_grant_type', 'Only authorization_code and refresh_token.');
  const refusal = checkParameters(sent, expected, client);
  if (refusal) return refusal;
  const redirectUri = sent.get('redirect_uri');
  if (redirectUri !== null && !client.redirectUris.includes(redirectUri))
    return refuse('invalid_request', 'redirect_uri is not one of this deployment.');
  const verifier = sent.get('code_verifier');
  if (verifier !== null && !verifierForm.test(verifier))
    return refuse('invalid_request', 'code_verifier is malformed.');
  const form = new URLSearchParams(expected.map((name) => [name, sent.get(name) ?? '']));
  form.set('client_secret', client.clientSecret);
  return { form };
}

/** Google's revocation wants the token alone; `token_type_hint` is a legal parameter it ignores (RFC 7009 §2.1). */
export function checkRevokeForm(sent: URLSearchParams, client: BrokerClient): CheckedForm {
  const form = new URLSearchParams(sent);
  form.delete('token_type_hint');
  return (
    checkParameters(form, ['client_id', 'token'], client) ?? {
      form: new URLSearchParams({ token: form.get('token') ?? '' }),
    }
  );
}

function checkParameters(
  sent: URLSearchParams,
  expected: readonly string[],
  client: BrokerClient,
): CheckedForm | undefined {
  const names = [...sent.keys()];
  const foreign = names.find((name) => !expected.includes(name));
  if (foreign !== undefined) return refuse('invalid_request', 'A parameter does not belong to this request.');
  if (new Set(names).size < names.length) return refuse('invalid_request', 'A parameter is given twice.');
  const missing = expected.find((name) => !sent.get(name));
  if (missing) return refuse('invalid_request', `${missing} is missing.`);
  if (sent.get('client_id') !== client.clientId) return refuse('invalid_client', 'Not the client of this deployment.');
  return undefined;
}
