import { Failure } from '../domain/failure.ts';
import type { Acceptance } from '../domain/ports.ts';
import type { Bearer } from './accounts.ts';
import { jsonPath, mostBytes, uploadPath, type Reach, type Way } from './reach.ts';
import { failureOf, lacksPermission } from './replies.ts';
import { senderOf } from './sender-of.ts';
import { withDeadline, type Timer } from './timer.ts';

/** Google answers within seconds; nobody waits longer than this for one mail, */
const answerMs = 60_000;
/** plus the time a slow office line needs to hand a large one over. */
const slowestBytesPerMs = 64;

export interface SenderParts {
  readonly gmailUrl: string;
  readonly fetch: typeof fetch;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly isOnline: () => boolean;
  readonly reach: Reach;
  readonly timer: Timer;
  bearer(): Bearer | undefined;
  refuse(bearer: Bearer, consent: boolean): void;
}

/** Sends at once or not at all, once, and never retries. */
export function createSender(parts: SenderParts) {
  return async (mail: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Acceptance> => {
    if (signal.aborted) throw new Failure('mail/not-sent', { cause: signal.reason });
    if (mail.length > mostBytes.upload) throw new Failure('mail/too-large');
    const bearer = parts.bearer();
    // Gmail replaces a From that is not the account's without a word, so a message of another account waits for it.
    if (!bearer || (senderOf(mail) ?? bearer.address) !== bearer.address) throw new Failure('account/signed-out');
    if (!parts.isOnline()) throw new Failure('mail/offline');
    // Proving it here would let a message leave long after its row was looked at for the last time.
    const way = parts.reach.open;
    if (way === undefined) throw new Failure('mail/offline');
    if (mail.length > mostBytes[way]) throw new Failure('mail/too-large');
    const reply = await post(parts, way, bearer, mail, signal);
    if (way === 'stream' && reply.status === 411) {
      // RFC 9110 §15.5.12: it wants to know the length first, and took nothing.
      parts.reach.refused(way);
      throw new Failure('mail/offline', { values: { status: reply.status } });
    }
    parts.reach.answered(way);
    return accept(parts, bearer, reply);
  };
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
}

/** From here on nobody knows whether the message left until an answer has been read in full. */
async function post(
  parts: SenderParts,
  way: Way,
  { token }: Bearer,
  mail: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Reply> {
  const late = () => new Failure('mail/no-reply');
  const ms = answerMs + mail.length / slowestBytesPerMs;
  try {
    return await withDeadline({ signal, ms, late, timer: parts.timer }, async (limited) => {
      const response = await parts.fetch(new URL(way === 'json' ? jsonPath : uploadPath, parts.gmailUrl), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': way === 'json' ? 'application/json' : 'message/rfc822',
        },
        ...bodyFor(way, mail),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: limited,
      });
      const retryAfter = response.headers.get('retry-after') ?? undefined;
      return { status: response.status, body: await response.text(), retryAfter };
    });
  } catch (error) {
    parts.reach.lost();
    throw new Failure('mail/no-reply', { cause: error });
  }
}

function bodyFor(way: Way, mail: Uint8Array<ArrayBuffer>): RequestInit {
  if (way === 'json') return { body: JSON.stringify({ raw: base64Url(mail) }) };
  if (way === 'upload') return { body: mail };
  // `duplex` is still missing from the types of the DOM.
  return { body: new Blob([mail]).stream(), duplex: 'half' } as RequestInit;
}

function accept(parts: SenderParts, bearer: Bearer, reply: Reply): Acceptance {
  if (reply.status === 200) return { providerMessageId: messageId(reply.body) };
  const failure = failureOf({ ...reply, now: parts.now() });
  // The request was turned away before Gmail looked at the message, so it can be repeated after signing in.
  if (failure.code === 'account/signed-out') parts.refuse(bearer, lacksPermission(failure));
  throw failure;
}

function messageId(body: string): string {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    if (typeof id === 'string' && id !== '') return id;
  } catch (error) {
    throw new Failure('mail/no-reply', { cause: error });
  }
  throw new Failure('mail/no-reply');
}

/** RFC 4648 §5 without padding. In slices: a call takes only so many arguments. */
function base64Url(bytes: Uint8Array): string {
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000)
    slices.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  return btoa(slices.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
