import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

/** Words of a sent mail's plain text. */
const wordsOf = (mail: string): readonly string[] => {
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/.exec(mail)?.[1] ?? '';
  return Buffer.from(part, 'base64')
    .toString()
    .split(/[\s-]+/);
};

/** As a mailbox searches: the words of the phrase one after the other, whatever stands between them. */
const holds = (mail: string, phrase: string): boolean =>
  ` ${wordsOf(mail).join(' ')} `.includes(` ${phrase.split('-').join(' ')} `);

const anaStage = () => {
  const reply = { lost: false };
  const mail = fakeMail();
  const { send } = mail;
  const searched = Object.assign(mail, {
    searchUrl: (text: string) => `https://mail.example/${text}`,
    send: async (...sending: Parameters<typeof send>) => {
      const accepted = await send(...sending);
      if (reply.lost) throw new Failure('mail/no-reply');
      return accepted;
    },
  });
  const stage = sessionStage({
    mail: searched,
    settings: new Map<string, unknown>([
      ['files', 'none'],
      ['test', { sentAt: 0, answer: 'without' }],
    ]),
    headers: ['Nombre', 'Correo', 'Periodo'],
    rows: [['Ana Ruiz', 'ana.mal@empresa.example', 'Enero 2026']],
  });
  const { actions } = stage.session;
  const answered = async () => {
    if (stage.session.state().run.status === 'asking') await stage.during(actions.answerQuestion('without'));
  };
  const press = async (button: () => Promise<void>) => {
    await stage.during(button());
    await answered();
  };
  return { ...stage, actions, reply, press };
};

test('a doubt about a repeated mail is settled by that mail, and never by the one before it', async () => {
  const { session, actions, during, press, reply, mail } = anaStage();
  await during(session.start());
  await press(() => actions.send());
  reply.lost = true;
  await press(() => actions.sendAgain(2));
  const [first, second] = mail.sent.map(({ text }) => text);
  const [{ reference = '' } = {}] = session.state().run.unknownRows;
  expect(reference).not.toBe('');
  expect([holds(first ?? '', reference), holds(second ?? '', reference)]).toEqual([false, true]);
});

test('the search for the first mail does not let a second doubt go again unsearched', async () => {
  const { session, actions, during, press, reply, mail, clock } = anaStage();
  await during(session.start());
  reply.lost = true;
  await press(() => actions.send());
  const again = async () => {
    actions.openSearch(2);
    await clock.sleep(120_000);
    await press(() => actions.settle(2, 'send-again'));
  };
  await during(again());
  expect(mail.sent).toHaveLength(2);
  await press(() => actions.settle(2, 'send-again'));
  expect(mail.sent).toHaveLength(2);
  await during(again());
  const references = mail.sent.map(({ text }) => wordsOf(text).slice(wordsOf(text).lastIndexOf('Ref.') + 1));
  expect(references.map((words) => words.filter(Boolean)[2] ?? '')).toEqual(['', '2', '3']);
});

test('a corrected mail names the one it corrects also where something is asked between press and run', async () => {
  const { session, actions, during, press, book, mail } = anaStage();
  await during(session.start());
  await press(() => actions.send());
  const corrects = () => mail.sent.map(({ text }) => wordsOf(text).includes('corrige'));
  book.inCloud = true;
  book.autoSave = false;
  await during(actions.sendCorrected(2));
  expect(session.state().run.asksAutoSave).toBe(true);
  await during(actions.answerQuestion('alone'));
  expect(corrects()).toEqual([false, true]);
  // Taken back, it says so to nobody later.
  await during(actions.sendCorrected(2));
  await during(actions.answerQuestion('not-now'));
  await during(actions.sendAgain(2));
  await during(actions.answerQuestion('alone'));
  expect(corrects()).toEqual([false, true, false]);
});
