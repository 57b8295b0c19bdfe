import './instant-digest.ts';
import { Evidence, type CellEvidence } from '../../src/domain/sending/evidence.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { GridRow } from '../../src/domain/grid.ts';
import { keptLedger } from '../../src/domain/sending/kept-ledger.ts';
import { writerTag, type Ledger } from '../../src/domain/sending/ledger.ts';
import { mintReceiptId, receiptIdEntropy, standsFor } from '../../src/domain/sending/receipt-id.ts';
import type { RunItem, RunNote, RunPlan, RunOptions, RunPorts } from '../../src/domain/sending/run-item.ts';
import { Run } from '../../src/domain/sending/run.ts';
import { sha256 } from '../../src/domain/text/sha256.ts';
import { parseStatus, statusText, type StatusWords } from '../../src/domain/sending/status-text.ts';
import { FakeBook, FakeWorkbook } from './fake-workbook.ts';
import { FakeClock } from './fake-clock.ts';
import { memoryLedger } from './memory-ledger.ts';

export const words: StatusWords = {
  state: {
    waiting: 'Waiting',
    claimed: 'Queued',
    sending: 'Sending',
    sent: 'Sent',
    failed: 'Not sent',
    unknown: 'Check Gmail',
    held: 'Held',
    later: 'Not ready',
    skipped: 'Skipped',
    saved: 'Saved .eml',
  },
  reason: (code) => code,
};

export const headers = ['Name', 'Email', 'Net'] as const;
export const statusColumn = 3;
export const idColumn = 6;

export const people = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [`Person ${index}`, `p${index}@example.com`, String(1000 + index)]);

/** What Google took, by person: each answer is scripted, the default accepts. */
export class FakeGoogle {
  readonly accepted: string[] = [];
  /** Where each accepted message went. */
  readonly addresses: string[] = [];
  received = 0;
  /** Which version of the message people get. */
  wording = 0;
  latencyMs = 40;
  answer: (n: number) => 'accept' | 'lost-after' | 'lost-before' | Failure = () => 'accept';
  private readonly clock: FakeClock;

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  async send(name: string, address = ''): Promise<{ providerMessageId: string }> {
    this.received += 1;
    const answer = this.answer(this.received);
    const accepted = answer === 'accept' || answer === 'lost-after';
    if (accepted) {
      this.accepted.push(name);
      this.addresses.push(address);
    }
    const id = `m${this.accepted.length}`;
    await this.clock.sleep(this.latencyMs);
    if (answer instanceof Failure) throw answer;
    if (answer !== 'accept') throw new Failure('mail/no-reply');
    return { providerMessageId: id };
  }
}

const cellStates: ReadonlySet<string> = new Set(['sent', 'unknown', 'sending', 'claimed']);

const signatureOf = (row: GridRow): string =>
  row.cells
    .slice(0, headers.length)
    .map(({ text }) => text)
    .join('|');

export interface Stage {
  readonly clock: FakeClock;
  readonly book: FakeBook;
  readonly google: FakeGoogle;
}

export const stage = (count: number): Stage => {
  const clock = new FakeClock();
  return { clock, book: new FakeBook(headers, people(count), clock), google: new FakeGoogle(clock) };
};

export interface PaneOptions extends Partial<RunOptions> {
  readonly client?: string;
  readonly ledger?: Ledger;
  readonly renew?: RunPorts['renew'];
  /** The person wants every row to go, also where two are alike. */
  readonly repeats?: boolean;
  readonly waived?: readonly string[];
  /** Puts something between the run and its ports. */
  readonly between?: (ports: RunPorts) => RunPorts;
}

