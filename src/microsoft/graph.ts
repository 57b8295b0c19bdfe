import * as v from 'valibot';
import { Failure, type FailureCode } from '../domain/failure.ts';
import type { Ask } from './requests.ts';

const hashes = v.object({
  quickXorHash: v.optional(v.string()),
  sha256Hash: v.optional(v.string()),
});

const item = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    name: v.pipe(v.string(), v.nonEmpty()),
    size: v.optional(v.number(), 0),
    cTag: v.optional(v.string(), ''),
    file: v.optional(v.object({ hashes: v.optional(hashes) })),
    folder: v.optional(v.object({})),
    '@microsoft.graph.downloadUrl': v.optional(v.string()),
  }),
  v.transform(({ '@microsoft.graph.downloadUrl': downloadUrl, ...rest }) => ({ ...rest, downloadUrl })),
);
const page = v.object({ value: v.array(item), '@odata.nextLink': v.optional(v.string()) });
const located = v.object({ parentReference: v.object({ driveId: v.string(), id: v.string() }) });
const drive = v.object({ id: v.string(), webUrl: v.string() });
const folderName = v.object({ name: v.string() });

/** A file or folder, as Graph lists it. */
export type DriveItem = v.InferOutput<typeof item>;

/** A folder of a drive. */
export interface FolderId {
  readonly drive: string;
  readonly item: string;
}

const fields = '$select=id,name,size,cTag,file,folder,@microsoft.graph.downloadUrl';
const perPage = 200;

const codeOf: Readonly<Record<number, FailureCode>> = {
  401: 'folder/signed-out',
  403: 'folder/no-access',
  404: 'folder/not-found',
  410: 'folder/not-found',
};

export interface GraphParts {
  /** Base of Graph: `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  readonly ask: Ask;
  readonly token: string;
  readonly signal: AbortSignal;
}

/** As a file's web address is put into a Graph address: base64url behind `u!`. */
const shareId = (url: string): string => {
  const text = String.fromCharCode(...new TextEncoder().encode(url));
  return `u!${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
};

const segments = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Reads folders through Graph. Every call rejects with `folder/*`. */
export class Graph {
  private readonly parts: GraphParts;

  constructor(parts: GraphParts) {
    this.parts = parts;
  }

  /** The folder of the file at a web address. */
  async folderOf(url: string): Promise<FolderId> {
    return this.parentAt(`/shares/${shareId(url)}/driveItem`);
  }

  /** The folder of a file in the person's own drive; the path counts from the drive's root. */
  async ownFolderOf(path: string): Promise<FolderId> {
    return this.parentAt(`/me/drive/root:/${segments(path)}:`);
  }

  async ownDrive(): Promise<{ readonly id: string; readonly webUrl: string }> {
    return this.get('/me/drive?$select=id,webUrl', drive);
  }

  async nameOf({ drive: of, item: id }: FolderId): Promise<string> {
    return (await this.get(`/drives/${segments(of)}/items/${segments(id)}?$select=name`, folderName)).name;
  }

  /** What is in a folder, page by page. */
  async *children({ drive: of, item: id }: FolderId): AsyncGenerator<readonly DriveItem[]> {
    const seen = new Set<string>();
    let next: string | undefined = `/drives/${segments(of)}/items/${segments(id)}/children?$top=${perPage}&${fields}`;
    while (next !== undefined) {
      // A service that leads in a circle would be followed for ever.
      if (seen.has(next)) throw new Failure('folder/no-answer');
      seen.add(next);
      const { value, '@odata.nextLink': link }: v.InferOutput<typeof page> = await this.get(next, page);
      yield value;
      next = link;
    }
  }

  /** One file anew: its download address lives a short while. */
  async item({ drive: of }: FolderId, id: string): Promise<DriveItem> {
    return this.get(`/drives/${segments(of)}/items/${segments(id)}?${fields}`, item);
  }

  private async parentAt(path: string): Promise<FolderId> {
    const { parentReference } = await this.get(`${path}?$select=id,parentReference`, located);
    return { drive: parentReference.driveId, item: parentReference.id };
  }

  private async get<S extends v.GenericSchema>(path: string, schema: S): Promise<v.InferOutput<S>> {
    const { graphUrl, ask, token, signal } = this.parts;
    const url = new URL(path.startsWith('/') ? `${graphUrl}/v1.0${path}` : path);
    // The token opens the person's files: nobody else gets it, whatever an answer says.
    if (url.origin !== new URL(graphUrl).origin) throw new Failure('folder/no-answer');
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const { status, bytes } = await ask(url.href, { headers, credentials: 'omit', cache: 'no-store' }, signal);
    if (status !== 200) throw new Failure(codeOf[status] ?? 'folder/no-answer', { values: { status } });
    const parsed = v.safeParse(schema, jsonOf(bytes));
    if (!parsed.success) throw new Failure('folder/no-answer', { values: { status } });
    return parsed.output;
  }
}

/** Undefined for what is no JSON: a sign-in page of a hotel's network, for one. */
const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};
