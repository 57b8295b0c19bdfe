import { expect, test } from 'vitest';
import { sessionStage } from '../../../fakes/session-stage.ts';

const headers = ['Nombre', 'Correo', 'Periodo', 'Neto'];
const ana = ['Ana Ruiz', 'ana@empresa.example', 'Enero 2026', '1000'];
const luis = ['Luis Gil', 'luis@empresa.example', 'Enero 2026', '1000'];

/** Ana was sent hers; Luis had no address yet. */
const afterAna = async () => {
  const stage = sessionStage({
    settings: new Map<string, unknown>([
      ['files', 'none'],
      ['test', { sentAt: 0, answer: 'without' }],
    ]),
    headers,
    rows: [ana, luis.with(1, '')],
  });
  const { session, book, during } = stage;
  await during(session.start());
  await during(session.actions.send());
  const sentTo = () => stage.mail.sent.map(({ text }) => /^To: (\S+)/m.exec(text)?.[1]);
  expect(sentTo()).toEqual(['Ana']);
  const write = (row: number, cells: readonly string[]) =>
    cells.forEach((cell, column) => book.setOwn(row, column, cell));
  const verdicts = () => session.state().check.people.map(({ name, verdict }) => `${name} ${verdict}`);
  return { ...stage, sentTo, write, verdicts };
};

test('a person in the row of one who was sent theirs, after a sort of part of the sheet, is asked about, and each gets theirs once', async () => {
  const { session, during, write, verdicts, sentTo } = await afterAna();
  write(0, luis);
  write(1, ana);
  await during(session.readSheet());
  expect(verdicts()).toEqual(['Luis Gil ask', 'Ana Ruiz sent']);
  session.actions.accept('document/changed', true);
  await during(session.recheck());
  await during(session.actions.send());
  await during(session.actions.send());
  expect(sentTo()).toEqual(['Ana', 'Luis']);
});

test('somebody new who was typed over one who was sent theirs is asked about', async () => {
  const { session, during, write, verdicts } = await afterAna();
  write(0, ['Bruno Paz', 'bruno@empresa.example', 'Enero 2026', '1000']);
  await during(session.readSheet());
  expect(verdicts()[0]).toBe('Bruno Paz ask');
});

test('a row copied with Sobre’s cells and typed over is held, and the one it was copied from stays sent', async () => {
  const { session, book, during, verdicts, sentTo } = await afterAna();
  const own = book.rows()[0]?.slice(headers.length) ?? [];
  book.insertRow(1, ['Carla Rey', 'carla@empresa.example', 'Enero 2026', '1000']);
  own.forEach((text, column) => book.setOwn(1, headers.length + column, text));
  await during(session.readSheet());
  expect(verdicts().slice(0, 2)).toEqual(['Ana Ruiz sent', 'Carla Rey held']);
  await during(session.actions.send());
  expect(sentTo()).toEqual(['Ana']);
});
