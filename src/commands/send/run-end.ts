import type { Failure } from '../../domain/failure.ts';
import type { RunEnd } from './run-state.ts';

/** How a run ended that a failure ended. */
export const endOf = (failure: Failure): RunEnd => {
  if (failure.code === 'run/other-sender' || failure.code === 'run/lease-lost') return 'watching';
  if (failure.code === 'account/signed-out') return 'not-connected';
  if (failure.code === 'account/cancelled') return 'stopped';
  return 'paused';
};
