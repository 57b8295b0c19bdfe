import type { WrittenPart } from './written-parts.ts';

/** What a rich API request meets instead of an answer, and the Office error code that says so. */
export const OFFICE_ERRORS = {
  cellEditMode: 5004,
  sessionLost: 5012,
  activityLimit: 5102,
  payloadTooLarge: 5103,
  accessDenied: 7000,
} as const;

export type FaultKind = keyof typeof OFFICE_ERRORS | 'slow' | 'lostAnswer';

export interface Fault {
  readonly kind: FaultKind;
  /** How many requests it meets; default 1. */
  readonly times?: number;
  /** `slow` only: milliseconds before the request is run. */
  readonly ms?: number;
}

/** What the nth workbook call (from 1) and those after it are answered. */
export interface CallError {
  readonly nth: number;
  /** An `Excel.ErrorCodes` value, or one that nobody knows. */
  readonly code: string;
  /** The call is run before it is answered so. */
  readonly done?: boolean;
  readonly times?: number;
  /** Counts and meets only the calls that write there. */
  readonly of?: WrittenPart;
}

/** Faults of one client's Excel. Requests meet the injected ones in order, one each. */
export class Faults {
  readonly #queue: { fault: Fault; left: number }[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #errors: readonly CallError[];
  readonly #calls = { all: 0, settings: 0, log: 0 };
  #editing = false;

  constructor(errors: readonly CallError[] = []) {
    this.#errors = errors;
  }

  /** What the next workbook call meets, by where it writes. */
  errorOf(written: ReadonlySet<WrittenPart>): CallError | undefined {
    this.#calls.all += 1;
    for (const part of written) this.#calls[part] += 1;
    return this.#errors.find(({ nth, times = 1, of }) => {
      const call = this.#calls[of ?? 'all'];
      return (of === undefined || written.has(of)) && call >= nth && call < nth + times;
    });
  }

  inject(fault: Fault): void {
    this.#queue.push({ fault, left: fault.times ?? 1 });
  }

  next(): Fault | undefined {
    const first = this.#queue[0];
    if (!first) return undefined;
    first.left -= 1;
    if (first.left <= 0) this.#queue.shift();
    return first.fault;
  }

  /** The user is typing in a cell. */
  get editing(): boolean {
    return this.#editing;
  }

  startEditing(): void {
    this.#editing = true;
  }

  stopEditing(): void {
    this.#editing = false;
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }

  /** Resolves once nobody is typing. */
  async editingOver(): Promise<void> {
    if (this.#editing) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }
}
