import { describe, expect, test } from 'vitest';
import type { MicrosoftBlock } from '../../../../lab/microsoft/microsoft-block.ts';
import type { Plugin } from '../../../../src/plugin/contribution.ts';
import { defaultDeployment } from '../../../../src/plugin/deployment.ts';
import { textFacts } from '../../../../src/plugin/text-facts.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';
import { bookUrl, clientId, stage as microsoftStage } from '../../microsoft/microsoft-stage.ts';

const picked = pluginOf({
  id: 'picked',
  contributes: { receiptSources: { picked: { title: 'source.picked' } } },
  activate: () => ({ receiptSources: { picked: { open: (files) => Promise.resolve(files) } } }),
});

const reader = pluginOf({
  id: 'reader',
  contributes: { documentReaders: { it: { title: 'reader.pdf', extensions: ['pdf'] } } },
  activate: () => ({
    documentReaders: {
      it: {
        mediaType: 'application/pdf',
        wants: (name) => name.endsWith('.pdf'),
        read: (bytes) => Promise.resolve({ verdict: 'read', facts: textFacts(new TextDecoder().decode(bytes)) }),
      },
    },
  }),
});

const files = { 'ana.pdf': 'Ana Ruiz', 'luis.pdf': 'Luis Gil' };

interface Options {
  readonly microsoft?: MicrosoftBlock;
  readonly files?: Readonly<Record<string, string>>;
  readonly rows?: readonly (readonly string[])[];
  readonly documentUrl?: string;
  readonly clientId?: string;
  readonly intercept?: (request: Request, next: () => Promise<Response>) => Promise<Response>;
}

const open = async (options: Options = {}) => {
  const microsoft = microsoftStage({
    files: options.files ?? files,
    ...(options.microsoft === undefined ? {} : { microsoft: options.microsoft }),
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
  });
  const beside: Plugin = pluginOf({
    id: 'microsoft',
    contributes: { receiptFolders: { beside: { title: 'beside' } } },
    activate: () => ({ receiptFolders: { beside: microsoft.folder } }),
  });
  const mail = fakeMail();
  const post = pluginOf({
    id: 'post',
    contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailProviders: { mail } }),
  });
  const settings = new Map<string, unknown>(Object.entries({ files: 'auto', test: { sentAt: 0, answer: 'without' } }));
  const session = sessionStage({
    plugins: [post, picked, reader, beside],
    settings,
    mail,
    place: { documentUrl: options.documentUrl ?? bookUrl, nestedSignIn: false },
    config: { microsoft: { ...defaultDeployment.microsoft, clientId: options.clientId ?? clientId } },
    ...(options.rows === undefined ? {} : { rows: options.rows }),
  });
  await session.during(session.session.start());
  return { ...session, microsoft };
};

/** The files name a person and nothing else that is theirs: somebody gives each to its row, and sends. */
const sendAll = async ({ session, during, until }: Awaited<ReturnType<typeof open>>) => {
  const held = session.state().check.groups.flatMap(({ issues }) => issues);
  for (const { row, values } of held) session.actions.giveFile(String(values['give']), row);
  await until(() => session.state().check.groups.length === 0);
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
};