/** Plans and makes a run over the rows that evidence leaves free. */
export const paneRun = async ({ clock, book, google }: Stage, options: PaneOptions = {}) => {
  const client = options.client ?? 'ana';
  const kept = options.ledger ?? memoryLedger(`${client.toUpperCase()}-WRITER`);
  let killed = false;
  const alive = () => !killed;
  const own = clock.view(alive);
  // A pane can die before the record is kept, and after it.
  const ledger = keptLedger({
    writer: kept.writer,
    pane: kept.pane,
    panes: () => kept.panes(),
    becomeAnother: () => kept.becomeAnother(),
    all: () => kept.all(),
    append: async (events) => {
      await own.sleep(1);
      await kept.append(events);
      await own.sleep(1);
    },
  });
  const workbook = new FakeWorkbook(book, client, own);
  await workbook.ensureLog(ledger.writer, 'log', []);
  const plan = async (): Promise<RunPlan> => {
    const logs = await workbook.readLogs();
    const claims = logs.flatMap(({ lines }) => lines.map(({ event }) => event));
    const evidence = new Evidence(await ledger.all(), ledger.writer, claims);
    const grid = await workbook.read();
    const items: RunItem[] = [];
    const notes: RunNote[] = [];
    for (const row of grid.rows.slice(1)) {
      const [name = '', address = '', net = ''] = row.cells.map(({ text }) => text);
      const weak = await sha256(`weak|${name}`);
      const keys = { strong: undefined, weak, period: 'jan', dated: true };
      const hash = { row: await sha256(net), files: undefined };
      const receiptId = row.cells[idColumn]?.text ?? '';
      const status = parseStatus(row.cells[statusColumn]?.text ?? '', [words]);
      const state = status === undefined || !cellStates.has(status.state) ? 'other' : status.state;
      const cells = { receiptId, state: state as CellEvidence['state'], writer: status?.writer ?? '' };
      const verdict = evidence.judge(keys, hash, cells);
      // A colleague's claim is theirs until somebody takes it over.
      const foreign =
        status?.state === 'claimed' && status.writer !== writerTag(ledger.writer) && options.over === undefined;
      if (verdict.kind !== 'free' || foreign) {
        if (verdict.kind === 'sent' || verdict.kind === 'unknown') {
          const shown = verdict.kind === 'sent' ? 'sent' : 'unknown';
          if (state !== shown)
            notes.push({
              receiptId: standsFor(receiptId, weak) ? receiptId : '',
              row: row.row,
              keys,
              signature: signatureOf(row),
              state: shown,
              code: '',
            });
        }
        continue;
      }
      items.push({
        receiptId: standsFor(receiptId, weak) ? receiptId : '',
        row: row.row,
        name,
        keys,
        hash,
        excuses: [],
        repeats: options.repeats ?? false,
        waived: options.waived ?? [],
        sentTo: address,
        recipients: 1,
        signature: signatureOf(row),
      });
    }
    return { items, notes };
  };
  const { items } = await plan();
  const logs = await workbook.readLogs();
  let random = 0;
  const randomBytes = (count: number) =>
    Uint8Array.from({ length: count }, () => (random = (random * 31 + client.length * 7 + 17) % 251));
  const between = options.between ?? ((ports: RunPorts) => ports);
  const run = new Run(
    items,
    between({
      replan: plan,
      workbook,
      ledger,
      clock: own,
      random: randomBytes,
      newReceiptId: (key) => mintReceiptId(randomBytes(receiptIdEntropy), key),
      signatureOf,
      compose: async (item) => ({
        bytes: Uint8Array.of(google.wording),
        sha256: item.sentTo,
        name: item.name,
        envelope: { from: 'nomina@empresa.example', to: [item.sentTo] },
      }),
      ready: () => Promise.resolve(),
      send: ({ name, envelope }) => google.send(name, envelope.to.join()),
      renew: options.renew ?? (() => Promise.resolve()),
      statusText: (status) => statusText(status, words),
      timeText: (at) => new Date(at).toISOString(),
      changed: () => undefined,
    }),
    {
      sendsPerMinute: 600,
      settleMs: 0,
      who: client,
      run: 'r1',
      via: { provider: 'fake.mail', sender: 'ana' },
      over: '',
      seq:
        [
          ...(await ledger.all()),
          ...logs.flatMap(({ writer, lines }) => (writer === ledger.writer ? lines.map(({ event }) => event) : [])),
        ].reduce((most, { seq }) => Math.max(most, seq), 0) + 1,
      chain: logs.find(({ writer }) => writer === ledger.writer)?.lines.at(-1)?.chain ?? '',
      recentAnswers: [],
      ...options,
    },
  );
  return { run, ledger: kept, items, kill: () => (killed = true) };
};

export const statuses = (book: FakeBook): readonly string[] => book.rows().map((row) => row[statusColumn] ?? '');

/** Drives a run to its end in fake time. */
export const drive = async ({ clock }: Stage, run: Run): Promise<void> => {
  let over = false;
  const driven = run.drive().finally(() => (over = true));
  await clock.run(() => over, clock.time + 3_600_000);
  await driven;
};
