import type { Context } from 'hono';
import { driveId, driveItem, driveWebUrl, type DriveEntry } from './drive.ts';
import type { MicrosoftApp, MicrosoftParts } from './parts.ts';

type Status = 400 | 401 | 403 | 404 | 423;

const cors = (c: Context): Record<string, string> => ({
  'access-control-allow-origin': c.req.header('origin') ?? '*',
  'access-control-allow-headers': 'authorization, accept',
  'access-control-expose-headers': 'ETag, Location, Retry-After, request-id',
});

/** What of Graph concerns drives, for a person's token. */
export function addGraphRoutes(app: MicrosoftApp, parts: MicrosoftParts): void {
  app.options('/v1.0/*', (c) => c.body(null, 204, cors(c)));
  app.use('/v1.0/*', async (c, next) => {
    parts.state.graph.push(`${c.req.method} ${new URL(c.req.url).pathname.slice('/v1.0'.length)}`);
    const refused = parts.throttle() ?? refusalOf(c, parts);
    if (refused !== undefined) c.res = refused;
    else await next();
    for (const [name, value] of Object.entries(cors(c))) c.header(name, value);
  });
  app.get('/v1.0/shares/:share/driveItem', (c) => shared(c, parts));
  app.get('/v1.0/me/drive', (c) => c.json(ownDrive(parts)));
  app.get('/v1.0/me/*', (c) => ownPath(c, parts));
  app.get('/v1.0/drives/:drive/items/:item', (c) => one(c, parts));
  app.get('/v1.0/drives/:drive/items/:item/children', (c) => children(c, parts));
}

const refuse = (c: Context, status: Status, code: string): Response =>
  c.json({ error: { code, message: code, innerError: { date: '2026-01-01T00:00:00' } } }, status);

function refusalOf(c: Context, { tokens, now }: MicrosoftParts): Response | undefined {
  const token = tokens.get(/^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
  if (token === undefined || token.expiresAt <= now()) return refuse(c, 401, 'InvalidAuthenticationToken');
  return /\bFiles\.Read(\.All)?\b/.test(token.scope) ? undefined : refuse(c, 403, 'accessDenied');
}

const reachesOthers = (c: Context, { tokens }: MicrosoftParts): boolean =>
  tokens.get((c.req.header('authorization') ?? '').slice(7))?.scope.includes('Files.Read.All') === true;

const pick = (c: Context, parts: MicrosoftParts, entry: DriveEntry) =>
  driveItem(entry, {
    select: c.req.query('$select') ?? '',
    hash: parts.block.hash,
    downloadUrl: () => addressOf(parts, entry),
  });

/** Good for a while and for whoever holds it. */
function addressOf({ counts, block, origins }: MicrosoftParts, entry: DriveEntry): string {
  counts.expired += 1;
  const ticket = counts.expired <= block.expired ? 'expired' : 'good';
  return `${origins.download}/download/${entry.id}?tempauth=${ticket}`;
}

function shared(c: Context, parts: MicrosoftParts): Response {
  const encoded = c.req.param('share') ?? '';
  const url = encoded.startsWith('u!') ? Buffer.from(encoded.slice(2), 'base64url').toString() : '';
  // A drive of somebody else's, or by an address, takes the wider permission; nothing tells the two apart.
  if (!reachesOthers(c, parts)) return refuse(c, 403, 'accessDenied');
  const prefix = `${driveWebUrl}/`;
  const path = decodeURIComponent(url);
  const entry = path.startsWith(prefix) && !parts.block.moved ? parts.drive.at(path.slice(prefix.length)) : undefined;
  return entry === undefined ? refuse(c, 404, 'itemNotFound') : c.json(pick(c, parts, entry));
}

const ownDrive = ({ block }: MicrosoftParts) =>
  block.drive === 'own'
    ? { id: driveId, webUrl: driveWebUrl }
    : { id: 'b!another', webUrl: driveWebUrl.replace('nomina', 'otra') };

function ownPath(c: Context, parts: MicrosoftParts): Response {
  const { pathname } = new URL(c.req.url);
  const path = /^\/v1\.0\/me\/drive\/root:\/(.+):$/.exec(decodeURIComponent(pathname))?.[1];
  if (path === undefined) return unknown(c, parts);
  const { moved, drive } = parts.block;
  const entry = moved || drive === 'other' ? undefined : parts.drive.at(path);
  return entry === undefined ? refuse(c, 404, 'itemNotFound') : c.json(pick(c, parts, entry));
}

export function unknown(c: Context, { state }: MicrosoftParts): Response {
  const request = `${c.req.method} ${new URL(c.req.url).pathname}`;
  state.faults.push(`nobody knows ${request}`);
  return c.text(`The local Microsoft does not know ${request}.`, 404);
}

function one(c: Context, parts: MicrosoftParts): Response {
  const entry = entryOf(c, parts);
  return entry === undefined ? refuse(c, 404, 'itemNotFound') : c.json(pick(c, parts, entry));
}

const entryOf = (c: Context, { drive }: MicrosoftParts): DriveEntry | undefined =>
  c.req.param('drive') === driveId ? drive.byId(c.req.param('item') ?? '') : undefined;

function children(c: Context, parts: MicrosoftParts): Response {
  const entry = entryOf(c, parts);
  if (entry === undefined) return refuse(c, 404, 'itemNotFound');
  const all = parts.drive.children(entry);
  const from = Number(c.req.query('$skiptoken') ?? 0);
  const size = Math.min(parts.block.pageSize, Number(c.req.query('$top') ?? 200));
  const next = new URL(new URL(c.req.url).pathname, parts.origins.own);
  next.search = new URLSearchParams({
    $select: c.req.query('$select') ?? '',
    $skiptoken: String(from + size),
  }).toString();
  return c.json({
    value: all.slice(from, from + size).map((each) => pick(c, parts, each)),
    ...(from + size < all.length ? { '@odata.nextLink': next.href } : {}),
  });
}

/** The host that hands out bytes: it knows addresses, and no person. */
export function addDownloadRoutes(app: MicrosoftApp, parts: MicrosoftParts): void {
  // A request with a token would be preflighted, and this host answers no preflight.
  app.options('/download/*', (c) => c.body(null, 403));
  app.get('/download/:item', (c) => download(c, parts));
}

function download(c: Context, parts: MicrosoftParts): Response {
  const { block, drive, state } = parts;
  const own = { 'access-control-allow-origin': '*' };
  if (c.req.header('authorization') !== undefined) {
    state.faults.push('a token at the download host');
    return c.body(null, 401, own);
  }
  const busy = parts.throttle();
  if (busy !== undefined) return busy;
  const entry = drive.byId(c.req.param('item') ?? '');
  if (entry?.bytes === undefined) return c.body(null, 404, own);
  if (c.req.query('tempauth') !== 'good') return c.body(null, 401, own);
  if (block.locked.includes(entry.name)) return c.body(null, 423, own);
  state.downloads.push(entry.name);
  return c.body(block.damaged.includes(entry.name) ? spoilt(entry.bytes) : new Uint8Array(entry.bytes), 200, own);
}

/** As long as before, and one byte another. */
const spoilt = (bytes: Buffer): Uint8Array<ArrayBuffer> => {
  const copy = new Uint8Array(bytes);
  copy[copy.length >> 1]! ^= 1;
  return copy;
};
