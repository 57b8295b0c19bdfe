import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../kit/fake-context.ts';
import { bookUrl, codeOf, contents, stage } from './microsoft-stage.ts';

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`recibo-${at}.pdf`, `Recibo ${at}`]));

describe('the folder beside the workbook', () => {
  test('300 files on two pages are all there, byte by byte, and the workbook itself is left alone', async () => {
    const { list, microsoft } = stage({ files: many(300) });
    const { files, missed, otherKinds, stopped, name } = await list();
    expect(await contents(files)).toEqual(many(300));
    expect({ missed, otherKinds, stopped, name }).toEqual({
      missed: [],
      otherKinds: 0,
      stopped: undefined,
      name: 'Nómina',
    });
    const pages = microsoft.state.graph.filter((request) => request.endsWith('/children'));
    expect(pages).toHaveLength(2);
    expect(microsoft.state.faults).toEqual([]);
  });

  test('asks for leave to read the own files and for nothing else', async () => {
    const { list, microsoft } = stage();
    await list();
    expect(microsoft.state.scopes).toEqual(['openid', 'profile', 'https://graph.microsoft.com/Files.Read']);
  });

  test('with the network off after listing every file is still read', async () => {
    let isOff = false;
    const { list } = stage({ intercept: (_, next) => (isOff ? Promise.reject(new TypeError('off')) : next()) });
    const { files } = await list();
    isOff = true;
    expect(await contents(files)).toEqual({ 'ana.pdf': 'Ana', 'luis.pdf': 'Luis' });
  });

  test('a path on this computer and a book that was never saved are said before anybody signs in', async () => {
    const { list, dialogs } = stage();
    const codes = ['C:\\Nómina\\Quincena.xlsx', '/Users/ana/Quincena.xlsx', 'file:///c:/q.xlsx', 'Libro1', ''];
    const got = await Promise.all(codes.map((documentUrl) => codeOf(list({ documentUrl }))));
    expect(got).toEqual([
      'folder/local-copy',
      'folder/local-copy',
      'folder/local-copy',
      'folder/not-saved',
      'folder/no-address',
    ]);
    expect(dialogs).toEqual([]);
  });

  test('an address that hosts write encoded, or with a question mark behind it, is the same place', async () => {
    const { list } = stage();
    const { files } = await list({ documentUrl: `${encodeURI(bookUrl)}?web=1` });
    expect(files).toHaveLength(2);
  });

  test("somebody else's drive is refused until the wider leave is asked for", async () => {
    const { list, microsoft } = stage({ microsoft: { drive: 'other' } });
    expect(await codeOf(list())).toBe('folder/no-access');
    const { files } = await list({ wider: true });
    expect(files).toHaveLength(2);
    expect(microsoft.state.scopes).toContain('https://graph.microsoft.com/Files.Read.All');
  });

  test('the same path in the own drive is not taken for the folder in another drive', async () => {
    const { list, microsoft } = stage({ microsoft: { drive: 'other' } });
    expect(await codeOf(list())).toBe('folder/no-access');
    expect(microsoft.state.graph.filter((request) => request.includes('root:'))).toEqual([]);
  });

  test('a folder that moved away is said', async () => {
    expect(await codeOf(stage({ microsoft: { moved: true } }).list())).toBe('folder/not-found');
  });

  test('subfolders are named, and read where they were chosen', async () => {
    const files = { 'ana.pdf': 'Ana', 'Anexos/luis.pdf': 'Luis', 'Viejos/eva.pdf': 'Eva', 'Anexos/mas/lejos.pdf': 'x' };
    const { list } = stage({ files });
    const first = await list();
    expect(first.subfolders).toEqual(['Anexos', 'Viejos']);
    expect(Object.keys(await contents(first.files))).toEqual(['ana.pdf']);
    const chosen = await list({ subfolders: ['Anexos', 'Gone'] });
    expect(Object.keys(await contents(chosen.files))).toEqual(['ana.pdf', 'luis.pdf']);
  });

  test('files that nobody here reads are counted and left alone', async () => {
    const { list, microsoft } = stage({
      files: { 'ana.pdf': 'Ana', 'notas.docx': 'x', 'foto.JPG': 'x', 'b.xlsx': 'x' },
    });
    const { files, otherKinds } = await list();
    expect([files.length, otherKinds]).toEqual([1, 2]);
    expect(microsoft.state.downloads).toEqual(['ana.pdf']);
  });

  test('more than 5,000 files are refused before any is fetched', async () => {
    const { list, microsoft } = stage({ files: many(5_001) });
    expect(await codeOf(list())).toBe('folder/too-many');
    expect(microsoft.state.downloads).toEqual([]);
  });
});

