import { expect, test } from 'vitest';
import type { ChoiceKey } from '../../../../src/commands/base/choice-schemas.ts';
import type { MailProvider, ReceiptMaker } from '../../../../src/domain/ports.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const headers = ['Nombre', 'Correo', 'Clave', 'Otra', 'Adjuntar'];
const rows = ['Ana Ruiz', 'Luis Gil', 'Eva Sosa'].map((name, at) => [
  name,
  `persona${at}@empresa.example`,
  `kV9#tQm${at}`,
  `zP4!wRb${at}`,
  'sí',
]);

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Shows in plain words what a PDF would hold and what opens it. */
const maker: ReceiptMaker = {
  make: ({ lines, logo }) => Promise.resolve(bytesOf(`logo ${logo?.name ?? 'none'}; ${lines[0]?.text}`)),
  lock: (pdf, password) => Promise.resolve(bytesOf(`${new TextDecoder().decode(pdf)}; opens with ${password}`)),
};

const attachedIn = (mail: string): string =>
  [...mail.matchAll(/application\/pdf[^]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)]
    .map(([, base64 = '']) => new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))))
    .join();

/** Sends three rows; with the first one on its way this pane's choice becomes another, and the rows are judged anew. */
const sentWhile = async <K extends ChoiceKey>(key: K, value: unknown) => {
  const mails: string[] = [];
  let meanwhile = () => Promise.resolve();
  const provider: MailProvider = {
    ...fakeMail(),
    send: async ({ bytes }) => {
      if (mails.push(new TextDecoder().decode(bytes)) === 1) await meanwhile();
      return { providerMessageId: `id${mails.length}` };
    },
  };
  const plugin = pluginOf({
    id: 'slow',
    contributes: {
      mailProviders: { mail: { title: 'provider.gmail' } },
      receiptMakers: { pdf: { title: 'provider.gmail' } },
    },
    activate: () => ({ mailProviders: { mail: provider }, receiptMakers: { pdf: maker } }),
  });
  const { session, ports, during } = sessionStage({
    headers,
    rows,
    settings: new Map<string, unknown>([
      ['files', 'make'],
      ['lock-column', 'Clave'],
      ['attach-column', 'Adjuntar'],
      ['text.payroll.es', { subject: 'Recibo de {{Nombre}}', body: '<p>Va tu recibo.</p>' }],
      ['test', { sentAt: 0, answer: 'without' }],
    ]),
    plugins: [plugin],
  });
  meanwhile = async () => {
    await ports.book.set(key, value as never);
    await session.recheck();
  };
  await during(session.start());
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  expect(session.state().run.end).toBe('complete');
  expect(ports.book.get(key)).toEqual(value);
  return mails;
};

test.each<[string, ChoiceKey, unknown]>([
  ['another column locks', 'lock-column', 'Otra'],
  ['nothing locks', 'lock-column', ''],
  ['the column that locks is gone', 'lock-column', 'Nadie'],
  ['another column says who gets files', 'attach-column', 'Clave'],
  ['nobody gets files', 'files', 'none'],
  ['a picture for the head', 'logo', { name: 'marca.png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB' }],
])('what a run began with holds for all of its rows, whatever is chosen meanwhile: %s', async (_what, key, value) => {
  const mails = await sentWhile(key, value);
  expect(mails.map(attachedIn)).toEqual(rows.map(([name, , password]) => `logo none; ${name}; opens with ${password}`));
});

test.each<[string, ChoiceKey, unknown]>([
  ['another text', 'text.payroll.es', { subject: 'Otro', body: '<p>Otro</p>' }],
  ['one language for everybody', 'everybody.payroll', 'pl'],
])('each mail of a run has the text that the run began with: %s', async (_what, key, value) => {
  const mails = await sentWhile(key, value);
  expect(mails.map((mail) => /^Subject: (.*)\r$/m.exec(mail)?.[1])).toEqual(rows.map(([name]) => `Recibo de ${name}`));
});
