import { Hono } from 'hono';
import { addAuthorityRoutes, issueToken } from './authority-routes.ts';
import { createDrive, type Drive } from './drive.ts';
import { addDownloadRoutes, addGraphRoutes, unknown } from './graph-routes.ts';
import { defaultMicrosoft, readMicrosoftBlock, type MicrosoftBlock } from './microsoft-block.ts';
import type { MicrosoftApp, MicrosoftParts, MicrosoftState } from './parts.ts';

export interface MicrosoftOptions {
  readonly clientId: string;
  /** Compared character by character, as Entra does. */
  readonly redirectUris: readonly string[];
  /** The scenario's part. */
  readonly microsoft?: MicrosoftBlock;
  /** Milliseconds since the Unix epoch. Default: the system clock. */
  readonly now?: () => number;
}

/** Microsoft's sign-in, Graph and download host, for whoever asks as a page would. */
export interface Microsoft {
  readonly state: MicrosoftState;
  readonly drive: Drive;
  readonly block: Required<MicrosoftBlock>;
  readonly origins: { own: string; download: string };
  /** One app for all three: by which host it was asked decides nothing, so that a test needs no sockets. */
  fetch(request: Request): Response | Promise<Response>;
  /** A token as Office's own sign-in gets it. */
  issue(scope: string): string;
  /** As when a person, or their organisation, takes the permission back. */
  revoke(): void;
  change(block: MicrosoftBlock): void;
}

const defaultOrigins = { own: 'https://microsoft.test', download: 'https://download.microsoft.test' };

export function createMicrosoft(options: MicrosoftOptions): Microsoft {
  const block = { ...defaultMicrosoft, ...readMicrosoftBlock(options.microsoft ?? {}) };
  const counts = { throttled: 0, expired: 0 };
  const parts: MicrosoftParts = {
    block,
    clientId: options.clientId,
    redirectUris: options.redirectUris,
    drive: createDrive(),
    state: { scopes: [], graph: [], downloads: [], faults: [], signIns: 0 },
    tokens: new Map(),
    now: options.now ?? Date.now,
    origins: { ...defaultOrigins },
    counts,
    throttle: () => {
      if (counts.throttled >= block.throttled) return undefined;
      counts.throttled += 1;
      const headers = {
        'retry-after': String(block.retryAfterS),
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'Retry-After',
      };
      return Response.json({ error: { code: 'activityLimitReached' } }, { status: 429, headers });
    },
  };
  const app: MicrosoftApp = new Hono();
  addAuthorityRoutes(app, parts);
  addGraphRoutes(app, parts);
  addDownloadRoutes(app, parts);
  app.notFound((c) => unknown(c, parts));
  return {
    state: parts.state,
    drive: parts.drive,
    block,
    issue: (scope) => issueToken(parts, scope),
    origins: parts.origins,
    fetch: (request) => app.fetch(request),
    revoke: () => parts.tokens.clear(),
    change: (change) => void Object.assign(block, readMicrosoftBlock(change)),
  };
}
