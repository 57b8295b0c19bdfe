import type { Timers } from './clock.ts';
import type { GoogleBlock } from './google-block.ts';

export interface GoogleClient {
  readonly clientId: string;
  readonly secret: string;
  /** Compared character by character, as Google does. */
  readonly redirectUris: readonly string[];
  /** Shown on the consent page. Default `Sobre`. */
  readonly name?: string;
}

export interface GoogleOptions {
  /** Default 0: any free port of 127.0.0.1. */
  readonly port?: number;
  /** PEM. Without it the server speaks plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** What browsers call this server, e.g. `https://google.localhost:8443`. Default: the address it listens on. */
  readonly publicOrigin?: string | ((port: number) => string);
  /** Also listen on plain HTTP (`plainOrigin`), for a broker that does not know the lab's certificate. Default false. */
  readonly plain?: boolean;
  readonly clients: readonly GoogleClient[];
  /** Default 1. Same seed: same ids and latencies. */
  readonly seed?: number;
  /** Milliseconds since the Unix epoch. Default: the system clock. */
  readonly now?: () => number;
  readonly timers?: Timers;
  /** The scenario's part. */
  readonly google?: GoogleBlock;

  /** `iss` of the id_token. Default `https://accounts.google.com`. */
  readonly issuer?: string;
  /** `iss` added to the callback, as Google does for most people; `null` adds none. Default: the issuer. */
  readonly issParameter?: string | null;
  /** How long an authorization code lives. Default 600 s; Google's figure is not known. */
  readonly codeLifetimeS?: number;
  /** The box of a permission that may be refused: Google shows it unticked, ticked, or not at all. Default unticked. */
  readonly consentBox?: 'unticked' | 'ticked' | 'none';
  /** Ends every sign-in after the account was chosen: `page` shows the error, `redirect` hands it to the callback. */
  readonly blocked?: Blocked | null;
  /** Answers the authorize page without anybody clicking, as the scenario's `consent` says. Default false. */
  readonly autoConsent?: boolean;
  /** Send requests of one account at the same time; Google's number is not published, about 10 in the field. Default 10. */
  readonly concurrentLimit?: number;
  /** With `tls`: offer HTTP/2, as Google does; a request body that is a stream needs it. Default true. */
  readonly http2?: boolean;
  /**
   * `upload-no-cors`: pages of other origins may not use the upload address; `no-streaming`: a body without a length is cut
   * off on the way, as by an office's proxy; `http1`: no HTTP/2. Default: all is open.
   */
  readonly reach?: GmailReach;
  /**
   * Reuse HTTP/1.1 connections. Default false: a browser silently repeats a request, POST included, when a *used*
   * connection ends without an answer, and there is no ending one request without ending its connection.
   */
  readonly keepAlive?: boolean;
  /** Called when the nth send request has arrived in full. */
  readonly onReceived?: (n: number) => void | Promise<void>;
  /** Called when the nth message was accepted. A promise delays that message's answer, so it must not wait for the pane to get it. */
  readonly onAccepted?: (n: number) => void | Promise<void>;
}

/** What stands between the pane and Gmail's send addresses. */
export const reaches = ['upload-no-cors', 'no-streaming', 'http1'] as const;
export type GmailReach = (typeof reaches)[number];

export interface Blocked {
  readonly error: 'admin_policy_enforced' | 'org_internal' | 'access_denied';
  readonly answer: 'page' | 'redirect';
}

export const defaultBlock = {
  accounts: [{ email: 'nomina@empresa.example', name: 'Nómina Empresa' }],
  consent: 'grant',
  embedded: 'allow',
  severOpener: false,
  unitsPerMinute: 6000,
  dailyLimit: 2000,
  latencyMs: [20, 60],
  tokenLifetimeS: 3599,
  answers: [],
} as const satisfies Required<GoogleBlock>;

export const defaultIssuer = 'https://accounts.google.com';
