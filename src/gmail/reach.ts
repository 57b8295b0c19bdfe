/** Ways to hand a message to Gmail. */
export type Endpoint = 'upload' | 'json';

export interface Reach {
  /** The way to send now. Rejects when Gmail certainly cannot be reached. */
  choose(token: string): Promise<Endpoint>;
  /** A send got no answer: before the next one, look whether anybody is there. */
  doubt(endpoint: Endpoint): void;
  /** A send was answered, whatever the answer. */
  trust(endpoint: Endpoint): void;
}

export const uploadPath = '/upload/gmail/v1/users/me/messages/send?uploadType=media';
export const jsonPath = '/gmail/v1/users/me/messages/send';

/**
 * A browser tells a forbidden cross-origin request and a dead network apart for nobody, and a failed send cannot be
 * tried another way, because it may have arrived. So after one that got no answer, harmless GETs find out whether Gmail
 * is there at all, and, while no upload was ever answered, whether the upload address lets this page in.
 */
export function createReach(gmailUrl: string, fetchFn: typeof fetch): Reach {
  let endpoint: Endpoint = 'upload';
  let uploadAnswered = false;
  let doubted = false;

  const answers = async (path: string, init: RequestInit): Promise<boolean> => {
    try {
      await fetchFn(new URL(path, gmailUrl), { cache: 'no-store', ...init });
      return true;
    } catch {
      // Which of the two it was is exactly what the caller compares.
      return false;
    }
  };

  return {
    async choose(token) {
      if (!doubted) return endpoint;
      // Opaque on purpose: any answer at all shows that the network is back.
      if (!(await answers('/favicon.ico', { mode: 'no-cors' }))) throw new TypeError('Gmail is out of reach');
      if (!uploadAnswered) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' };
        endpoint = (await answers(uploadPath, { headers })) ? 'upload' : 'json';
      }
      doubted = false;
      return endpoint;
    },
    doubt() {
      doubted = true;
    },
    trust(answered) {
      if (answered === 'upload') uploadAnswered = true;
    },
  };
}
