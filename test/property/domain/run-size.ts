import { vi } from 'vitest';

/** The seeded slice of every day, or the full figures with SOBRE_DEEP=1; SOBRE_SEED repeats a run. */
export const runs = (slice: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: process.env['SOBRE_DEEP'] === '1' ? slice * 20 : slice,
  seed: Number(process.env['SOBRE_SEED'] ?? 20260115),
});

// The full figures take minutes on a slow machine.
vi.setConfig({ testTimeout: 600_000 });
