/** An answer of the Gmail API, ready to be written. */
export interface GmailAnswer {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface ErrorRow {
  readonly message: string;
  /** Default `global`. */
  readonly domain?: string;
  /** google.rpc.Code; default by status. */
  readonly rpc?: string;
  /** google.rpc.ErrorInfo reason, where Google adds one. */
  readonly detail?: string;
  readonly location?: 'Authorization';
}

const usage = 'usageLimits';

/** Reason and text by status; the first reason of a status is its default. */
const errorTable: Readonly<Record<number, Readonly<Record<string, ErrorRow>>>> = {
  400: {
    invalidArgument: { message: 'Invalid To header' },
    failedPrecondition: { message: 'Mail service not enabled', rpc: 'FAILED_PRECONDITION' },
    badRequest: { message: 'Bad Request' },
    badContent: { message: 'Media type is not supported. Valid media types: [message/*]' },
  },
  401: {
    authError: { message: 'Invalid Credentials', location: 'Authorization' },
    required: { message: 'Login Required.', detail: 'CREDENTIALS_MISSING', location: 'Authorization' },
  },
  403: {
    rateLimitExceeded: {
      message:
        "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:123456789012'.",
      domain: usage,
      detail: 'RATE_LIMIT_EXCEEDED',
    },
    userRateLimitExceeded: { message: 'User Rate Limit Exceeded', domain: usage },
    dailyLimitExceeded: { message: 'Daily Limit Exceeded', domain: usage },
    insufficientPermissions: { message: 'Insufficient Permission', detail: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' },
    domainPolicy: { message: 'The domain administrators have disabled Gmail apps.' },
    accessNotConfigured: {
      message:
        'Gmail API has not been used in project 123456789012 before or it is disabled. Enable it, then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.',
      domain: usage,
      detail: 'SERVICE_DISABLED',
    },
    forbidden: { message: 'Forbidden' },
  },
  404: { notFound: { message: 'Requested entity was not found.' } },
  405: { httpMethodNotAllowed: { message: 'Method Not Allowed', rpc: 'UNIMPLEMENTED' } },
  413: { uploadTooLarge: { message: 'Request entity too large.' } },
  429: {
    rateLimitExceeded: { message: 'Resource has been exhausted (e.g. check quota).' },
    userRateLimitExceeded: { message: 'User-rate limit exceeded.', domain: usage },
    dailyLimitExceeded: { message: 'Daily Limit Exceeded', domain: usage },
  },
  500: { backendError: { message: 'Internal error encountered.' } },
  503: { backendError: { message: 'The service is currently unavailable.' } },
  504: { backendError: { message: 'Deadline expired before operation could complete.' } },
};

const rpcByStatus: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** In the body's top line Google says more than in the list for these two. */
const topMessages: Readonly<Record<string, string>> = {
  authError:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  insufficientPermissions: 'Request had insufficient authentication scopes.',
};

const reasonsOfRateLimits = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded']);

export interface GmailErrorText {
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  /** Milliseconds since the Unix epoch: Google's "Retry after" time. */
  readonly retryAtMs?: number | undefined;
}

/** Google's error body for a status and reason; without a reason, the commonest one of that status. */
export function gmailError(status: number, text: GmailErrorText = {}): GmailAnswer {
  const rows = errorTable[status];
  if (!rows && text.reason === undefined) return htmlError(status);
  const reason = text.reason ?? Object.keys(rows ?? {})[0] ?? 'backendError';
  const row = rows?.[reason] ?? { message: reason };
  const message = withRetryTime(text.message ?? row.message, text.retryAtMs);
  const top = text.message === undefined ? (topMessages[reason] ?? message) : message;
  const rpc = row.rpc ?? rpcByStatus[status];
  const item = {
    message,
    domain: row.domain ?? 'global',
    reason,
    ...(row.location ? { location: row.location, locationType: 'header' } : {}),
  };
  return {
    status,
    body: {
      error: {
        code: status,
        message: top,
        errors: [item],
        ...(rpc ? { status: rpc } : {}),
        ...(row.detail ? { details: [errorInfo(row.detail)] } : {}),
      },
    },
  };
}

/** Whether an answer tells the client to slow down, by reason as well as by status. */
export function isRateLimit(answer: GmailAnswer): boolean {
  if (answer.status === 429) return true;
  const error = typeof answer.body === 'object' && 'error' in answer.body ? answer.body.error : undefined;
  const reason = (error as { errors?: readonly { reason?: string }[] } | undefined)?.errors?.[0]?.reason;
  return answer.status === 403 && reason !== undefined && reasonsOfRateLimits.has(reason);
}

/** Two spaces, as in the texts people quote from live answers. */
function withRetryTime(message: string, retryAtMs: number | undefined): string {
  if (retryAtMs === undefined || /retry after/i.test(message)) return message;
  return `${message}  Retry after ${new Date(retryAtMs).toISOString()}`;
}

const errorInfo = (reason: string) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata: { service: 'gmail.googleapis.com', method: 'caribou.api.proto.MailboxService.SendMessage' },
});

/** Front ends that fail before the API is reached answer with a page. */
const htmlError = (status: number): GmailAnswer => ({
  status,
  body: `<!DOCTYPE html>\n<html lang=en><meta charset=utf-8><title>Error ${status} (Server Error)!!1</title>\n<p><b>${status}.</b> <ins>That’s an error.</ins>\n<p>The server encountered a temporary error and could not complete your request.\n`,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
});
