import { withDeadline, type Timer } from './timer.ts';

/**
 * Ways to hand a message to Gmail. Browsers silently repeat a POST whose connection, used before, ends without an
 * answer, and the receipt would arrive twice. A streamed body cannot be read again, so with `stream` they fail instead;
 * it needs HTTP/2 all the way, which an office's proxy may not offer.
 */
export type Way = 'stream' | 'upload' | 'json';

/** Bytes of a message that can go each way. The JSON endpoint fails from about 5 MB; base64 adds a third. */
export const mostBytes: Readonly<Record<Way, number>> = { stream: 36_700_160, upload: 36_700_160, json: 4_000_000 };

/** The way that was found open on this device. */
export interface Proof {
  readonly way: Way;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface Reach {
  /** The way that was proved last; undefined before. */
  readonly way: Way | undefined;
  /** The way to send now; undefined while it has to be proved, first or after a loss. */
  readonly open: Way | undefined;
  /** The way to send now, proved first where it is not. Rejects when Gmail certainly cannot be reached. */
  choose(): Promise<Way>;
  /** A send got no answer: before the next one, the way is proved again. */
  lost(): void;
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
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** What this device proved last. A browser that keeps nothing proves it each time. */
  readonly memory: { get(): Promise<Proof | undefined>; set(proof: Proof): Promise<void> };
}

const probeMs = 10_000;
/** A laptop changes networks between two days, and an office's proxy its mind. */
const proofMs = 12 * 3_600_000;

export const uploadPath = '/upload/gmail/v1/users/me/messages/send?uploadType=media';
export const jsonPath = '/gmail/v1/users/me/messages/send';

/** Nobody's: Google turns it away before it looks at the body, which has no recipient besides. */
const nobody = 'Bearer nobody';
const noMail = 'X-Sobre: asks whether this way is open\r\n\r\n';

const probeOf = (way: Way): readonly [path: string, init: RequestInit] => {
  const request = (type: string, body: BodyInit): RequestInit => ({
    method: 'POST',
    headers: { authorization: nobody, 'content-type': type },
    body,
    redirect: 'error',
  });
  if (way === 'json') return [jsonPath, request('application/json', '{}')];
  if (way === 'upload') return [uploadPath, request('message/rfc822', noMail)];
  // `duplex` is still missing from the types of the DOM.
  return [uploadPath, { ...request('message/rfc822', new Blob([noMail]).stream()), duplex: 'half' } as RequestInit];
};

/**
 * A page cannot tell a forbidden request, a missing HTTP/2 and a dead network apart, and a failed send cannot be tried
 * another way, because it may have arrived. So a way is proved before a message goes it: by a request with the method,
 * path and headers of a send that certainly sends nothing. Any answer the page may read says that the way is open.
 */
export function createReach(parts: ReachParts): Reach {
  const ways: readonly Way[] = parts.canStream ? ['stream', 'upload', 'json'] : ['upload', 'json'];
  /** Ways that have carried a message in this pane. */
  const carried = new Set<Way>();
  let way: Way | undefined;
  /** Sends that got no answer. */
  let losses = 0;
  let cleared = 0;
  let proving: Promise<void> | undefined;

  const answer = async (path: string, init: RequestInit): Promise<Response | undefined> => {
    try {
      return await withDeadline(
        { ms: probeMs, late: () => new DOMException('No answer', 'TimeoutError'), timer: parts.timer },
        (signal) =>
          parts.fetch(new URL(path, parts.gmailUrl), { cache: 'no-store', credentials: 'omit', signal, ...init }),
      );
    } catch {
      // Which of the reasons it was is exactly what the caller finds out by comparing.
      return undefined;
    }
  };
  // 411: it wants to know the length first (RFC 9110 §15.5.12).
  const isOpen = async (each: Way): Promise<boolean> => ((await answer(...probeOf(each)))?.status ?? 411) !== 411;
  // Opaque on purpose: any answer at all shows that the network is there.
  const isThere = async (): Promise<boolean> => (await answer('/favicon.ico', { mode: 'no-cors' })) !== undefined;

  const firstOpen = async (): Promise<Way | undefined> => {
    // After a loss the network is the first to be doubted, and it gets no more than one time-out.
    if (losses > 0 && !(await isThere())) return undefined;
    for (const each of ways) {
      if (await isOpen(each)) return each;
      if (!(await isThere())) return undefined;
      // A network that stumbles must not cost the way that no browser repeats by itself.
      if (carried.has(each) && (await isOpen(each))) return each;
    }
    return undefined;
  };

  const use = (found: Way): void => {
    way = found;
    // Only a convenience: without it the next pane proves it again.
    parts.memory.set({ way: found, at: parts.now() }).catch(() => {});
  };

  const prove = async (): Promise<void> => {
    const kept = losses === 0 ? await parts.memory.get().catch(() => undefined) : undefined;
    if (kept && ways.includes(kept.way) && Math.abs(parts.now() - kept.at) < proofMs) return void (way = kept.way);
    const before = losses;
    const found = await firstOpen();
    if (found === undefined) throw new TypeError('Gmail is out of reach');
    use(found);
    // Another one may have been lost meanwhile.
    cleared = before;
  };

  const open = () => (cleared < losses ? undefined : way);
  return {
    get way() {
      return way;
    },
    get open() {
      return open();
    },
    async choose() {
      for (;;) {
        const found = open();
        if (found !== undefined) return found;
        await (proving ??= prove().finally(() => (proving = undefined)));
      }
    },
    lost() {
      losses += 1;
    },
    answered(by) {
      carried.add(by);
    },
    refused(by) {
      if (by === 'stream' && way === 'stream') use('upload');
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
