import { Failure, type FailureCode } from '../domain/failure.ts';

/** An answer of the Gmail API that is not 200. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  /** `Retry-After`, where the browser may read it. */
  readonly retryAfter: string | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** Google's error envelope; every part may be missing. */
interface ErrorBody {
  readonly error?: {
    readonly message?: unknown;
    readonly status?: unknown;
    readonly errors?: readonly { readonly reason?: unknown }[];
    readonly details?: readonly { readonly reason?: unknown }[];
  };
}

interface Reading {
  readonly reason: string;
  readonly message: string;
  readonly isJson: boolean;
}

/** The old name of a limit and the new one; both are in use. */
const reasons: Readonly<Record<string, FailureCode>> = {
  authError: 'account/signed-out',
  UNAUTHENTICATED: 'account/signed-out',
  insufficientPermissions: 'account/signed-out',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'account/signed-out',
  rateLimitExceeded: 'mail/rate-limited',
  userRateLimitExceeded: 'mail/rate-limited',
  RATE_LIMIT_EXCEEDED: 'mail/rate-limited',
  RESOURCE_EXHAUSTED: 'mail/rate-limited',
  dailyLimitExceeded: 'mail/quota-exhausted',
  quotaExceeded: 'mail/quota-exhausted',
  domainPolicy: 'mail/forbidden',
  accessNotConfigured: 'mail/not-configured',
  SERVICE_DISABLED: 'mail/not-configured',
  uploadTooLarge: 'mail/too-large',
};

/**
 * What an answer means for the row and the run. Google sends 403 for limits, policies and missing permissions alike,
 * and 429 for a minute's limit as for a day's, so the reason and Google's text decide, and the status only last.
 */
export function failureOf(reply: Reply): Failure {
  const reading = read(reply.body);
  const code = codeOf(reply.status, reading);
  const retryAt = retryTime(reply, reading.message);
  return new Failure(code, {
    values: { status: reply.status, reason: reading.reason },
    ...(retryAt === undefined ? {} : { retryAt }),
  });
}

/** Whether signing in again must ask for the permission to send. */
export const lacksPermission = ({ values }: Failure): boolean =>
  values['reason'] === 'insufficientPermissions' || values['reason'] === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT';

function codeOf(status: number, { reason, message, isJson }: Reading): FailureCode {
  // Google may have taken the message before it failed to say so.
  if (status >= 500) return 'mail/server-error';
  if (status === 408) return 'mail/no-reply';
  if (/\(mail sending\)/i.test(message)) return 'mail/quota-exhausted';
  if (/mail service not enabled/i.test(message)) return 'mail/no-mailbox';
  const byReason = reasons[reason];
  if (byReason) return byReason;
  if (status === 401) return 'account/signed-out';
  if (status === 413) return 'mail/too-large';
  if (status === 429 || /quota exceeded|rate[- ]limit exceeded/i.test(message)) return 'mail/rate-limited';
  if (status === 403) return 'mail/forbidden';
  if (status === 404 || status === 405) return 'mail/not-configured';
  // The JSON endpoint answers a page instead of an error when the message is larger than it takes.
  return status === 400 && !isJson ? 'mail/too-large' : 'mail/rejected';
}

function read(body: string): Reading {
  let parsed: ErrorBody;
  try {
    parsed = JSON.parse(body) as ErrorBody;
  } catch {
    // A page for people, from Google's front end or a proxy: only the status says something.
    return { reason: '', message: body.slice(0, 2000), isJson: false };
  }
  const error = parsed?.error;
  const reason = [error?.errors?.[0]?.reason, ...(error?.details ?? []).map((detail) => detail.reason), error?.status]
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .at(0);
  return { reason: reason ?? '', message: typeof error?.message === 'string' ? error.message : '', isJson: true };
}

/** Google writes the time into its sentence, because browsers may not read its `Retry-After`. The later one counts. */
function retryTime({ retryAfter, now }: Reply, message: string): number | undefined {
  const written = /retry after (\d{4}-\d\d-\d\dt[\d:.]+(?:z|[+-]\d\d:?\d\d))/i.exec(message)?.[1];
  const seconds = /^\d+$/.test(retryAfter ?? '') ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter ?? '');
  const times = [Date.parse(written ?? ''), seconds].filter((time) => Number.isFinite(time));
  return times.length > 0 ? Math.max(...times) : undefined;
}
