import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

export const contractClient = {
  clientId: '00000000-aaaa-4bbb-8ccc-dddddddddddd',
  redirectUri: 'https://localhost:3000/microsoft.html',
};
export const contractAccount = { email: 'nomina@empresa.example', name: 'Nómina Empresa' };
const origin = 'https://localhost:3000';
const scope = 'openid profile https://graph.microsoft.com/Files.Read';

/** Something that stands for Microsoft, while it runs. */
export interface RunningMicrosoft {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly graphUrl: string;
  /** The address of a workbook with 260 files and a folder beside it, `ana.pdf` holding `Ana` among them; by path in the own drive. */
  readonly bookPath: string;
  fetch(request: Request): Promise<Response>;
  /** Answers the pages as a person would; returns where the person is sent back to, or undefined for a page that goes nowhere. */
  consent(authorizeUrl: URL): Promise<URL | undefined>;
  close(): Promise<void>;
}

/** What Microsoft does, line by line. A stand-in that cannot do one says why, and the suite proves that it really cannot. */
const contractLines = {
  signIn: 'code and verifier buy a token, and an id_token with nonce, client, tenant and name',
  foreignRedirect: 'nobody is sent to an address that is not registered',
  wrongVerifier: 'a wrong verifier is refused with invalid_grant',
  codeOnce: 'a code is taken once',
  needsPkce: 'an attempt without PKCE is sent back with invalid_request',
  noSecret: 'a secret from a public client is refused',
  needsOrigin: 'a request without Origin is no page and is refused',
  tokenCors: 'a page may read the answer of the token endpoint',
  noRefresh: 'there is no refresh token without offline_access',
  shortScopes: "Graph's permissions come back without their resource",
  madeUpToken: 'a made-up token is 401 InvalidAuthenticationToken',
  byAddress: 'the address of a file takes more than leave to read the own files: 403 accessDenied',
  ownDrive: 'the own drive says where it is on the web',
  byPath: 'a file of the own drive is found by path, and its folder with it',
  paging: 'a folder of more than 200 comes in pages that lead to each other',
  hashes: 'a file is listed with size, hash and download address; a folder without',
  download: 'the download address gives the bytes to whoever asks, without a token',
  downloadCors: 'the download host answers no preflight: a token cannot be sent there by a page',
  graphCors: 'a page may ask Graph with Authorization, and read Retry-After',
} as const;

export type ContractLine = keyof typeof contractLines;

