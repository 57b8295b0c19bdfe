import { expect, test } from 'vitest';
import { TestDesk } from '../../../../src/commands/send/test-desk.ts';
import type { TestMail } from '../../../../src/commands/message/message-desk.ts';
import type { CheckedRow } from '../../../../src/domain/check.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import type { LedgerKind } from '../../../../src/domain/sending/ledger.ts';
import type { MailProvider } from '../../../../src/domain/ports.ts';
import type { LogSheet } from '../../../../src/domain/workbook.ts';
import { defaultDeployment } from '../../../../src/plugin/deployment.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';

const at = Date.UTC(2026, 0, 15, 10);

const stage = ({ requireTest = false, book = {} as Record<string, unknown>, readOnly = false } = {}) => {
  const settings = new Map<string, unknown>(Object.entries(book));
  const sent: { text: string; name: string }[] = [];
  const evidence: { logs: readonly LogSheet[] } = { logs: [] };
  let refusal: Failure | undefined;
  let lost = 0;
  const provider: MailProvider = {
    maxMessageBytes: 1e6,
    accounts: undefined,
    from: { name: '', address: 'nomina@empresa.example' },
    send: ({ bytes, name }) => {
      if (refusal !== undefined) return Promise.reject(refusal);
      sent.push({ text: new TextDecoder().decode(bytes), name });
      return Promise.resolve({ providerMessageId: `id-${sent.length}` });
    },
    searchUrl: (text) => `https://mail.example/#${text}`,
  };
  const desk = new TestDesk(
    {
      book: fakeChoices(settings, async (key, value) => {
        if (readOnly) throw new Failure('sheet/write-refused');
        settings.set(key, value);
      }),
      config: { ...defaultDeployment, requireTest },
      translate: (_language, key) => key,
      random: (count) => new Uint8Array(count).fill(7),
      clock: { now: () => at, elapsed: () => at, sleep: () => Promise.resolve() },
    },
    { account: { provider, renew: () => Promise.resolve(), lost: () => (lost += 1) }, evidence },
    () => undefined,
  );
  const logged = (kind: LedgerKind) => {
    evidence.logs = [{ lines: [{ event: { kind } }] } as unknown as LogSheet];
  };
  return { desk, settings, sent, logged, refuse: (failure: Failure) => (refusal = failure), losses: () => lost };
};

const row = (number: number): CheckedRow =>
  ({ entry: { row: number, person: { name: `Persona ${number}` } } }) as CheckedRow;
const compose = (checked: CheckedRow): Promise<TestMail> =>
  Promise.resolve({
    bytes: new TextEncoder().encode(`mail of ${checked.entry.row}`),
    sha256: '',
    name: `mail ${checked.entry.row}`,
    reference: `REF-${checked.entry.row}`,
    envelope: { from: 'nomina@empresa.example', to: ['nomina@empresa.example'] },
  });
const state = (desk: TestDesk) => desk.state(undefined, undefined);

test('each of the chosen rows is mailed, three at most, with Gmail’s id, the time and a search of its own', async () => {
  const { desk, sent } = stage();
  await desk.send([2, 3, 4, 5].map(row), compose);
  expect(sent.map(({ name }) => name)).toEqual(['mail 2', 'mail 3', 'mail 4']);
  expect(state(desk).mails).toEqual(
    [2, 3, 4].map((number, index) => ({
      row: number,
      name: `Persona ${number}`,
      id: `id-${index + 1}`,
      at,
      link: `https://mail.example/#REF-${number}`,
    })),
  );
});

test('without a row that could be sent it says so, and nothing leaves', async () => {
  const { desk, sent } = stage();
  await desk.send([], compose);
  expect(state(desk).problem).toEqual({ code: 'test/no-row', values: {} });
  expect(sent).toEqual([]);
});

test('the connection alone is tried with a mail that holds nothing of the sheet', async () => {
  const { desk, sent, settings } = stage();
  await desk.sendConnectionMail(() => ({ name: '', address: 'ana@empresa.example' }), 'es');
  expect(sent[0]?.text).toContain('To: ana@empresa.example');
  expect(sent[0]?.text).toContain(btoa('test.connection'));
  expect(state(desk).mails).toMatchObject([{ row: undefined, id: 'id-1' }]);
  // It shows no receipt, so it is not the test that a first run asks after.
  expect(settings.has('test')).toBe(false);
});

test('the first run of several rows asks for a test, then whether it was seen, and the workbook keeps the answer', async () => {
  const { desk, settings } = stage();
  expect(desk.questionBefore(2)).toBe('unsent');
  await desk.send([row(2)], compose);
  expect(desk.questionBefore(2)).toBe('unseen');
  await desk.answer('seen');
  expect(desk.questionBefore(2)).toBe('none');
  expect(settings.get('test')).toEqual({ sentAt: at, answer: 'seen' });
  expect(stage({ book: { test: settings.get('test') } }).desk.questionBefore(200)).toBe('none');
});

test('one row, or a workbook that has sent before, is not asked', () => {
  const { desk, logged } = stage();
  expect(desk.questionBefore(1)).toBe('none');
  logged('marked');
  expect(desk.questionBefore(2)).toBe('unsent');
  logged('sent');
  expect(desk.questionBefore(2)).toBe('none');
});

test('to send without a test is an answer, unless the deployment requires one', async () => {
  const free = stage();
  await free.desk.answer('without');
  expect(free.desk.questionBefore(2)).toBe('none');
  const strict = stage({ requireTest: true });
  await strict.desk.answer('without');
  expect(strict.desk.questionBefore(2)).toBe('unsent');
});

test('a test that Gmail refused is told with its reason, and a lost account asks to reconnect', async () => {
  const { desk, refuse, losses } = stage();
  refuse(new Failure('account/signed-out'));
  await desk.send([row(2)], compose);
  expect(state(desk)).toMatchObject({ status: 'failed', problem: { code: 'account/signed-out' } });
  expect(losses()).toBe(1);
});

test('a workbook that cannot keep the answer does not spoil the test', async () => {
  const { desk, sent } = stage({ readOnly: true });
  await desk.send([row(2)], compose);
  expect(sent).toHaveLength(1);
  expect(state(desk)).toMatchObject({ status: 'sent', problem: undefined });
});
