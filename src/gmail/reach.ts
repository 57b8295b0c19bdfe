import { withDeadline, type Timer } from './timer.ts';

/**
 * Ways to hand a message to Gmail. Browsers silently repeat a POST whose connection, used before, ends without an
 * answer, and the receipt would arrive twice. A streamed body cannot be read again, so with `stream` they fail instead;
 * it needs HTTP/2 all the way, which an office's proxy may not offer.
 */
export type Way = 'stream' | 'upload' | 'json';

export interface Reach {
  /** The way to send now. Rejects when Gmail certainly cannot be reached. */
  choose(token: string): Promise<Way>;
  /** A send got no answer: before the next one, look whether anybody is there. */
  lost(way: Way): void;
  /** A send was answered, whatever the answer. */
  answered(way: Way): void;
  /** Google answered that it does not take messages this way. */
  refused(way: Way): void;
}

export interface ReachParts {
  readonly gmailUrl: string;
  readonly fetch: typeof fetch;
  /** Whether the browser can stream the body of a request. */
  readonly canStream: boolean;
  readonly timer: Timer;
  /** Whether streaming failed on this device not long ago, where another way worked. */
  readonly streamFailed: { get(): Promise<boolean>; set(): Promise<void> };
}

const probeMs = 10_000;

export const uploadPath = '/upload/gmail/v1/users/me/messages/send?uploadType=media';
export const jsonPath = '/gmail/v1/users/me/messages/send';

/**
 * A page cannot tell a forbidden request, a missing HTTP/2 and a dead network apart, and a failed send cannot be tried
 * another way, because it may have arrived. So the way changes only between two sends, after one that got no answer on a
 * way that never had any, and never before a harmless GET has shown that Gmail is there.
 */
export function createReach(parts: ReachParts): Reach {
  const proven = new Set<Way>();
  let way: Way | undefined;
  /** The send that got no answer last. */
  let doubt: { readonly way: Way } | undefined;
  let checking: Promise<void> | undefined;

  const first = async (): Promise<Way> =>
    parts.canStream && !(await parts.streamFailed.get().catch(() => false)) ? 'stream' : 'upload';

  const answers = async (path: string, init: RequestInit): Promise<boolean> => {
    try {
      await withDeadline(
        { ms: probeMs, late: () => new DOMException('No answer', 'TimeoutError'), timer: parts.timer },
        (signal) =>
          parts.fetch(new URL(path, parts.gmailUrl), { cache: 'no-store', credentials: 'omit', signal, ...init }),
      );
      return true;
    } catch {
      // Which of the reasons it was is exactly what the caller finds out by comparing.
      return false;
    }
  };

  const nextWay = async (failed: Way, token: string): Promise<Way> => {
    if (failed === 'stream') return 'upload';
    // The same headers as a send, so that the same permission is asked for beforehand.
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' };
    return failed === 'upload' && (await answers(uploadPath, { headers })) ? 'upload' : 'json';
  };

  const check = async (token: string): Promise<void> => {
    // Opaque on purpose: any answer at all shows that the network is back.
    if (!(await answers('/favicon.ico', { mode: 'no-cors' }))) throw new TypeError('Gmail is out of reach');
    const settled = doubt;
    if (settled && settled.way === way && !proven.has(settled.way)) way = await nextWay(settled.way, token);
    // Another one may have been lost meanwhile.
    if (doubt === settled) doubt = undefined;
  };

  return {
    async choose(token) {
      way ??= await first();
      if (doubt) await (checking ??= check(token).finally(() => (checking = undefined)));
      return way;
    },
    lost(failed) {
      doubt = { way: failed };
    },
    answered(by) {
      proven.add(by);
      // Only a convenience: without it the first message of another day may have to be asked about.
      if (by === 'upload' && parts.canStream && !proven.has('stream')) parts.streamFailed.set().catch(() => {});
    },
    refused(by) {
      if (by === 'stream' && way === 'stream') way = 'upload';
    },
  };
}

/** Chromium has it, Firefox and Safari do not. Fetch Standard, "duplex". */
export function canStreamBodies(): boolean {
  let asked = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asked = true;
      return 'half';
    },
  };
  try {
    // A browser that does not know the feature writes the stream's name into the body, as text.
    return !new Request('https://gmail.googleapis.com/', init).headers.has('content-type') && asked;
  } catch {
    return false;
  }
}
