import { createMicrosoft, type Microsoft } from '../../../lab/microsoft/create-microsoft.ts';
import { driveWebUrl } from '../../../lab/microsoft/drive.ts';
import type { MicrosoftBlock } from '../../../lab/microsoft/microsoft-block.ts';
import { Failure, type FailureCode } from '../../../src/domain/failure.ts';
import type { FolderWish, ReceiptFolder } from '../../../src/domain/ports.ts';
import { writeMessage, readCallback } from '../../../src/microsoft/answer.ts';
import { authorizeUrl } from '../../../src/microsoft/authorize.ts';
import { createFolder } from '../../../src/microsoft/folder.ts';
import { defaultDeployment } from '../../../src/plugin/deployment.ts';
import { fakeContext, memoryStore } from '../../kit/fake-context.ts';

export const paneOrigin = 'https://sobre.test';
export const clientId = '00000000-aaaa-4bbb-8ccc-dddddddddddd';
export const bookUrl = `${driveWebUrl}/Nómina/Quincena 22.xlsx`;

export interface StageOptions {
  readonly microsoft?: MicrosoftBlock;
  /** Path below the workbook's folder → content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What the dialog does instead of going to Microsoft and back. */
  readonly dialog?: (url: URL, back: () => Promise<string>) => Promise<string>;
  /** Sees and may answer every request of the plugin. */
  readonly intercept?: (request: Request, next: () => Promise<Response>) => Promise<Response>;
  readonly store?: ReturnType<typeof memoryStore>;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** The plugin, the local Microsoft, and a clock that jumps where the plugin waits. */
export const stage = (options: StageOptions = {}) => {
  const clock = { now: Date.UTC(2026, 10, 15, 9) };
  const microsoft: Microsoft = createMicrosoft({
    clientId,
    redirectUris: [`${paneOrigin}/microsoft.html`],
    now: () => clock.now,
    ...(options.microsoft === undefined ? {} : { microsoft: options.microsoft }),
  });
  microsoft.drive.put('Nómina/Quincena 22.xlsx', bytesOf('book'));
  const put = (name: string, content: string | Uint8Array) =>
    void microsoft.drive.put(`Nómina/${name}`, bytesOf(content));
  for (const [name, content] of Object.entries(options.files ?? { 'ana.pdf': 'Ana', 'luis.pdf': 'Luis' })) {
    put(name, content);
  }
  const dialogs: URL[] = [];
  const waits: number[] = [];
  const config = {
    ...defaultDeployment,
    microsoft: { clientId, authority: `${microsoft.origins.own}/organizations`, graphUrl: microsoft.origins.own },
  };
  /** From the page's address to the text it would send its pane. */
  const back = async (url: URL): Promise<string> => {
    const target = authorizeUrl(config.microsoft, paneOrigin, url.hash);
    if (target === undefined) throw new Error(`The page would refuse ${url.href}`);
    const answer = await microsoft.fetch(new Request(target));
    const location = answer.headers.get('location');
    if (location === null) throw new Failure('account/dialog-closed');
    return writeMessage(readCallback(new URL(location).searchParams)!);
  };
  const next = async (request: Request): Promise<Response> => {
    if (request.method === 'POST') request.headers.set('origin', paneOrigin);
    return microsoft.fetch(request);
  };
  const { context, dispose } = fakeContext(
    (request) => (options.intercept ? options.intercept(request, () => next(request)) : next(request)),
    {
      config,
      now: () => clock.now,
      language: () => 'es-MX',
      store: options.store ?? memoryStore(),
      openDialog: async (url, _signal, mine = () => true) => {
        dialogs.push(url);
        const text = await (options.dialog?.(url, () => back(url)) ?? back(url));
        return mine(text) ? text : new Promise<string>(() => undefined);
      },
    },
  );
  const folder: ReceiptFolder = createFolder(context, {
    origin: paneOrigin,
    wait: (ms, signal) => {
      // What only limits an answer never comes; what the plugin waits out is over at once.
      if (ms >= 30_000 && !waits.includes(-1))
        return new Promise((_, reject) => signal.addEventListener('abort', reject));
      waits.push(ms);
      clock.now += ms;
      return Promise.resolve();
    },
  });
  const list = (wish: Partial<FolderWish> & { readonly documentUrl?: string; readonly nested?: boolean } = {}) =>
    folder.list(
      {
        place: { documentUrl: wish.documentUrl ?? bookUrl, nestedSignIn: wish.nested ?? false },
        extensions: ['pdf', 'xml', 'zip'],
        subfolders: [],
        wider: false,
        progress: () => undefined,
        ...wish,
      },
      new AbortController().signal,
    );
  return { microsoft, folder, list, put, clock, dialogs, waits, dispose, context };
};

export type Stage = ReturnType<typeof stage>;

export const codeOf = (listing: Promise<unknown>): Promise<FailureCode | 'none'> =>
  listing.then(
    () => 'none' as const,
    (error: unknown) => (error as Failure).code,
  );

export const contents = async (files: readonly { name: string; read(): Promise<Uint8Array> }[]) =>
  Object.fromEntries(
    await Promise.all(files.map(async ({ name, read }) => [name, Buffer.from(await read()).toString()] as const)),
  ) as Readonly<Record<string, string>>;