interface Item {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly file?: { readonly hashes?: Readonly<Record<string, string>> };
  readonly folder?: object;
  readonly '@microsoft.graph.downloadUrl'?: string;
}
interface Page {
  readonly value: readonly Item[];
  readonly '@odata.nextLink'?: string;
}

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** Runs every line against one stand-in. */
export function describeMicrosoft(
  name: string,
  start: () => Promise<RunningMicrosoft>,
  cannot: Partial<Record<ContractLine, string>> = {},
): void {
  let microsoft: RunningMicrosoft;

  const line = (id: ContractLine, prove: () => Promise<void>) => {
    const reason = cannot[id];
    if (reason === undefined) return it(contractLines[id], prove);
    // Only a failed expectation is that proof; any other error is a fault of the suite.
    it(`not here: ${contractLines[id]} (${reason})`, () =>
      expect(prove()).rejects.toMatchObject({ name: 'AssertionError' }));
  };

  const authorize = (changes: Record<string, string> = {}) => {
    const url = new URL(microsoft.authorizeUrl);
    url.search = new URLSearchParams({
      client_id: contractClient.clientId,
      redirect_uri: contractClient.redirectUri,
      response_type: 'code',
      response_mode: 'query',
      scope,
      state: 'state-1',
      nonce: 'nonce-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    }).toString();
    return microsoft.consent(url);
  };
  const codeOf = async (changes: Record<string, string> = {}) =>
    (await authorize(changes))?.searchParams.get('code') ?? '';
  const exchange = async (
    code: string,
    changes: Record<string, string> = {},
    headers: Record<string, string> = { origin },
  ) => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: contractClient.clientId,
      redirect_uri: contractClient.redirectUri,
      code,
      code_verifier: verifier,
      ...changes,
    });
    const answer = await microsoft.fetch(new Request(microsoft.tokenUrl, { method: 'POST', headers, body }));
    return { answer, body: (await answer.json()) as Record<string, string> };
  };
  const tokenOf = async () => (await exchange(await codeOf())).body['access_token'] ?? '';
  const graph = async (path: string, token?: string) => {
    const url = path.startsWith('https:') || path.startsWith('http:') ? path : `${microsoft.graphUrl}/v1.0${path}`;
    const authorization = `Bearer ${token ?? (await tokenOf())}`;
    const answer = await microsoft.fetch(new Request(url, { headers: { authorization, origin } }));
    expect(answer.headers.get('content-type') ?? '').toContain('application/json');
    return { status: answer.status, body: (await answer.json()) as never, headers: answer.headers };
  };
  const errorOf = ({ body }: { body: { error?: { code?: string } } }) => body.error?.code;
  const folder = async (token: string) => {
    const { body } = await graph(`/me/drive/root:/${encodeURI(microsoft.bookPath)}:?$select=id,parentReference`, token);
    const { parentReference: parent } = body as { parentReference?: { driveId: string; id: string } };
    expect(parent).toBeDefined();
    return `/drives/${parent?.driveId}/items/${parent?.id}/children?$top=200&$select=id,name,size,cTag,file,folder,@microsoft.graph.downloadUrl`;
  };
  const children = async (token: string) => {
    const pages: Page[] = [];
    for (let next: string | undefined = await folder(token); next !== undefined;) {
      const page: Page = (await graph(next, token)).body;
      pages.push(page);
      next = page['@odata.nextLink'];
    }
    return pages;
  };

  describe(name, () => {
    beforeAll(async () => {
      microsoft = await start();
    });
    afterAll(() => microsoft.close());

    line('signIn', async () => {
      const { body } = await exchange(await codeOf());
      const claims = JSON.parse(
        Buffer.from(body['id_token']?.split('.')[1] ?? '', 'base64url').toString() || '{}',
      ) as object;
      expect(claims).toMatchObject({
        nonce: 'nonce-1',
        aud: contractClient.clientId,
        name: contractAccount.name,
        preferred_username: contractAccount.email,
      });
      expect((claims as { tid?: string }).tid).toMatch(/^[0-9a-f-]{36}$/);
      expect((claims as { iss?: string }).iss).toMatch(/\/[0-9a-f-]{36}\/v2\.0$/);
    });

    line('foreignRedirect', async () => {
      expect(await authorize({ redirect_uri: 'https://evil.example/microsoft.html' })).toBeUndefined();
    });

    line('wrongVerifier', async () => {
      const { answer, body } = await exchange(await codeOf(), { code_verifier: 'w'.repeat(43) });
      expect([answer.status, body['error']]).toEqual([400, 'invalid_grant']);
    });

    line('codeOnce', async () => {
      const code = await codeOf();
      expect((await exchange(code)).answer.status).toBe(200);
      const { answer, body } = await exchange(code);
      expect([answer.status, body['error']]).toEqual([400, 'invalid_grant']);
    });

    line('needsPkce', async () => {
      const back = await authorize({ code_challenge: '', code_challenge_method: '' });
      expect(back?.searchParams.get('error')).toBe('invalid_request');
    });

    line('noSecret', async () => {
      const { answer, body } = await exchange(await codeOf(), { client_secret: 'secret' });
      expect([answer.status, body['error']]).toEqual([400, 'invalid_client']);
    });

    line('needsOrigin', async () => {
      expect((await exchange(await codeOf(), {}, {})).answer.status).toBe(400);
    });

    line('tokenCors', async () => {
      const { answer } = await exchange(await codeOf());
      expect([origin, '*']).toContain(answer.headers.get('access-control-allow-origin'));
    });

    line('noRefresh', async () => {
      expect((await exchange(await codeOf())).body['refresh_token']).toBeUndefined();
    });

    line('shortScopes', async () => {
      expect((await exchange(await codeOf())).body['scope']?.split(' ')).toContain('Files.Read');
    });

    line('madeUpToken', async () => {
      const answer = await graph('/me/drive', 'made-up');
      expect([answer.status, errorOf(answer)]).toEqual([401, 'InvalidAuthenticationToken']);
    });

    line('byAddress', async () => {
      const answer = await graph(
        `/shares/u!${Buffer.from('https://x.example/a.xlsx').toString('base64url')}/driveItem`,
      );
      expect([answer.status, errorOf(answer)]).toEqual([403, 'accessDenied']);
    });

    line('ownDrive', async () => {
      const { body } = await graph('/me/drive?$select=id,webUrl');
      expect(body).toMatchObject({
        webUrl: expect.stringMatching(/^https:\/\/\S+-my\.sharepoint\.com\/personal\//) as string,
      });
    });

    line('byPath', async () => {
      expect(await folder(await tokenOf())).toContain('/children');
    });

    line('paging', async () => {
      const pages = await children(await tokenOf());
      expect(pages.length).toBeGreaterThan(1);
      const ids = pages.flatMap(({ value }) => value.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(260);
    });

    line('hashes', async () => {
      const items = (await children(await tokenOf())).flatMap(({ value }) => value);
      const ana = items.find((each) => each.name === 'ana.pdf');
      expect(ana).toMatchObject({ size: 3, file: { hashes: { quickXorHash: expect.any(String) as string } } });
      expect(ana?.['@microsoft.graph.downloadUrl']).toMatch(/^https:/);
      const folders = items.filter((each) => each.folder !== undefined);
      expect(folders.map((each) => each['@microsoft.graph.downloadUrl'])).toEqual([undefined]);
    });

    line('download', async () => {
      const items = (await children(await tokenOf())).flatMap(({ value }) => value);
      const url = items.find((each) => each.name === 'ana.pdf')?.['@microsoft.graph.downloadUrl'];
      expect(url).toBeDefined();
      const answer = await microsoft.fetch(new Request(url!, { headers: { origin } }));
      expect([answer.status, await answer.text()]).toEqual([200, 'Ana']);
      expect([origin, '*']).toContain(answer.headers.get('access-control-allow-origin'));
    });

    line('downloadCors', async () => {
      const items = (await children(await tokenOf())).flatMap(({ value }) => value);
      const url = items.find((each) => each.name === 'ana.pdf')?.['@microsoft.graph.downloadUrl'];
      expect(url).toBeDefined();
      const headers = {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      };
      const answer = await microsoft.fetch(new Request(url!, { method: 'OPTIONS', headers }));
      expect(answer.headers.get('access-control-allow-headers') ?? '').not.toContain('authorization');
    });

    line('graphCors', async () => {
      const headers = {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      };
      const answer = await microsoft.fetch(
        new Request(`${microsoft.graphUrl}/v1.0/me/drive`, { method: 'OPTIONS', headers }),
      );
      expect((answer.headers.get('access-control-allow-headers') ?? '').toLowerCase()).toContain('authorization');
      const read = await graph('/me/drive');
      expect(read.headers.get('access-control-expose-headers') ?? '').toContain('Retry-After');
    });
  });
}
