import type { NextStep, Station } from './pane-state.ts';
import type { CheckState } from './check/check-state.ts';
import type { ReceiptsState } from './receipts/receipts-state.ts';

export interface Standing {
  /** A run is on, here or at a colleague's. */
  readonly busy: boolean;
  readonly hasPeople: boolean;
  readonly receipts: Pick<ReceiptsState, 'mode' | 'files'>;
  readonly check: Pick<CheckState, 'ready' | 'toDecide'>;
  readonly connected: boolean;
  /** Whether there is an account to connect at all. */
  readonly connectable: boolean;
  readonly resumable: number;
  /** The rows are a sample, which only the sender may get. */
  readonly sample: boolean;
}

/** What the primary button does next. */
export const nextStep = ({
  busy,
  hasPeople,
  receipts,
  check,
  connected,
  connectable,
  resumable,
  sample,
}: Standing): NextStep => {
  if (busy) return 'nothing';
  if (!hasPeople) return 'choose-sheet';
  const wantsFiles = receipts.mode === 'auto' || receipts.mode === 'column';
  if (wantsFiles && receipts.files === 0) return 'choose-files';
  if (!connected) return connectable ? 'connect' : 'nothing';
  if (sample && check.ready > 0) return 'test';
  if (resumable > 0) return 'resume';
  if (check.ready > 0) return 'send';
  return check.toDecide > 0 ? 'decide' : 'nothing';
};

/** Where a next step is taken: what a person who comes to the pane should see first. */
export const stationOfStep = (next: NextStep): Station => {
  if (next === 'choose-files') return 'receipts';
  return next === 'connect' || next === 'send' || next === 'resume' ? 'send' : 'people';
};
