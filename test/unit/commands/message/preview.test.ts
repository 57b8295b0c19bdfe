import { expect, test } from 'vitest';
import { sessionStage } from '../../../fakes/session-stage.ts';

test('a preview before any file was chosen is a draft without one, and says of no file that it changed', async () => {
  const { session, during } = sessionStage();
  await during(session.start());
  session.actions.setReceiptMode('auto');
  await during(Promise.resolve());
  expect(session.state().receipts).toMatchObject({ mode: 'auto', files: 0 });
  const [person] = session.state().check.people;
  expect(await session.actions.preview(person!.row)).toMatchObject({
    attachments: [],
    to: 'Ana Ruiz <ana@empresa.example>',
  });
});

test('Sobre’s own columns are offered to no text and to no choice of a column', async () => {
  const { session, during } = sessionStage();
  await during(session.start());
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  await during(session.actions.readSheet());
  const { sheet, message } = session.state();
  expect(sheet.ownColumns).toBe('present');
  expect(message.fields).toEqual(['Nombre', 'Correo']);
  expect(sheet.columns.map(({ header }) => header)).toEqual(['Nombre', 'Correo']);
});
