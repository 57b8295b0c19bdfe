import type { Hono } from 'hono';
import type { Drive } from './drive.ts';
import type { MicrosoftBlock } from './microsoft-block.ts';

/** What this Microsoft saw. */
export interface MicrosoftState {
  /** Permissions that were asked for, in order, each once. */
  readonly scopes: string[];
  /** Requests to Graph, as `GET path` without a query. */
  readonly graph: string[];
  /** Names of files whose bytes left, in order. */
  readonly downloads: string[];
  /** What must not happen: a token at the download host, a request that nobody knows. */
  readonly faults: string[];
  signIns: number;
}

export interface IssuedToken {
  readonly scope: string;
  readonly expiresAt: number;
}

export interface MicrosoftParts {
  readonly block: Required<MicrosoftBlock>;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly drive: Drive;
  readonly state: MicrosoftState;
  readonly tokens: Map<string, IssuedToken>;
  readonly now: () => number;
  /** What browsers call this service, and its host for downloads. */
  readonly origins: { own: string; download: string };
  /** How often something was done, for what happens the first times only. */
  readonly counts: { throttled: number; expired: number };
  /** Answers 429 while the scenario wants it. */
  throttle(): Response | undefined;
}

export type MicrosoftApp = Hono;
