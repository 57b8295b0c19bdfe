import { expect, test } from 'vitest';
import type { MailSaver } from '../../../../src/domain/ports.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const saver: MailSaver = {
  save: async (mails) => {
    for await (const mail of mails) void mail;
  },
};

/** A pane that has handed two mails to a browser which says nothing of them. */
const handedOver = async () => {
  const mail = fakeMail();
  const plugin = pluginOf({
    id: 'saves',
    contributes: { mailSavers: { eml: { title: 'eml' } }, mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailSavers: { eml: saver }, mailProviders: { mail } }),
  });
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const stage = sessionStage({ plugins: [plugin], settings });
  await stage.during(stage.session.start());
  await stage.during(stage.session.actions.saveMails('add'));
  const texts = () => stage.book.rows().map((row) => row.join(' '));
  const notes = () => texts().filter((text) => text.includes('Guardado .eml')).length;
  return { ...stage, mail, notes };
};

test('no row says that its mail was saved before the person has seen the file', async () => {
  const { session, during, notes } = await handedOver();
  expect([session.state().saving.status, notes()]).toEqual(['arrived', 0]);
  await during(session.actions.confirmSaved(true));
  expect([session.state().saving.status, notes()]).toEqual(['saved', 2]);
});

test('where nothing arrived no row says so, ever, and the way out is told', async () => {
  const { session, during, notes } = await handedOver();
  await during(session.actions.confirmSaved(false));
  expect(session.state().saving).toMatchObject({ status: 'failed', problem: { code: 'not-arrived' } });
  await during(session.actions.confirmSaved(true));
  expect(notes()).toBe(0);
});

test('a row that was sent before the answer keeps saying so', async () => {
  const { session, during, notes, mail } = await handedOver();
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  expect(mail.sent).toHaveLength(2);
  await during(session.actions.confirmSaved(true));
  expect(notes()).toBe(0);
  expect(session.state().saving.status).not.toBe('arrived');
});

test('a saver that never ends keeps nobody from sending: the pane says what it waits for, and Stop ends it', async () => {
  let asked = 0;
  const hanging: MailSaver = {
    save: async (mails) => {
      for await (const mail of mails) {
        asked += mail.bytes.length > 0 ? 1 : 0;
        await new Promise(() => undefined);
      }
    },
  };
  const mail = fakeMail();
  const plugin = pluginOf({
    id: 'saves',
    contributes: { mailSavers: { eml: { title: 'eml' } }, mailProviders: { mail: { title: 'provider.gmail' } } },
    activate: () => ({ mailSavers: { eml: hanging }, mailProviders: { mail } }),
  });
  const settings = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const { session, during, until, book } = sessionStage({ plugins: [plugin], settings });
  await during(session.start());
  const saving = session.actions.saveMails('leave');
  await until(() => asked === 1);
  await during(session.actions.send());
  expect([session.state().problem?.code, mail.sent.length]).toEqual(['still-saving', 0]);
  session.actions.stopSaving();
  await during(saving);
  expect(session.state().saving).toMatchObject({ status: 'idle', problem: undefined });
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  expect(mail.sent).toHaveLength(2);
  expect(book.rows().flat().join(' ')).not.toContain('.eml');
});