describe('what goes wrong on the way', () => {
  test('429 is waited out as long as Microsoft asks', async () => {
    const { list, waits } = stage({ microsoft: { throttled: 4, retryAfterS: 7 } });
    expect((await list()).files).toHaveLength(2);
    expect(waits).toEqual([7_000, 7_000, 7_000, 7_000]);
  });

  test('an address that the host refuses to every page is asked for anew: a browser shows no status of such an answer', async () => {
    const dead = new Set<string>();
    const it = stage({
      files: many(9),
      intercept: (request, next) => {
        const { pathname } = new URL(request.url);
        if (!pathname.includes('/download/') || dead.has(pathname)) return next();
        dead.add(pathname);
        return Promise.reject(new TypeError('Failed to fetch'));
      },
    });
    const { files, stopped } = await it.list();
    expect([await contents(files), stopped]).toEqual([many(9), undefined]);
  });

  test('one file whose host never answers is refused alone, and the others come', async () => {
    const it = stage({ files: many(9) });
    const bad = it.microsoft.drive.at('Nómina/recibo-4.pdf')!.id;
    const other = stage({
      files: many(9),
      intercept: (request, next) =>
        request.url.includes('/download/') && request.url.includes(bad) ? Promise.reject(new TypeError('off')) : next(),
    });
    const { files, missed, stopped } = await other.list();
    expect([files.length, missed, stopped]).toEqual([8, [{ file: 'recibo-4.pdf', reason: 'refused' }], undefined]);
  });

  test('429 without an end is said', async () => {
    const { list } = stage({ microsoft: { throttled: 1_000 } });
    expect(await codeOf(list())).toBe('folder/throttled');
  });

  test('an expired address is asked for anew', async () => {
    const { list, microsoft } = stage({ files: many(9), microsoft: { expired: 9 } });
    expect(await contents((await list()).files)).toEqual(many(9));
    expect(microsoft.state.downloads).toHaveLength(9);
  });

  test.each(['quickXor', 'sha256'] as const)('bytes that differ from their %s never become a receipt', async (hash) => {
    const { list } = stage({ microsoft: { damaged: ['ana.pdf'], hash } });
    const { files, missed } = await list();
    expect(await contents(files)).toEqual({ 'luis.pdf': 'Luis' });
    expect(missed).toEqual([{ file: 'ana.pdf', reason: 'changed' }]);
  });

  test('a file that comes short is none', async () => {
    const intercept = async (request: Request, next: () => Promise<Response>) =>
      request.url.includes('/download/') ? new Response('An') : next();
    const { list } = stage({ files: { 'ana.pdf': 'Ana' }, microsoft: { hash: 'none' }, intercept });
    expect((await list()).missed).toEqual([{ file: 'ana.pdf', reason: 'changed' }]);
  });

  test('a file that was saved between listing and fetching comes as it is now', async () => {
    let isSaved = false;
    const it = stage({
      files: { 'ana.pdf': 'Ana' },
      intercept: (request, next) => {
        if (request.url.includes('/download/') && !isSaved) it.put('ana.pdf', 'Ana, corrected');
        isSaved ||= request.url.includes('/download/');
        return next();
      },
    });
    expect(await contents((await it.list()).files)).toEqual({ 'ana.pdf': 'Ana, corrected' });
  });

  test('a locked file and one over the limit are named, and the others come', async () => {
    const big = new Uint8Array(27 * 1024 * 1024);
    const { list } = stage({
      files: { 'ana.pdf': 'Ana', 'b.pdf': 'b', 'c.pdf': big },
      microsoft: { locked: ['b.pdf'], hash: 'none' },
    });
    const { files, missed } = await list();
    expect(Object.keys(await contents(files))).toEqual(['ana.pdf']);
    expect(missed).toEqual([
      { file: 'b.pdf', reason: 'locked' },
      { file: 'c.pdf', reason: 'too-large' },
    ]);
  });

  test('a line that breaks keeps what came, says so, and the next press fetches only the rest', async () => {
    let left = 4;
    const it = stage({
      files: many(10),
      intercept: (request, next) => {
        if (request.url.includes('/download/') && left-- <= 0) return Promise.reject(new TypeError('off'));
        return next();
      },
    });
    const broken = await it.list();
    expect(broken.stopped?.code).toBe('folder/offline');
    expect(broken.files.length).toBe(4);
    left = 1_000;
    const whole = await it.list();
    expect(await contents(whole.files)).toEqual(many(10));
    expect(it.microsoft.state.downloads).toHaveLength(10);
  });

  test('a token that Microsoft took back is asked for anew at the next press', async () => {
    const { list, microsoft, dialogs } = stage();
    await list();
    microsoft.revoke();
    expect(await codeOf(list())).toBe('folder/signed-out');
    expect((await list()).files).toHaveLength(2);
    expect(dialogs).toHaveLength(2);
  });

  test('the token goes to Graph alone: no page leads it elsewhere', async () => {
    const asked: string[] = [];
    const { list } = stage({
      intercept: async (request, next) => {
        if (request.headers.has('authorization')) asked.push(new URL(request.url).origin);
        const answer = await next();
        if (!request.url.includes('/children')) return answer;
        return Response.json({ value: [], '@odata.nextLink': 'https://graph.microsoft.example/v1.0/x' });
      },
    });
    expect(await codeOf(list())).toBe('folder/no-answer');
    expect(new Set(asked)).toEqual(new Set(['https://microsoft.test']));
  });

  test('pages that lead in a circle end', async () => {
    const next = 'https://microsoft.test/v1.0/drives/x/items/y/children';
    const { list } = stage({
      intercept: async (request, go) =>
        request.url.includes('/children') ? Response.json({ value: [], '@odata.nextLink': next }) : go(),
    });
    expect(await codeOf(list())).toBe('folder/no-answer');
  });

  test('a sign-in page of a network where Graph should be is no listing', async () => {
    const { list } = stage({
      intercept: async (request, next) =>
        request.url.includes('/children') ? new Response('<html>Welcome</html>') : next(),
    });
    expect(await codeOf(list())).toBe('folder/no-answer');
  });
});

