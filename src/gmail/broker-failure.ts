import * as oauth from 'oauth4webapi';
import { Failure, isFailure, type FailureCode } from '../domain/failure.ts';

/** RFC 6749 §5.2 and Google's additions, as the token endpoint answers them through the broker. */
const refusals: Readonly<Record<string, FailureCode>> = {
  invalid_grant: 'account/code-refused',
  admin_policy_enforced: 'account/admin-blocked',
  org_internal: 'account/org-internal',
  temporarily_unavailable: 'account/broker-unreachable',
  server_error: 'account/broker-unreachable',
  internal_failure: 'account/broker-unreachable',
  account_not_allowed: 'account/not-allowed',
};

/** Whatever happened between pane, broker and Google's token endpoint, as an expected failure. */
export function brokerFailure(error: unknown): Failure {
  if (isFailure(error)) return error;
  // Text of Google's, never of the request: it names what was wrong and holds no secret.
  if (error instanceof oauth.ResponseBodyError)
    return new Failure(Object.hasOwn(refusals, error.error) ? refusals[error.error]! : 'mail/not-configured', {
      cause: error,
      values: { status: error.status, error: error.error },
    });
  if (error instanceof oauth.AuthorizationResponseError) return new Failure('account/token-invalid', { cause: error });
  if (error instanceof oauth.OperationProcessingError) return new Failure(processingCode(error), { cause: error });
  if (error instanceof oauth.UnsupportedOperationError) return new Failure('account/token-invalid', { cause: error });
  // A fetch that never got an answer rejects with a TypeError; so does an aborted one in some browsers.
  return new Failure('account/broker-unreachable', { cause: error });
}

/** An answer that is not OAuth at all comes from whatever stands between us and Google; the rest is a bad token. */
const transport = new Set<string | undefined>([
  oauth.RESPONSE_IS_NOT_CONFORM,
  oauth.RESPONSE_IS_NOT_JSON,
  oauth.PARSE_ERROR,
]);
const processingCode = ({ code }: oauth.OperationProcessingError): FailureCode =>
  transport.has(code) ? 'account/broker-unreachable' : 'account/token-invalid';