describe('the folder beside the workbook', () => {
  test('is nothing at all where the deployment has no client at Microsoft', async () => {
    const { session } = await open({ clientId: '' });
    expect(session.state().receipts.folder).toBeUndefined();
  });

  test('gives the same mails as the same files picked by hand', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => [`Persona Número${at}x`, `p${at}@empresa.example`]);
    const each = Object.fromEntries(rows.map(([name], at) => [`recibo-${at}.pdf`, name!]));
    const taken = await open({ rows, files: each, microsoft: { pageSize: 5, throttled: 2, expired: 3 } });
    await taken.during(taken.session.actions.takeFolder(false));
    const byHand = await open({ rows, files: each });
    const given = Object.entries(each).map(([name, text]) => new File([text], name));
    await byHand.during(byHand.session.actions.chooseFiles(given));
    expect(taken.session.state().receipts.matched).toBe(12);
    await sendAll(taken);
    await sendAll(byHand);
    const told = ({ mail }: typeof taken) =>
      mail.sent.map(({ text }) => [/^To: (.*)$/m.exec(text)?.[1], /filename="?([^"\r\n]+)/.exec(text)?.[1]].join(' '));
    expect(told(taken)).toHaveLength(12);
    expect(told(taken)).toEqual(told(byHand));
  });

  test('with the network gone after listing the run completes', async () => {
    let isOff = false;
    const it = await open({ intercept: (_, next) => (isOff ? Promise.reject(new TypeError('off')) : next()) });
    await it.during(it.session.actions.takeFolder(false));
    isOff = true;
    it.session.actions.leaveFolder();
    await sendAll(it);
    expect(it.mail.sent).toHaveLength(2);
  });

  test('a file that changed takes the place of what it was, and one that is gone goes', async () => {
    const it = await open();
    const { session, during, microsoft } = it;
    await during(session.actions.takeFolder(false));
    microsoft.put('ana.pdf', 'Ana Ruiz, corrected');
    microsoft.microsoft.drive.remove('Nómina/luis.pdf');
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts).toMatchObject({ files: 1, matched: 1 });
    expect(session.state().receipts.folder?.found).toMatchObject({ files: 1, name: 'Nómina' });
  });

  test('a changed file that cannot be fetched leaves its row without one, never with the former', async () => {
    let isBad = false;
    const it = await open({
      intercept: (request, next) =>
        isBad && request.url.includes('/download/') ? Promise.reject(new TypeError('off')) : next(),
    });
    const { session, during, microsoft } = it;
    await during(session.actions.takeFolder(false));
    isBad = true;
    microsoft.put('ana.pdf', 'Ana Ruiz, corrected');
    await during(session.actions.takeFolder(false));
    const { receipts } = session.state();
    expect(receipts.folder?.problem?.code).toBe('folder/offline');
    expect(receipts).toMatchObject({ files: 1, matched: 1 });
  });

  test('who signs out while it is listed gets nothing any more, and stays signed out', async () => {
    const meanwhile = { act: () => undefined as void };
    const { session, during } = await open({
      intercept: (request, next) => {
        if (new URL(request.url).pathname.endsWith('/children')) meanwhile.act();
        return next();
      },
    });
    meanwhile.act = () => session.actions.leaveFolder();
    await during(session.actions.takeFolder(false));
    const { receipts } = session.state();
    expect(receipts).toMatchObject({ files: 0 });
    expect([receipts.folder?.account, receipts.folder?.found, receipts.folder?.problem]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('what was picked by hand stays when the folder is looked at again', async () => {
    const { session, during, microsoft } = await open({ files: { 'luis.pdf': 'Luis Gil' } });
    await during(session.actions.chooseFiles([new File(['Ana Ruiz'], 'ana.pdf')]));
    await during(session.actions.takeFolder(false));
    microsoft.microsoft.drive.remove('Nómina/luis.pdf');
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts).toMatchObject({ files: 1, matched: 1 });
  });

  test('a listing that fails keeps what was listed, and says why', async () => {
    const { session, during, microsoft } = await open();
    await during(session.actions.takeFolder(false));
    microsoft.microsoft.change({ moved: true });
    await during(session.actions.takeFolder(false));
    const { receipts, problem } = session.state();
    expect(receipts).toMatchObject({ files: 2, matched: 2 });
    expect(receipts.folder?.problem?.code).toBe('folder/not-found');
    expect(problem).toBeUndefined();
  });

  test('the chosen subfolders are kept in the workbook', async () => {
    const { session, during, settings } = await open({
      files: { 'ana.pdf': 'Ana Ruiz', 'Bajas/luis.pdf': 'Luis Gil' },
    });
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts.folder?.found?.subfolders).toEqual([{ name: 'Bajas', chosen: false }]);
    await during(session.actions.chooseSubfolder('Bajas', true));
    expect(settings.get('folder')).toEqual(['Bajas']);
    expect(session.state().receipts).toMatchObject({ files: 2, matched: 2 });
    await during(session.actions.chooseSubfolder('Bajas', false));
    expect(session.state().receipts).toMatchObject({ files: 1, matched: 1 });
  });

  test('a workbook that was never saved is said, and nobody is asked to sign in', async () => {
    const { session, during, microsoft } = await open({ documentUrl: '' });
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts.folder?.problem?.code).toBe('folder/not-saved');
    expect(microsoft.dialogs).toEqual([]);
  });
});
