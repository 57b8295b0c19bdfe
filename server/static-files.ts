import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface StaticFilesOptions {
  readonly distDir: string;
  /** Its `assets` are served when the newest build no longer has them. */
  readonly keepDir: string | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};
const compressible = /^(text|image\/svg)|json|xml|javascript|font\/ttf/;

/** A name with a hash of its content never means anything else; every other file must be asked for again. */
const cacheControl = (path: string) =>
  /\.[0-9a-f]{8,}\.[a-z0-9]+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

interface Found {
  readonly file: string;
  readonly etag: string;
}

/** Answers GET and HEAD from the built pages; undefined when there is no such file. */
export function createStaticFiles({ distDir, keepDir }: StaticFilesOptions) {
  const squeezed = new Map<string, Promise<Buffer>>();
  const compress = (found: Found, bytes: Uint8Array): Promise<Buffer> => {
    const key = `${found.file} ${found.etag}`;
    const done = squeezed.get(key) ?? promisify(gzip)(bytes);
    squeezed.set(key, done);
    return done;
  };

  return async (request: Request): Promise<Response | undefined> => {
    const path = readPath(new URL(request.url).pathname);
    if (path === undefined) return undefined;
    const found =
      (await find(distDir, path)) ?? (keepDir && path.startsWith('/assets/') ? await find(keepDir, path) : undefined);
    if (!found) return undefined;
    const type = types[extname(found.file)] ?? 'application/octet-stream';
    const headers = new Headers({ 'cache-control': cacheControl(path), etag: found.etag, 'content-type': type });
    if (request.headers.get('if-none-match') === found.etag) return new Response(null, { status: 304, headers });
    let bytes: Uint8Array<ArrayBufferLike> = await readFile(found.file);
    if (compressible.test(type)) {
      headers.set('vary', 'accept-encoding');
      if (/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
        bytes = await compress(found, bytes);
        headers.set('content-encoding', 'gzip');
      }
    }
    headers.set('content-length', String(bytes.length));
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
  };
}

/** Built names are plain ASCII: another spelling of one (encoded, `//x.html`) would slip past rules made for its path. */
function readPath(pathname: string): string | undefined {
  if (/%|\/\/|\\/.test(pathname)) return undefined;
  return pathname.endsWith('/') ? `${pathname}index.html` : pathname;
}

async function find(root: string, path: string): Promise<Found | undefined> {
  const file = join(resolve(root), path);
  if (!file.startsWith(resolve(root) + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { file, etag: `W/"${found.size.toString(16)}-${Math.floor(found.mtimeMs).toString(16)}"` };
}
