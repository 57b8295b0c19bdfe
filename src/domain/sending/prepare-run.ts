import { isCopys } from './copied-profile.ts';
import type { Failure } from '../failure.ts';
import { takeLease } from './lease.ts';
import { patiently } from './patience.ts';
import type { RunOptions, RunPorts } from './run-item.ts';
import type { RunRows } from './run-rows.ts';
import type { Snapshot } from '../workbook.ts';

interface Preparation {
  readonly ports: RunPorts;
  readonly options: RunOptions;
  readonly rows: RunRows;
  /** Aborted by Stop. */
  readonly signal: AbortSignal;
  /** Until when nothing leaves; undefined: it may. */
  settling(until: number | undefined): void;
  /** Excel is waited for, with the reason; undefined: no longer. */
  waits(reason: Failure | undefined): void;
  /** One exchange with the workbook. */
  beat(): Promise<void>;
}

/** Takes the lease, the ids and the claims, and saves: all that must stand in the workbook before a mail leaves. */
export const prepareRun = async (run: Preparation): Promise<void> => {
  const { ports, rows, signal } = run;
  const patient = <T>(step: () => Promise<T>): Promise<T> =>
    patiently(step, { clock: ports.clock, signal, waits: (reason) => run.waits(reason) }).finally(() =>
      run.waits(undefined),
    );
  await ports.renew(signal);
  rows.lease.forgive(await patient(() => lease(run)));
  await patient(() => rows.takeStock());
  await patient(() => rows.mintIds());
  rows.claim();
  await patient(() => run.beat());
  await settle(run);
  await patient(() => run.beat());
  while (rows.logLost) {
    rows.logLost = false;
    await patient(() => lease(run));
    await patient(() => run.beat());
  }
  await patient(() => ports.workbook.save());
};

const lease = (run: Preparation): Promise<Snapshot> => {
  const { ports, options, rows } = run;
  return takeLease(
    {
      writer: ports.ledger.writer,
      pane: ports.ledger.pane,
      who: options.who,
      total: rows.deliveries.length,
      settleMs: options.settleMs,
      over: options.over,
    },
    {
      clock: ports.clock,
      show: (beacon) => ports.workbook.exchange({ writes: [], watch: [], log: [], beacon }),
      isCopys: (beacon) => isCopys(beacon, ports.ledger),
      settling: (until) => run.settling(until),
    },
    run.signal,
  );
};

/** After the claims: the time until everybody can see them. */
const settle = async ({ ports, options, signal, settling }: Preparation): Promise<void> => {
  if (options.settleMs > 0) {
    settling(ports.clock.now() + options.settleMs);
    await ports.clock.sleep(options.settleMs, signal);
  }
  settling(undefined);
};
