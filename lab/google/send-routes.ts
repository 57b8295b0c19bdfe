import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { sameAddress, type Account } from './account.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { scriptedAnswer } from './faults.ts';
import { gmailError, isRateLimit, type GmailAnswer } from './gmail-answer.ts';
import type { Answer } from './google-block.ts';
import type { GoogleApp, GoogleEnv, GoogleParts } from './google-parts.ts';
import { sendingScopes } from './scope.ts';
import { readSendBody, uploadLimitBytes } from './send-body.ts';
import { readSentMail } from './sent-mail.ts';
import type { HangUp } from './wire.ts';

type SendContext = Context<GoogleEnv>;

/** One send request on its way through Google. */
interface Sending {
  /** From 1, in the order in which requests arrive. */
  readonly n: number;
  readonly fault: Answer | undefined;
  /** Who the bearer token stood for on arrival. */
  readonly account: Account | undefined;
  readonly latencyMs: number;
}

const jsonPath = '/gmail/v1/users/:userId/messages/send';
const uploadPath = `/upload${jsonPath}`;
/** Google has read the request and decides, before the answer travels back. */
const arrivalShare = 0.4;
/** Room for base64 and multipart framing around the largest message. */
const bodyLimitBytes = uploadLimitBytes * 1.5;

export function addSendRoutes(app: GoogleApp, parts: GoogleParts): void {
  const { reach } = parts.options;
  for (const path of [jsonPath, uploadPath]) {
    const isClosed = path === uploadPath && reach === 'upload-no-cors';
    const writeAnswer = (c: SendContext, answer: GmailAnswer) => answerWith(answer, isClosed ? {} : corsHeaders(c));
    app.options(path, (c) => (isClosed ? c.body(null, 403) : answerPreflight(c)));
    app.get(path, (c) => writeAnswer(c, gmailError(405)));
    app.post(path, async (c, next) => {
      if (reach === 'no-streaming' && c.req.header('content-length') === undefined) {
        hangUp(c, parts, 'reset');
        return RESPONSE_ALREADY_SENT;
      }
      // Nobody's token: a page that only asks whether this way is open. No send request, so that it is not counted as one.
      if (!isGoogles(bearerOf(c))) return writeAnswer(c, gmailError(401));
      const uploadType = path === jsonPath ? null : (c.req.query('uploadType') ?? '');
      if (uploadType !== null && uploadType !== 'media' && uploadType !== 'multipart') return next();
      const answer = await receive(c, parts, uploadType);
      if (answer === 'hung-up') return RESPONSE_ALREADY_SENT;
      countAnswer(parts, answer);
      return writeAnswer(c, answer);
    });
  }
}

async function receive(
  c: SendContext,
  parts: GoogleParts,
  uploadType: string | null,
): Promise<GmailAnswer | 'hung-up'> {
  const sending = arrive(c, parts);
  const { n, fault } = sending;
  if (fault?.do === 'reset' && !fault.accepted) {
    await parts.options.onReceived?.(n);
    return hangUp(c, parts, 'reset');
  }
  const bytes = await readBody(c.env.incoming);
  if (bytes === 'aborted') return 'hung-up';
  await parts.options.onReceived?.(n);
  await parts.clock.wait(sending.latencyMs * arrivalShare);

  const answer = await decide(c, parts, sending, { uploadType, bytes });
  if (answer === 'hung-up') return answer;
  await parts.clock.wait(sending.latencyMs * (1 - arrivalShare));
  return answer;
}

function arrive(c: SendContext, parts: GoogleParts): Sending {
  const { counters, block, seeded, faults, grants, open } = parts;
  const n = ++counters.sends;
  const account = grants.authenticate(bearerOf(c))?.account;
  open.set(n, account);
  counters.maxInFlight = Math.max(counters.maxInFlight, open.size);
  c.env.outgoing.once('close', () => open.delete(n));
  const [shortest, longest] = block.latencyMs;
  return {
    n,
    fault: faults.at(n),
    account,
    latencyMs: shortest + (longest - shortest) * seeded.fraction('latency', n),
  };
}

