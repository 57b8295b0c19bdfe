import { createHash, createPublicKey, generateKeyPair, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Account } from './account.ts';

export interface IdTokenClaims {
  readonly issuer: string;
  readonly clientId: string;
  readonly account: Account;
  readonly nonce: string | undefined;
  readonly accessToken: string;
  /** Milliseconds since the Unix epoch. */
  readonly issuedAtMs: number;
}

export interface IdTokenSigner {
  sign(claims: IdTokenClaims): string;
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
}

const lifetimeS = 3600;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const createKey = async () => (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey;
let processKey: Promise<KeyObject> | undefined;

/** One key per process: making one takes a tenth of a second, and nothing of the scenario depends on it. */
export async function createIdTokenSigner(): Promise<IdTokenSigner> {
  const privateKey = await (processKey ??= createKey());
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = createHash('sha1').update(String(jwk['n'])).digest('hex');
  return {
    sign: (claims) => signRs256(encode({ alg: 'RS256', kid, typ: 'JWT' }), encode(payloadOf(claims)), privateKey),
    jwks: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] },
  };
}

function payloadOf({ issuer, clientId, account, nonce, accessToken, issuedAtMs }: IdTokenClaims) {
  const iat = Math.floor(issuedAtMs / 1000);
  return {
    iss: issuer,
    azp: clientId,
    aud: clientId,
    sub: account.sub,
    ...(account.hd === null ? {} : { hd: account.hd }),
    email: account.email,
    email_verified: true,
    at_hash: accessTokenHash(accessToken),
    ...(nonce === undefined ? {} : { nonce }),
    iat,
    exp: iat + lifetimeS,
  };
}

/** OpenID Connect Core §3.1.3.6: the left half of the hash the signature uses. */
const accessTokenHash = (token: string) =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');

function signRs256(header: string, payload: string, key: KeyObject): string {
  const signature = sign('RSA-SHA256', Buffer.from(`${header}.${payload}`), key);
  return `${header}.${payload}.${signature.toString('base64url')}`;
}
