import { expect, test } from 'vitest';
import { Evidence } from '../../src/domain/sending/evidence.ts';
import type { LedgerEvent } from '../../src/domain/sending/ledger.ts';
import { everyCode, faultyPorts, Faults, isPossible, unexpected, type PortFault } from '../fakes/faulty-ports.ts';
import { memoryLedger } from '../fakes/memory-ledger.ts';
import { paneRun, stage, statusColumn, type Stage } from '../fakes/run-stage.ts';

/** Deep runs take every history, `npm test` every so many of them. */
const deep = process.env['SOBRE_DEEP'] === '1';
const rows = 3;
/** Of each kind of answer that a run treats in its own way, one code of the port; a bug besides. */
const telling: Readonly<Record<PortFault['port'], readonly PortFault['code'][]>> = {
  ledger: ['ledger/unavailable'],
  exchange: ['sheet/busy', 'sheet/read-only', unexpected],
  cells: ['sheet/protected'],
  log: ['sheet/changed'],
  mint: ['sheet/too-large'],
  save: ['sheet/busy'],
  clock: [unexpected],
  replan: ['sheet/editing'],
  compose: ['receipt/changed', 'template/invalid'],
  send: ['mail/no-reply', 'mail/rate-limited', 'account/signed-out', 'mail/rejected'],
  renew: ['account/signed-out'],
};

type Book = Stage['book'];

const mailsOf = ({ google }: Stage): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of google.accepted) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const statusOf = (book: Book): ReadonlyMap<string, string> =>
  new Map(book.rows().map((row) => [row[0] ?? '', row[statusColumn] ?? '']));

/** What a device does when its pane opens: what a killed run left open is in doubt. */
const reopened = async (ledger: ReturnType<typeof memoryLedger>): Promise<void> => {
  const open = new Evidence(ledger.events, ledger.writer).dangling(ledger.writer);
  let seq = ledger.events.reduce((most, event) => Math.max(most, event.seq), 0) + 1_000;
  await ledger.append(open.map((begun): LedgerEvent => ({ ...begun, seq: (seq += 1), kind: 'unknown' })));
};

/** One run with faults, for as long as it may take with a person beside it; then the pane is closed and all works again. */
const live = async (faults: readonly PortFault[], panes: 1 | 2 = 1) => {
  const set = stage(rows);
  set.book.propagationMs = panes === 1 ? 0 : 800;
  const ledgers = [memoryLedger('AAAAA-1'), memoryLedger('BBBBB-2')].slice(0, panes);
  const settleMs = panes === 1 ? 0 : 3_000;
  const bugs: unknown[] = [];
  const between = new Faults(faults);
  const drive = async (faulty: boolean, which: number, over?: string) => {
    const ledger = ledgers[which]!;
    const trouble = faulty && which === 0 ? between : new Faults([]);
    const pane = await paneRun(set, {
      client: `device${which}`,
      ledger: trouble.ledger(ledger),
      between: (ports) => trouble.ports(ports),
      settleMs,
      ...(over === undefined ? {} : { over }),
    });
    let finished = false;
    void pane.run
      .drive()
      .catch((error: unknown) => bugs.push(error))
      .finally(() => (finished = true));
    return { pane, isOver: () => finished };
  };
  const running: Awaited<ReturnType<typeof drive>>[] = [];
  for (let which = 0; which < panes; which += 1) running.push(await drive(true, which));
  for (let minute = 0; minute < 4; minute += 1) {
    await set.clock.run(() => running.every(({ isOver }) => isOver()), set.clock.time + 120_000);
    for (const { pane } of running) pane.run.goOn();
  }
  const ended = running.every(({ isOver }) => isOver());
  for (const { pane } of running) pane.kill();
  const meanwhile = statusOf(set.book);
  for (const ledger of ledgers) await reopened(ledger);
  const dead = [...set.book.logs()].filter(
    ([writer, { beacon }]) => writer !== ledgers[0]?.writer && beacon?.phase !== 'idle',
  );
  const last = await drive(false, 0, dead.map(([writer]) => writer).join(' '));
  await set.clock.run(last.isOver, set.clock.time + 600_000);
  return { set, ended, bugs, fired: between.fired, calls: between.calls, meanwhile };
};

