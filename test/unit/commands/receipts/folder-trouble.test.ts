import '../../../../src/texts/folder-texts.ts';
import { describe, expect, test } from 'vitest';
import { Failure, failures } from '../../../../src/domain/failure.ts';
import { translate } from '../../../../src/texts/index.ts';
import { openFolder, type FolderOptions, type OpenFolder } from './folder-stage.ts';

const languages = ['es', 'pl', 'en'] as const;
type Language = (typeof languages)[number];

/** The way out that is always there, as the last thing that is said. */
const byHand: Readonly<Record<Language, RegExp>> = {
  es: /(elige los archivos|[Ee]líge(lo|los)) a mano\.$/,
  pl: /[Ww]ybierz (pliki|go|je) ręcznie\.$/,
  en: /[Cc]hoose (the files|it|them) by hand\.$/,
};

interface Trouble {
  readonly options?: FolderOptions;
  /** What happens after the folder was listed once. */
  readonly befalls: (it: OpenFolder) => void;
  readonly code: string;
}

const off = { isOff: false };
const blocked = { isBlocked: false };

const troubles: Readonly<Record<string, Trouble>> = {
  'the local path of a synced copy': {
    befalls: ({ place }) => void (place.documentUrl = 'C:\\Users\\ana\\OneDrive - Empresa\\Nómina\\Quincena 22.xlsx'),
    code: 'folder/local-copy',
  },
  'a workbook that was never saved': {
    befalls: ({ place }) => void (place.documentUrl = 'Libro1'),
    code: 'folder/not-saved',
  },
  'a workbook whose address Excel does not say': {
    befalls: ({ place }) => void (place.documentUrl = ''),
    code: 'folder/no-address',
  },
  'a workbook on a drive of the office': {
    befalls: ({ place }) => void (place.documentUrl = 'Z:\\Nómina\\Quincena 22.xlsx'),
    code: 'folder/local-copy',
  },
  'a link that gives the workbook to read and not its folder': {
    befalls: ({ microsoft }) => microsoft.microsoft.change({ drive: 'other' }),
    code: 'folder/no-access',
  },
  'a folder that was moved': {
    befalls: ({ microsoft }) => microsoft.microsoft.change({ moved: true }),
    code: 'folder/not-found',
  },
  'a permission that only an administrator gives': {
    befalls: ({ microsoft, session }) => {
      session.actions.leaveFolder();
      microsoft.microsoft.change({ consent: 'admin' });
    },
    code: 'folder/consent',
  },
  'a window that the browser blocked': {
    options: {
      dialog: (_, back) => (blocked.isBlocked ? Promise.reject(new Failure('account/dialog-blocked')) : back()),
    },
    befalls: ({ session }) => {
      session.actions.leaveFolder();
      blocked.isBlocked = true;
    },
    code: 'folder/popup-blocked',
  },
  'a line that breaks in mid-listing': {
    options: {
      microsoft: { pageSize: 2 },
      intercept: (request, next) =>
        off.isOff && request.url.includes('skiptoken') ? Promise.reject(new TypeError('off')) : next(),
    },
    befalls: () => void (off.isOff = true),
    code: 'folder/offline',
  },
  'more than 5,000 files': {
    befalls: ({ microsoft }) => {
      for (let n = 0; n < 5_000; n += 1) microsoft.put(`recibo-${n}.pdf`, 'Nadie');
    },
    code: 'folder/too-many',
  },
};

/** As the pane says it: everything, in order, to the last full stop. */
const said = (language: Language, { session }: OpenFolder): readonly string[] => {
  const { problem, found } = session.state().receipts.folder ?? {};
  const missed = found?.missed.length ?? 0;
  return [
    ...(problem === undefined ? [] : [translate(language, `failure.${problem.code}`, problem.values)]),
    ...(missed === 0 ? [] : [translate(language, 'folder.missed', { count: missed })]),
  ];
};

const expectWayOut = (it: OpenFolder): void => {
  for (const language of languages) {
    const sentences = said(language, it);
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences) {
      expect(sentence).toMatch(byHand[language]);
      expect(sentence).not.toMatch(/\{\{|undefined/);
      for (const each of sentence.split(/[.:]\s/)) expect(each.split(/\s+/).length, each).toBeLessThan(25);
    }
  }
};

describe('the way out of what goes wrong with the folder is to choose by hand, and what was listed stays', () => {
  test.each(Object.entries(troubles))('%s', async (_, { options, befalls, code }) => {
    const it = await openFolder(options);
    const { session, during } = it;
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts).toMatchObject({ files: 2, matched: 2 });
    befalls(it);
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts.folder?.problem?.code).toBe(code);
    expect(session.state().receipts).toMatchObject({ files: 2, matched: 2 });
    expectWayOut(it);
  });

  test('a file that is locked and one over the limit', async () => {
    const it = await openFolder();
    const { session, during, microsoft } = it;
    await during(session.actions.takeFolder(false));
    microsoft.put('eva.pdf', 'Eva Sanz');
    microsoft.put('todos.pdf', new Uint8Array(27 * 1024 * 1024));
    microsoft.microsoft.change({ locked: ['eva.pdf'], hash: 'none' });
    await during(session.actions.takeFolder(false));
    const { receipts } = session.state();
    expect(receipts.folder?.found?.missed).toEqual([
      { file: 'eva.pdf', reason: 'locked' },
      { file: 'todos.pdf', reason: 'too-large' },
    ]);
    expect(receipts).toMatchObject({ files: 2, matched: 2 });
    expectWayOut(it);
  });

  test('where a new deployment took away the code before its first use, the pane is to be opened again', async () => {
    const { session, during } = await openFolder({ isGone: true });
    await during(session.actions.chooseFiles([new File(['Ana Ruiz'], 'ana.pdf')]));
    await during(session.actions.takeFolder(false));
    const { receipts } = session.state();
    expect([receipts.folder?.problem?.code, receipts.folder?.busy, receipts.files]).toEqual([
      'host/plugin-failed',
      undefined,
      1,
    ]);
  });

  test('the text for an administrator names the application and both permissions, and promises nothing of mail', async () => {
    const it = await openFolder({ microsoft: { consent: 'admin' } });
    await it.during(it.session.actions.takeFolder(false));
    const { folder } = it.session.state().receipts;
    expect(folder?.problem?.code).toBe('folder/consent');
    for (const language of languages) {
      const text = translate(language, 'folder.adminText', { client: folder!.clientId });
      for (const part of [folder!.clientId, 'Files.Read', 'Files.Read.All', 'Microsoft Entra'])
        expect(text).toContain(part);
    }
  });

  test('whatever else it is, in every language', () => {
    const codes = Object.keys(failures).filter((code) => code.startsWith('folder/'));
    expect(codes.length).toBeGreaterThan(10);
    for (const language of languages) {
      for (const code of codes) expect(translate(language, `failure.${code}`, {})).toMatch(byHand[language]);
    }
  });
});