async function decide(
  c: SendContext,
  parts: GoogleParts,
  sending: Sending,
  body: { readonly uploadType: string | null; readonly bytes: Buffer | 'too-large' },
): Promise<GmailAnswer | 'hung-up'> {
  const { fault, account } = sending;
  if (fault?.do === 'drop-before-accept') return hangUp(c, parts, 'drop');
  if (fault?.do === 'status' && !fault.accepted) return scriptedAnswer(fault, parts.clock.now());
  if (fault?.do === 'revoke-grant' && account) parts.grants.revokeAccount(account);

  const refusal = authorise(c, parts, sending) ?? (body.bytes === 'too-large' ? gmailError(413) : undefined);
  if (refusal || !account || body.bytes === 'too-large') return refusal ?? gmailError(401);
  const contentType = c.req.header('content-type') ?? '';
  const reading = readSendBody({ uploadType: body.uploadType, contentType, bytes: body.bytes });
  if ('refusal' in reading) return reading.refusal;
  const answer = await accept(parts, sending.n, account, reading.raw);
  return answer.status === 200 && fault ? spoil(c, parts, fault, answer) : answer;
}

/** Bearer, scope, mailbox in the address, quota: in Google's order. */
function authorise(c: SendContext, parts: GoogleParts, sending: Sending): GmailAnswer | undefined {
  if (!c.req.header('authorization')) return gmailError(401, { reason: 'required' });
  const access = parts.grants.authenticate(bearerOf(c));
  if (!access) return gmailError(401);
  if (![...access.scopes].some((scope) => sendingScopes.has(scope)))
    return gmailError(403, { reason: 'insufficientPermissions' });
  const user = c.req.param('userId') ?? '';
  if (user !== 'me' && !sameAddress(user, access.account.email))
    return gmailError(403, { reason: 'forbidden', message: `Delegation denied for ${access.account.email}` });
  const concurrent = [...parts.open].filter(([n, account]) => n <= sending.n && account === access.account).length;
  return parts.quota.admit(access.account, concurrent);
}

async function accept(parts: GoogleParts, request: number, account: Account, raw: Buffer): Promise<GmailAnswer> {
  const id = parts.seeded.hex(16, 'message', request);
  const reading = await readSentMail(raw, account, request, id);
  if ('refusal' in reading) return reading.refusal;
  parts.quota.countAccepted(account);
  const n = ++parts.counters.accepted;
  parts.mailbox.add(reading.mail(n, parts.clock.now()));
  await parts.options.onAccepted?.(n);
  return { status: 200, body: { id, threadId: id, labelIds: ['SENT'] } };
}

/** The message is accepted; this is what the sender gets to know about it. */
async function spoil(
  c: SendContext,
  parts: GoogleParts,
  fault: Answer,
  answer: GmailAnswer,
): Promise<GmailAnswer | 'hung-up'> {
  if (fault.do === 'status') return scriptedAnswer(fault, parts.clock.now());
  if (fault.do === 'drop-after-accept') return hangUp(c, parts, 'drop');
  if (fault.do === 'reset') return hangUp(c, parts, 'reset');
  if (fault.do === 'disconnect-after-accept') return hangUp(c, parts, 'disconnect');
  if (fault.do !== 'stall-after-accept') return answer;
  await new Promise((resolve) => c.env.outgoing.once('close', resolve));
  return 'hung-up';
}

function hangUp(c: SendContext, { wire }: GoogleParts, how: HangUp): 'hung-up' {
  wire.hangUp(c.env.incoming, how);
  return 'hung-up';
}

/** Google's access tokens begin so. No token at all is a request of its own kind, refused in its own words. */
const isGoogles = (token: string): boolean => token === '' || token.startsWith('ya29.');

const bearerOf = (c: SendContext): string => /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

/** Reads to the end even when it is too much, so that the answer can be read by a client that is still writing. */
async function readBody(incoming: SendContext['env']['incoming']): Promise<Buffer | 'too-large' | 'aborted'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming) {
      bytes += (chunk as Buffer).length;
      if (bytes <= bodyLimitBytes) chunks.push(chunk as Buffer);
    }
  } catch {
    // The client went away in mid-request: nothing was received, nobody waits for an answer.
    return 'aborted';
  }
  return bytes > bodyLimitBytes ? 'too-large' : Buffer.concat(chunks);
}

function countAnswer({ counters }: GoogleParts, answer: GmailAnswer): void {
  if (answer.status === 401) counters.unauthorised++;
  if (isRateLimit(answer)) counters.rateLimited++;
}

function answerWith({ status, body, headers }: GmailAnswer, cors: Readonly<Record<string, string>>): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
  const type = { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private' };
  return new Response(text, { status, headers: { ...type, ...cors, ...headers } });
}
