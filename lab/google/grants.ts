import { createHash } from 'node:crypto';
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import type { Seeded } from './seeded.ts';

/** What one account allowed one client. Revoking it ends every token made from it. */
interface Grant {
  readonly clientId: string;
  readonly account: Account;
  readonly scopes: Set<string>;
  offline: boolean;
}

interface Code {
  readonly grant: Grant;
  readonly scopes: ReadonlySet<string>;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly withRefreshToken: boolean;
  readonly issuedAtMs: number;
  used: boolean;
}

interface Refresh {
  readonly grant: Grant;
  readonly scopes: ReadonlySet<string>;
}

interface Access extends Refresh {
  readonly expiresAtMs: number;
}

export interface Approval {
  readonly clientId: string;
  readonly account: Account;
  readonly scopes: ReadonlySet<string>;
  readonly redirectUri: string;
  /** base64url(SHA-256(verifier)), RFC 7636 §4.2. */
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly offline: boolean;
  /** Google hands out a refresh token only when the consent page was shown. */
  readonly consentShown: boolean;
}

export interface Issued {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly account: Account;
  readonly scopes: ReadonlySet<string>;
  readonly nonce: string | undefined;
}

export interface Refusal {
  readonly error: string;
  readonly description: string;
}

export type Grants = ReturnType<typeof createGrants>;

interface GrantsOptions {
  readonly clock: Clock;
  readonly seeded: Seeded;
  readonly tokenLifetimeS: number;
  readonly codeLifetimeS: number;
}

/** Per account and client; the oldest is dropped without a word (Google OAuth 2.0 guide, token expiration). */
const refreshTokenCap = 100;
const refuse = (error: string, description: string): Refusal => ({ error, description });

export function createGrants({ clock, seeded, tokenLifetimeS, codeLifetimeS }: GrantsOptions) {
  const grants = new Map<string, Grant>();
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Refresh>();
  const accessTokens = new Map<string, Access>();
  let issued = 0;
  const keyOf = (clientId: string, account: Account) => `${clientId} ${account.sub}`;

  function issueAccess({ grant, scopes }: Refresh): string {
    const token = `ya29.a0${seeded.token(120, 'access', ++issued)}`;
    accessTokens.set(token, { grant, scopes, expiresAtMs: clock.now() + tokenLifetimeS * 1000 });
    return token;
  }

  function issueRefresh(code: Code): string {
    const token = `1//0${seeded.token(60, 'refresh', ++issued)}`;
    const older = [...refreshTokens].filter(([, refresh]) => refresh.grant === code.grant);
    if (older.length >= refreshTokenCap && older[0]) refreshTokens.delete(older[0][0]);
    refreshTokens.set(token, code);
    return token;
  }

  function end(grant: Grant): void {
    grants.delete(keyOf(grant.clientId, grant.account));
    for (const tokens of [codes, refreshTokens, accessTokens] as Map<string, Refresh>[])
      for (const [token, held] of tokens) if (held.grant === grant) tokens.delete(token);
  }

  return {
    /** Whether the account may be signed in without being asked again. */
    covers(clientId: string, account: Account, scopes: ReadonlySet<string>, offline: boolean): boolean {
      const grant = grants.get(keyOf(clientId, account));
      return (
        grant !== undefined && (!offline || grant.offline) && [...scopes].every((scope) => grant.scopes.has(scope))
      );
    },

    /** Records the consent and returns the authorization code. */
    approve(approval: Approval): string {
      const key = keyOf(approval.clientId, approval.account);
      const { clientId, account, scopes, offline } = approval;
      const grant = grants.get(key) ?? { clientId, account, scopes: new Set<string>(), offline: false };
      for (const scope of scopes) grant.scopes.add(scope);
      grant.offline ||= offline;
      grants.set(key, grant);
      const code = `4/0A${seeded.token(68, 'code', ++issued)}`;
      codes.set(code, {
        grant,
        scopes,
        redirectUri: approval.redirectUri,
        challenge: approval.challenge,
        nonce: approval.nonce,
        withRefreshToken: offline && approval.consentShown,
        issuedAtMs: clock.now(),
        used: false,
      });
      return code;
    },

    redeem(code: string, clientId: string, redirectUri: string, verifier: string | undefined): Issued | Refusal {
      const held = codes.get(code);
      if (!held || held.grant.clientId !== clientId) return refuse('invalid_grant', 'Malformed auth code.');
      if (held.used || clock.now() - held.issuedAtMs > codeLifetimeS * 1000)
        return refuse('invalid_grant', 'Bad Request');
      if (held.redirectUri !== redirectUri) return refuse('redirect_uri_mismatch', 'Bad Request');
      if (verifier === undefined) return refuse('invalid_grant', 'Missing code verifier.');
      if (createHash('sha256').update(verifier).digest('base64url') !== held.challenge)
        return refuse('invalid_grant', 'Invalid code verifier.');
      held.used = true;
      return {
        accessToken: issueAccess(held),
        refreshToken: held.withRefreshToken ? issueRefresh(held) : undefined,
        account: held.grant.account,
        scopes: held.scopes,
        nonce: held.nonce,
      };
    },

    refresh(token: string, clientId: string): Issued | Refusal {
      const held = refreshTokens.get(token);
      if (!held || held.grant.clientId !== clientId)
        return refuse('invalid_grant', 'Token has been expired or revoked.');
      const { account } = held.grant;
      return {
        accessToken: issueAccess(held),
        refreshToken: undefined,
        account,
        scopes: held.scopes,
        nonce: undefined,
      };
    },

    /** Who a bearer token stands for; nothing when it is unknown, expired or revoked. */
    authenticate(token: string): { readonly account: Account; readonly scopes: ReadonlySet<string> } | undefined {
      const held = accessTokens.get(token);
      if (!held || held.expiresAtMs <= clock.now()) return undefined;
      return { account: held.grant.account, scopes: held.scopes };
    },

    /** Ends the whole grant behind an access or refresh token. False when nothing is behind it. */
    revokeToken(token: string): boolean {
      const held = accessTokens.get(token) ?? refreshTokens.get(token);
      if (held) end(held.grant);
      return held !== undefined;
    },

    revokeAccount(account: Account): void {
      for (const grant of [...grants.values()]) if (grant.account === account) end(grant);
    },
  };
}
