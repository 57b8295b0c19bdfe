import { describe, expect, test } from 'vitest';
import { openFolder as open, type OpenFolder } from './folder-stage.ts';

/** The files name a person and nothing else that is theirs: somebody gives each to its row, and sends. */
const sendAll = async ({ session, during, until }: OpenFolder) => {
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

  test.each([
    ['after the files were removed', (it: OpenFolder) => it.session.actions.clearFiles()],
    ['while the folder has it too', () => undefined],
  ])('what is picked by hand %s stays, though the folder loses it', async (_, before) => {
    const it = await open({ files: { 'luis.pdf': 'Luis Gil' } });
    const { session, during, microsoft } = it;
    await during(session.actions.takeFolder(false));
    before(it);
    await during(session.actions.chooseFiles([new File(['Luis Gil'], 'luis.pdf')]));
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

  test('the tick of a subfolder says what was taken, not what the workbook wishes', async () => {
    const { session, during, microsoft, settings } = await open({
      files: { 'ana.pdf': 'Ana Ruiz', 'Bajas/luis.pdf': 'Luis Gil' },
    });
    const ticked = () => session.state().receipts.folder?.found?.subfolders.filter(({ chosen }) => chosen);
    await during(session.actions.takeFolder(false));
    microsoft.microsoft.change({ moved: true });
    await during(session.actions.chooseSubfolder('Bajas', true));
    expect([settings.get('folder'), ticked(), session.state().receipts.files]).toEqual([['Bajas'], [], 1]);
    microsoft.microsoft.change({ moved: false });
    await during(session.actions.takeFolder(false));
    expect([ticked(), session.state().receipts.files]).toEqual([[{ name: 'Bajas', chosen: true }], 2]);
  });

  test('a workbook that was never saved is said, and nobody is asked to sign in', async () => {
    const { session, during, microsoft } = await open({ documentUrl: '' });
    await during(session.actions.takeFolder(false));
    expect(session.state().receipts.folder?.problem?.code).toBe('folder/no-address');
    expect(microsoft.dialogs).toEqual([]);
  });
});