const judge = async (faults: readonly PortFault[], panes: 1 | 2 = 1) => {
  const { set, ended, bugs, fired, meanwhile } = await live(faults, panes);
  const story = JSON.stringify(faults);
  const touched = (...ports: readonly PortFault['port'][]) => fired.some(({ port }) => ports.includes(port));
  // A run that cannot be followed to its end is no proof.
  expect(ended, `never ended: ${story}`).toBe(true);
  if (!fired.some(({ code }) => code === unexpected)) expect(bugs, story).toEqual([]);
  const mails = mailsOf(set);
  for (const [name, count] of mails) expect(count, `double of ${name}: ${story}`).toBe(1);
  for (const [name, status] of meanwhile) {
    if (status === 'Sent') expect(mails.has(name), `${name} said Sent: ${story}`).toBe(true);
  }
  for (const [name, status] of statusOf(set.book)) {
    const told = `${name}: "${status}", ${mails.has(name) ? 'in' : 'not in'} the mailbox: ${story}`;
    // In doubt only where the answer or the record of it was lost.
    if (status === 'Check Gmail') expect(touched('send', 'ledger'), told).toBe(true);
    else expect(mails.has(name) && status === 'Sent', told).toBe(true);
  }
  return fired.length;
};

/** Every port at every call it gets in an undisturbed run of three rows. */
const points = async (panes: 1 | 2 = 1): Promise<readonly Pick<PortFault, 'port' | 'nth' | 'when'>[]> => {
  const { calls } = await live([], panes);
  return faultyPorts.flatMap((port) =>
    Array.from({ length: calls.get(port) ?? 0 }, (_, nth) => nth).flatMap((nth) =>
      (['before', 'after'] as const).map((when) => ({ port, nth, when })),
    ),
  );
};

const everyNth = <T>(list: readonly T[], step: number): readonly T[] =>
  deep ? list : list.filter((_, index) => index % step === step - 1);

const judgeAll = async (cases: readonly (readonly PortFault[])[], panes: 1 | 2 = 1): Promise<void> => {
  let fired = 0;
  for (const faults of cases) fired += await judge(faults, panes);
  console.info(
    `${cases.length} histories of ${rows} rows, ${panes} pane(s): ${fired} faults fired; 0 doubles, 0 lost, every status true`,
  );
};

const hours = 3_600_000;

test(
  'whichever port fails at whichever call, with whatever code, before its effect or after it, nobody gets two and nobody is lost',
  async () => {
    const all = (await points()).flatMap((point) => everyCode.map((code): PortFault => ({ ...point, code })));
    const lasting = (await points())
      .filter(({ port }) => port === 'ledger')
      .map((point): PortFault => ({ ...point, code: 'ledger/unavailable', lasting: true }));
    const possible = [...all.filter(isPossible), ...lasting];
    await judgeAll(everyNth(possible, 37).map((fault) => [fault]));
  },
  hours,
);

test(
  'whichever two calls fail, nobody gets two and nobody is lost',
  async () => {
    const single = (await points())
      .flatMap((point) => telling[point.port].map((code): PortFault => ({ ...point, code })))
      .filter(isPossible);
    const pairs = single.flatMap((one, index) => single.slice(index + 1).map((other) => [one, other] as const));
    await judgeAll(everyNth(pairs, 211));
  },
  hours,
);

test(
  'whichever port of one of two panes fails, nobody gets two and nobody is lost',
  async () => {
    const single = (await points(2))
      .flatMap((point) => telling[point.port].map((code): PortFault => ({ ...point, code })))
      .filter(isPossible);
    await judgeAll(
      everyNth(single, 7).map((fault) => [fault]),
      2,
    );
  },
  hours,
);
