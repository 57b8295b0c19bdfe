import { Failure, failures, type FailureCode } from '../../src/domain/failure.ts';
import type { Ledger } from '../../src/domain/sending/ledger.ts';
import type { RunPorts } from '../../src/domain/sending/run-item.ts';
import type { Snapshot } from '../../src/domain/workbook.ts';

/**
 * What a run touches outside itself. `exchange` is the whole of one exchange with the workbook; `cells` and `log` are
 * its halves, of which the other one arrives. Settings are read inside `replan` (and the text inside `compose`).
 */
export const faultyPorts = [
  'ledger',
  'exchange',
  'cells',
  'log',
  'mint',
  'save',
  'clock',
  'replan',
  'compose',
  'send',
  'renew',
] as const;
export type FaultyPort = (typeof faultyPorts)[number];

export const unexpected = 'unexpected';
const bug = 'nobody foresaw this';
export const everyCode: readonly PortFault['code'][] = [...(Object.keys(failures) as FailureCode[]), unexpected];

export interface PortFault {
  readonly port: FaultyPort;
  /** Which call of the port, from 0. */
  readonly nth: number;
  readonly code: FailureCode | typeof unexpected;
  /** Whether the call has its effect all the same. */
  readonly when: 'before' | 'after';
  /** This call and all that follow. */
  readonly lasting?: boolean;
}

/** A provider's own words for "I did not take it": said after it took it they would be a lie, which nothing can see through. */
const refusals =
  /^(account\/signed-out|mail\/(rejected|too-large|forbidden|no-mailbox|not-configured|rate-limited|quota-exhausted|offline|not-sent))$/;

export const isPossible = ({ port, code, when }: PortFault): boolean =>
  !(port === 'send' && when === 'after' && refusals.test(code));

export const isForeseen = (error: unknown): boolean => !(error instanceof TypeError && error.message === bug);

const errorOf = ({ code }: PortFault): Error => (code === unexpected ? new TypeError(bug) : new Failure(code));

/** Faults of one pane's ports, and how often each port was called. */
export class Faults {
  readonly calls = new Map<FaultyPort, number>();
  readonly fired: PortFault[] = [];
  private faults: PortFault[];

  constructor(faults: readonly PortFault[]) {
    this.faults = [...faults];
  }

  /** From now on: `nth` counts from the calls there were. */
  add(fault: PortFault): void {
    this.faults.push({ ...fault, nth: (this.calls.get(fault.port) ?? 0) + fault.nth });
  }

  /** Nothing fails any more. */
  disarm(): void {
    this.faults = [];
  }

  private due(port: FaultyPort): PortFault | undefined {
    const n = this.calls.get(port) ?? 0;
    this.calls.set(port, n + 1);
    return this.faults.find((each) => each.port === port && (each.lasting === true ? n >= each.nth : n === each.nth));
  }

  private fail(fault: PortFault): never {
    this.fired.push(fault);
    throw errorOf(fault);
  }

  async around<T>(port: FaultyPort, act: () => Promise<T>): Promise<T> {
    const fault = this.due(port);
    if (fault?.when === 'before') this.fail(fault);
    const result = await act();
    if (fault !== undefined) this.fail(fault);
    return result;
  }

  ledger(ledger: Ledger): Ledger {
    return { ...ledger, append: (events) => this.around('ledger', () => ledger.append(events)) };
  }

  ports(ports: RunPorts): RunPorts {
    const { workbook, clock } = ports;
    return {
      ...ports,
      workbook: {
        mint: (ids, signatureOf) => this.around('mint', () => workbook.mint(ids, signatureOf)),
        save: () => this.around('save', () => workbook.save()),
        exchange: (wanted): Promise<Snapshot> =>
          this.around('exchange', async () => {
            const cells = this.due('cells');
            const log = this.due('log');
            const half = { ...wanted, ...(cells && { writes: [] }), ...(log && { log: [] }) };
            const seen = await workbook.exchange(half);
            const fault = cells ?? log;
            if (fault !== undefined) this.fail(fault);
            return seen;
          }),
      },
      clock: {
        now: () => clock.now(),
        elapsed: () => clock.elapsed(),
        sleep: (ms, signal) => this.around('clock', () => clock.sleep(ms, signal)),
      },
      replan: () => this.around('replan', () => ports.replan()),
      compose: (item) => this.around('compose', () => ports.compose(item)),
      send: (mail, signal) => this.around('send', () => ports.send(mail, signal)),
      renew: (signal) => this.around('renew', () => ports.renew(signal)),
    };
  }
}
