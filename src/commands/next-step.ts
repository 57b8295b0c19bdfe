import type { NextStep, Station } from './pane-state.ts';
import type { CheckState } from './check/check-state.ts';
import type { ReceiptsState } from './receipts/receipts-state.ts';

export interface Standing {
  /** A run is on, here or at a colleague's. */
  readonly busy: boolean;
  readonly hasPeople: boolean;
  readonly receipts: Pick<ReceiptsState, 'mode' | 'files'>;
  readonly check: Pick<CheckState, 'ready' | 'counts'>;
  readonly connected: boolean;
  /** Whether there is an account to connect at all. */
  readonly connectable: boolean;
  readonly resumable: number;
  /** The rows are a sample, which only the sender may get. */
  readonly sample: boolean;
}

/** What the primary button does next. */
export const nextStep = (standing: Standing): NextStep => {
  const { busy, hasPeople, receipts, check, connected, connectable, resumable, sample } = standing;
  if (busy) return 'nothing';
  if (!hasPeople) return 'choose-sheet';
  const { counts } = check;
  // What is in doubt is looked up before anybody begins anew; who is ready need not wait for it.
  if (counts.open === 0 && resumable === 0) return counts.unknown > 0 ? 'check' : 'nothing';
  if (wantsFiles(receipts) && receipts.files === 0 && !isServed(standing)) return 'choose-files';
  // No file and no account helps whom nobody can write to.
  if (check.ready === 0 && counts.noAddress === counts.open && resumable === 0) return 'addresses';
  if (!connected) return connectable ? 'connect' : 'nothing';
  if (sample && check.ready > 0) return 'test';
  if (resumable > 0) return 'resume';
  if (check.ready > 0) return 'send';
  return afterReady(standing);
};

/** Nobody is ready: what stands in the way of most is asked first. */
const afterReady = ({ check: { counts }, receipts }: Standing): NextStep => {
  if (counts.unknown > 0) return 'check';
  if (counts.ask > 0) return 'decide';
  if (counts.held > 0) return 'correct';
  if (wantsFiles(receipts) && counts.later > counts.noAddress) return 'choose-files';
  return counts.noAddress > 0 ? 'addresses' : 'nothing';
};

const wantsFiles = ({ mode }: Standing['receipts']): boolean => mode === 'auto' || mode === 'column';

/** Nobody who is left lacks a file: there is somebody ready or asked about, and nobody without one. */
const isServed = ({ check: { ready, counts } }: Standing): boolean =>
  ready + counts.ask > 0 && counts.later === counts.noAddress && counts.held === 0;

/** Where a next step is taken: what a person who comes to the pane should see first. */
export const stationOfStep = (next: NextStep): Station => {
  if (next === 'choose-files') return 'receipts';
  return next === 'connect' || next === 'send' || next === 'resume' ? 'send' : 'people';
};
