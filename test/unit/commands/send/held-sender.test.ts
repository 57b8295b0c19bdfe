import { expect, test } from 'vitest';
import type { MailProvider } from '../../../../src/domain/ports.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const rows = Array.from({ length: 6 }, (_, index) => [`Persona ${index}`, `p${index}@empresa.example`]);

/** A provider that sends as whoever is its account at that moment, as providers with accounts do. */
const twoAccounts = () => {
  const mail = fakeMail();
  const [own] = mail.accounts?.list() ?? [];
  const other = { address: 'jefe@otra.example', displayName: 'Jefe', kept: true };
  let current = own!;
  const from: string[] = [];
  const accounts: MailProvider['accounts'] = {
    ...mail.accounts!,
    list: () => [own!, other],
    current: () => current,
    use: () => Promise.resolve(void (current = other)),
  };
  const { send } = mail;
  return Object.assign(mail, {
    from: 'account' as const,
    accounts,
    used: from,
    send: (...[mailed, signal]: Parameters<typeof send>) => {
      from.push(current.address);
      return send(mailed, signal);
    },
  });
};

test('whoever is chosen while a run is under way sends nothing of it: the rest waits, and it is said', async () => {
  const mail = twoAccounts();
  const settings = new Map<string, unknown>(Object.entries({ files: 'none', test: { sentAt: 0, answer: 'without' } }));
  const { session, during, until } = sessionStage({ mail, rows, settings });
  await during(session.start());
  const run = session.actions.send();
  await until(() => mail.used.length >= 2);
  await session.actions.useAccount('jefe@otra.example');
  await until(() => session.state().run.reason?.code === 'account/signed-out');
  session.actions.stop();
  await during(run);
  expect([...new Set(mail.used)]).toEqual(['nomina@empresa.example']);
  expect(mail.used.length).toBeLessThan(rows.length);
  expect(session.state().run.sent).toBe(mail.used.length);
});
