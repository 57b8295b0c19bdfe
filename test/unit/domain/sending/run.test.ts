import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { brokenAt } from '../../../../src/domain/sending/ledger.ts';
import {
  drive,
  headers,
  idColumn,
  paneRun,
  people,
  stage,
  statusColumn,
  statuses,
  type Stage,
} from '../../../fakes/run-stage.ts';
import { memoryLedger } from '../../../fakes/memory-ledger.ts';

const timesAccepted = ({ google }: Stage) => {
  const counts = new Map<string, number>();
  for (const name of google.accepted) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

test('every row is sent once and says so beside its own address', async () => {
  const set = stage(30);
  const { run } = await paneRun(set);
  await drive(set, run);
  expect(run.reason).toBeUndefined();
  expect([...timesAccepted(set).values()]).toEqual(Array(30).fill(1));
  for (const row of set.book.rows()) expect([row[statusColumn], row[5]]).toEqual(['Sent', row[1]]);
});

test('three hundred rows cost a handful of exchanges', async () => {
  const set = stage(300);
  const { run } = await paneRun(set, { sendsPerMinute: 6000 });
  await drive(set, run);
  expect(set.google.accepted).toHaveLength(300);
  expect(set.book.exchanges).toBeLessThan(15);
});

test('a lost answer makes the row unknown and is never sent again by the run', async () => {
  const set = stage(10);
  set.google.answer = (n) => (n === 4 ? 'lost-after' : 'accept');
  const { run, ledger } = await paneRun(set);
  await drive(set, run);
  expect(statuses(set.book).filter((text) => text === 'Check Gmail')).toHaveLength(1);
  expect(set.google.accepted).toHaveLength(10);
  const second = await paneRun(set, { ledger });
  await drive(set, second.run);
  expect([...timesAccepted(set).values()]).toEqual(Array(10).fill(1));
});

test('a quota answer slows the run down and loses nothing', async () => {
  const set = stage(20);
  set.google.answer = (n) => (n === 5 || n === 6 ? new Failure('mail/rate-limited') : 'accept');
  const { run } = await paneRun(set);
  await drive(set, run);
  expect(statuses(set.book)).toEqual(Array(20).fill('Sent'));
});

test('a row that Google rejects fails alone', async () => {
  const set = stage(5);
  set.google.answer = (n) => (n === 2 ? new Failure('mail/rejected') : 'accept');
  const { run } = await paneRun(set);
  await drive(set, run);
  expect(statuses(set.book).filter((text) => text.startsWith('Not sent'))).toHaveLength(1);
  expect(set.google.accepted).toHaveLength(4);
});

test('what was waived stands in every line of the log about the row, and the chain holds', async () => {
  const set = stage(2);
  const { run, ledger } = await paneRun(set, { waived: ['receipt/unverified', 'recipient/shared'] });
  await drive(set, run);
  const lines = set.book.logs().get(ledger.writer)?.lines ?? [];
  expect(lines.filter(({ event }) => event.kind === 'sent').map(({ event }) => event.waived)).toEqual(
    Array(2).fill(['receipt/unverified', 'recipient/shared']),
  );
  expect(await brokenAt(lines)).toBe(-1);
  const altered = lines.map((line) => ({ ...line, event: { ...line.event, waived: [] } }));
  expect(await brokenAt(altered)).toBe(0);
});

test('a sort in mid-run leaves every status beside its own person', async () => {
  const set = stage(40);
  set.clock.at(1_500, () => set.book.sort(2));
  set.clock.at(2_500, () => set.book.sort(1));
  const { run } = await paneRun(set);
  await drive(set, run);
  for (const row of set.book.rows()) expect([row[statusColumn], row[5]]).toEqual(['Sent', row[1]]);
});

test.each([0, 1])(
  'of two rows that are alike each has its own status where the person wants both, %i rows further down',
  async (inserted) => {
    const set = stage(4);
    set.book.insertRow(2, people(2)[1] ?? []);
    const { run } = await paneRun(set, { repeats: true });
    for (let row = 0; row < inserted; row += 1) set.book.insertRow(0, ['New', 'new@example.com', '1']);
    await drive(set, run);
    expect(timesAccepted(set).get('Person 1')).toBe(2);
    const rows = set.book.rows().slice(inserted);
    expect(rows.map((row) => row[statusColumn])).toEqual(Array(5).fill('Sent'));
    expect(new Set(rows.map((row) => row[idColumn])).size).toBe(5);
  },
);

test('of two rows that are alike one goes where nobody wanted both, and the other one does not say Sent', async () => {
  const set = stage(4);
  set.book.insertRow(2, people(2)[1] ?? []);
  const { run } = await paneRun(set);
  await drive(set, run);
  expect([...timesAccepted(set).values()]).toEqual([1, 1, 1, 1]);
  expect(statuses(set.book).toSorted()).toEqual(['Not sent: sheet/changed', 'Sent', 'Sent', 'Sent', 'Sent']);
});

test('a row that changed after Send was pressed is not sent', async () => {
  const set = stage(40);
  const last = set.book.rowIds().at(-1) ?? 0;
  set.clock.at(500, () => set.book.setCell('somebody', last, headers.indexOf('Email'), 'other@example.com'));
  const { run } = await paneRun(set, { sendsPerMinute: 300 });
  await drive(set, run);
  expect(set.google.accepted).not.toContain('Person 39');
  expect(statuses(set.book).at(-1)).toBe('Held: sheet/changed');
});

test('while a cell is being edited sending pauses, and nothing is lost', async () => {
  const set = stage(60);
  let during = 0;
  set.clock.at(3_000, () => {
    set.book.editing = true;
    set.clock.at(8_000, () => (during = set.google.received));
    set.clock.at(30_000, () => (set.book.editing = false));
    set.clock.at(29_000, () => expect(set.google.received).toBe(during));
  });
  const { run } = await paneRun(set, { sendsPerMinute: 300 });
  await drive(set, run);
  expect(statuses(set.book)).toEqual(Array(60).fill('Sent'));
  expect(set.google.accepted).toHaveLength(60);
});

test.each([
  ['protected', 'sheet/protected'],
  ['edited', 'sheet/editing'],
] as const)('a sheet that is %s is asked again now and then, and the pane says so meanwhile', async (how, code) => {
  const set = stage(60);
  const refuse = (on: boolean) => {
    if (how === 'protected') set.book.isProtected = on;
    else set.book.editing = on;
  };
  set.clock.at(3_000, () => refuse(true));
  const { run } = await paneRun(set, { sendsPerMinute: 300 });
  set.clock.at(7_000, () => expect([run.phase, run.reason?.code]).toEqual(['paused', code]));
  set.clock.at(63_000, () => refuse(false));
  await drive(set, run);
  expect(set.book.refusals).toBeLessThanOrEqual(60);
  expect(statuses(set.book)).toEqual(Array(60).fill('Sent'));
  expect(set.google.accepted).toHaveLength(60);
});

test('no request starts after Stop, and the rest is given back', async () => {
  const set = stage(50);
  const { run } = await paneRun(set, { sendsPerMinute: 300 });
  let received = 0;
  set.clock.at(4_000, () => {
    run.stop();
    received = set.google.received;
  });
  await drive(set, run);
  expect(set.google.received).toBe(received);
  expect(set.google.received).toBeGreaterThan(0);
  expect(statuses(set.book).filter((text) => text === 'Sent')).toHaveLength(set.google.accepted.length);
  expect(statuses(set.book).filter((text) => text === '')).toHaveLength(50 - set.google.accepted.length);
});

test('a way that takes long to find lets nothing leave after Stop, nor to an address that was corrected meanwhile', async () => {
  const set = stage(4);
  let proof: Promise<void> | undefined;
  const { run } = await paneRun(set, {
    between: (ports) => ({
      ...ports,
      ready: () => {
        if (set.google.accepted.length === 0) return Promise.resolve();
        if (proof === undefined) set.book.setOwn(2, 1, 'corrected@example.com');
        return (proof ??= ports.clock.sleep(20_000));
      },
    }),
  });
  await drive(set, run);
  expect(set.google.addresses).not.toContain('p2@example.com');
  const stopping = stage(4);
  const second = await paneRun(stopping, {
    between: (ports) => ({
      ...ports,
      ready: async () => {
        await ports.clock.sleep(3_000);
        second.run.stop();
      },
    }),
  });
  await drive(stopping, second.run);
  expect([stopping.google.received, await second.ledger.all()]).toEqual([0, []]);
});

test('a killed pane leaves rows that another run of the device sends exactly once', async () => {
  const set = stage(30);
  const ledger = memoryLedger('DEVICE-1');
  const first = await paneRun(set, { ledger, sendsPerMinute: 300 });
  set.clock.at(2_000, () => void first.kill());
  void first.run.drive();
  await set.clock.run(() => false, set.clock.time + 10_000);
  const inFlight = ledger.events.length;
  const second = await paneRun(set, { ledger });
  await drive(set, second.run);
  expect(inFlight).toBeGreaterThan(0);
  expect(Math.max(...timesAccepted(set).values())).toBe(1);
  expect(set.google.accepted.length).toBeGreaterThanOrEqual(29);
});

test('signed out in mid-run: the run waits for the person and goes on', async () => {
  const set = stage(10);
  let connected = true;
  set.google.answer = (n) => {
    if (n !== 4) return 'accept';
    connected = false;
    return new Failure('account/signed-out');
  };
  const { run } = await paneRun(set, {
    renew: () => (connected ? Promise.resolve() : Promise.reject(new Failure('account/signed-out'))),
  });
  set.clock.at(20_000, () => {
    connected = true;
    run.goOn();
  });
  await drive(set, run);
  expect(statuses(set.book)).toEqual(Array(10).fill('Sent'));
  expect([...timesAccepted(set).values()]).toEqual(Array(10).fill(1));
});

test('while it waits for the person to sign in again, the sheet says what was sent and the beacon moves', async () => {
  const set = stage(10);
  let connected = true;
  set.google.answer = (n) => {
    if (n < 4) return 'accept';
    connected = false;
    return new Failure('account/signed-out');
  };
  const { run, ledger } = await paneRun(set, {
    renew: () => (connected ? Promise.resolve() : Promise.reject(new Failure('account/signed-out'))),
  });
  let over = false;
  void run.drive().finally(() => (over = true));
  const beaconAt = () => set.book.logs().get(ledger.writer)?.beacon?.at ?? 0;
  await set.clock.run(() => over, set.clock.time + 60_000);
  expect(statuses(set.book).filter((text) => text === 'Sent')).toHaveLength(3);
  expect(
    new Set(
      statuses(set.book)
        .slice(3)
        .map((text) => text.split(' ')[0]),
    ),
  ).toEqual(new Set(['Queued']));
  expect([over, run.phase, run.reason?.code]).toEqual([false, 'paused', 'account/signed-out']);
  expect(set.clock.time - beaconAt()).toBeLessThan(5_000);
  set.book.editing = true;
  await set.clock.run(() => over, set.clock.time + 10_000);
  set.book.editing = false;
  await set.clock.run(() => over, set.clock.time + 10_000);
  expect(run.reason?.code).toBe('account/signed-out');
  connected = true;
  set.google.answer = () => 'accept';
  run.goOn();
  await set.clock.run(() => over, set.clock.time + 60_000);
  expect(statuses(set.book)).toEqual(Array(10).fill('Sent'));
});

test('a status that somebody’s undo took back is said again', async () => {
  const set = stage(10);
  const { run } = await paneRun(set, { sendsPerMinute: 60 });
  for (const ms of [5_000, 6_500, 8_500, 11_000]) set.clock.at(ms, () => set.book.undo());
  await drive(set, run);
  expect(statuses(set.book)).toEqual(Array(10).fill('Sent'));
  expect([...timesAccepted(set).values()]).toEqual(Array(10).fill(1));
});

test('the log sheet holds every event of the run in an unbroken chain', async () => {
  const set = stage(5);
  const { run, ledger } = await paneRun(set);
  await drive(set, run);
  const log = set.book.logs().get(ledger.writer);
  expect(log?.lines.map(({ event }) => event.kind).sort()).toEqual([
    ...Array(5).fill('marked'),
    ...Array(5).fill('sent'),
  ]);
  expect(await brokenAt(log?.lines ?? [])).toBe(-1);
});

for (const propagationMs of [800, 3_000, 8_000]) {
  test(`of two panes pressing Send together one sends, with propagation of ${propagationMs} ms`, async () => {
    const set = stage(12);
    set.book.propagationMs = propagationMs;
    const settleMs = propagationMs + 1_000;
    const ana = await paneRun(set, { client: 'ana', settleMs });
    const bea = await paneRun(set, { client: 'bea', settleMs });
    let over = 0;
    for (const { run } of [ana, bea]) void run.drive().finally(() => (over += 1));
    await set.clock.run(() => over === 2, set.clock.time + 600_000);
    expect(over).toBe(2);
    expect([...timesAccepted(set).values()]).toEqual(Array(12).fill(1));
    expect([ana.run.reason?.code, bea.run.reason?.code].filter((code) => code === 'run/other-sender')).toHaveLength(1);
  });
}

test('a device whose run was taken over sends again later, and stops when it is taken over anew', async () => {
  const set = stage(12);
  const add = (...names: string[]) => {
    for (const name of names) set.book.insertRow(set.book.rows().length, [name, `${name}@example.com`, '1']);
  };
  const ledger = memoryLedger('ANA-WRITER');
  const died = await paneRun(set, { ledger, settleMs: 1_000 });
  set.clock.at(2_500, () => void died.kill());
  void died.run.drive();
  await set.clock.run(() => false, set.clock.time + 60_000);
  const beto = memoryLedger('BETO-WRITER');
  const takeOver = { client: 'beto', ledger: beto, settleMs: 1_000, over: ledger.writer };
  await drive(set, (await paneRun(set, takeOver)).run);

  add('Nuevo');
  const later = await paneRun(set, { ledger, settleMs: 1_000 });
  await drive(set, later.run);
  expect(later.run.reason).toBeUndefined();
  expect(timesAccepted(set).get('Nuevo')).toBe(1);

  add('Uno', 'Dos', 'Tres');
  const slow = await paneRun(set, { ledger, settleMs: 1_000, sendsPerMinute: 2 });
  const driven = drive(set, slow.run);
  await set.clock.run(() => timesAccepted(set).has('Uno'), set.clock.time + 60_000);
  await drive(set, (await paneRun(set, takeOver)).run);
  await driven;
  expect(slow.run.reason?.code).toBe('run/lease-lost');
  expect(Math.max(...timesAccepted(set).values())).toBe(1);
});

/** Refuses the write that would hold the outcome of the first mail, and `more` after it. */
const refusing = (ledger: ReturnType<typeof memoryLedger>, more: number, error: () => Error) => {
  let left = 0;
  return {
    ...ledger,
    append: (events: Parameters<typeof ledger.append>[0]) => {
      if (events.some(({ kind }) => kind === 'sent') && left <= more) {
        left += 1;
        return Promise.reject(error());
      }
      return ledger.append(events);
    },
  };
};

test.each([
  ['a full disk', () => new Failure('ledger/unavailable')],
  ['a failure that usually means that nothing left', () => new Failure('mail/offline')],
  ['something nobody foresaw', () => new TypeError('no')],
])('what Gmail accepted stays sent where the record of it fails with %s', async (_, error) => {
  const set = stage(4);
  const ledger = memoryLedger('ANA-WRITER');
  const { run } = await paneRun(set, { ledger: refusing(ledger, 99, error) });
  await drive(set, run);
  const [sent] = set.google.accepted;
  expect(set.book.rows().find(([name]) => name === sent)?.[statusColumn]).toBe('Sent');
  expect(
    set.book
      .logs()
      .get('ANA-WRITER')
      ?.lines.map(({ event }) => event.kind),
  ).toContain('sent');
  expect(run.reason?.code).toBe('ledger/unavailable');

  // The pane was closed, so that only row and log know.
  const next = await paneRun(set, { ledger });
  await drive(set, next.run);
  expect([...timesAccepted(set).values()]).toEqual(Array(4).fill(1));
  expect(statuses(set.book)).toEqual(Array(4).fill('Sent'));
});

test('one write that fails after the mail left is made up for, and the run goes on', async () => {
  const set = stage(4);
  const ledger = memoryLedger('ANA-WRITER');
  const { run } = await paneRun(set, { ledger: refusing(ledger, 0, () => new Failure('ledger/unavailable')) });
  await drive(set, run);
  expect(run.reason).toBeUndefined();
  expect(statuses(set.book)).toEqual(Array(4).fill('Sent'));
  expect(ledger.events.filter(({ kind }) => kind === 'sent')).toHaveLength(4);
});

test('a provider that ends with a code that is not its own leaves its row in doubt', async () => {
  const set = stage(3);
  set.google.answer = (n) => (n === 2 ? new Failure('ledger/unavailable') : 'accept');
  const { run } = await paneRun(set);
  await drive(set, run);
  expect(statuses(set.book).filter((text) => text === 'Check Gmail')).toHaveLength(1);
  expect(run.reason?.code).toBe('ledger/unavailable');
});