describe('what is new since last time', () => {
  test('nothing at the first visit; then new and changed files are marked, and stay marked while the pane is open', async () => {
    const store = memoryStore();
    const first = stage({ store });
    expect((await first.list()).files.map(({ since }) => since)).toEqual(['known', 'known']);
    const second = stage({ store });
    second.put('luis.pdf', 'Luis, corrected');
    second.put('eva.pdf', 'Eva');
    const marks = async () => Object.fromEntries((await second.list()).files.map(({ name, since }) => [name, since]));
    const expected = { 'ana.pdf': 'known', 'luis.pdf': 'changed', 'eva.pdf': 'new' };
    expect(await marks()).toEqual(expected);
    expect(await marks()).toEqual(expected);
  });

  test('what could not be taken is still new the next time, and what is gone is forgotten', async () => {
    const store = memoryStore();
    await stage({ store }).list();
    const locked = stage({ store, microsoft: { locked: ['eva.pdf'] } });
    locked.put('eva.pdf', 'Eva');
    await locked.list();
    const third = stage({ store });
    third.put('eva.pdf', 'Eva');
    const { files } = await third.list();
    expect(Object.fromEntries(files.map(({ name, since }) => [name, since]))).toMatchObject({ 'eva.pdf': 'new' });
    const fourth = stage({ store, files: { 'luis.pdf': 'Luis' } });
    await fourth.list();
    const again = stage({ store });
    expect((await again.list()).files.map(({ name, since }) => `${name} ${since}`)).toContain('luis.pdf new');
  });

  test('a device that keeps nothing marks nothing', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const store = { ...memoryStore(), get: refuse, update: refuse };
    expect((await stage({ store }).list()).files.map(({ since }) => since)).toEqual(['known', 'known']);
  });
});

test('signing out wipes the account and the files: the next press signs in and fetches anew', async () => {
  const { folder, list, microsoft } = stage();
  await list();
  expect(folder.account()).toEqual({ address: 'nomina@empresa.example', name: 'Nómina Empresa' });
  folder.forget();
  expect(folder.account()).toBeUndefined();
  await list();
  expect(microsoft.state.downloads).toHaveLength(4);
  expect(microsoft.state.signIns).toBe(2);
});
