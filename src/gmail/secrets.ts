import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi';

/** Drawn once for one attempt and never used again. Each is 43 characters of base64url. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly challenge: string;
}

/** Enough for a person who clicks again and again while the next ones are computed. */
const stock = 4;

/** Keeps secrets ready, because the window must open in the same tick as the click and hashing takes longer. */
export function createSecretStock() {
  const ready: Secrets[] = [];
  let drawing: Promise<void> | undefined;

  const drawOne = async (): Promise<void> => {
    ready.push(await draw());
    drawing = undefined;
  };
  const prepare = async (): Promise<void> => {
    while (ready.length < stock) await (drawing ??= drawOne());
  };

  return {
    prepare,
    /** @throws when `prepare` was not awaited first. */
    take(): Secrets {
      const secrets = ready.shift();
      void prepare();
      if (!secrets) throw new Error('Sign-in was begun before it was prepared');
      return secrets;
    },
  };
}

async function draw(): Promise<Secrets> {
  const verifier = generateRandomCodeVerifier();
  return {
    // One generator for all: 32 bytes of the platform's cryptographic randomness in base64url.
    state: generateRandomCodeVerifier(),
    nonce: generateRandomCodeVerifier(),
    verifier,
    challenge: await calculatePKCECodeChallenge(verifier),
  };
}
