import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expectExactlyOnce, seeded } from './exactly-once.ts';
import { runSession } from './run-inside.ts';
import { writePeople, type LabReport } from './run-lab.ts';

const rows = 12;
const deep = process.env['SOBRE_DEEP'] === '1';
const seeds = deep ? [1, 2, 3, 4, 5, 6, 7, 8] : [1];

const folder = mkdtempSync(join(tmpdir(), 'sobre-repeat-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = [
  { do: 'drop-after-accept' },
  { do: 'drop-before-accept' },
  { do: 'reset', accepted: true },
  { do: 'status', status: 503 },
  { do: 'status', status: 429, reason: 'rateLimitExceeded', retryAfterMs: 300 },
];

/** Faults and latencies drawn from the seed. */
const scenarioOf = (seed: number): object => {
  const random = seeded(seed);
  const answers = [2, 5, 8].map((nth) => ({
    nth: nth + Math.floor(random() * 3),
    ...kinds[Math.floor(random() * kinds.length)],
  }));
  const fastest = Math.floor(random() * 40);
  return { seed, google: { answers, latencyMs: [fastest, fastest + Math.floor(random() * 80)] } };
};

/**
 * What two runs have in common: everything but ids, times, and what depends on how busy the machine is. Four requests
 * travel together and a fault meets the nth to arrive, so that whose mail it is may differ; what comes of them may not.
 */
const outcomeOf = ({ rows: all, mailbox, google, issues, ended, excel }: LabReport) => {
  const { maxInFlight: _together, ...counts } = google;
  return {
    rows: all.map(({ row, email }) => [row, email]),
    outcomes: all.map(({ email, sentTo, status, code }) => [sentTo === email, status, code].join()).sort(),
    mails: mailbox.map(({ subject, attachments }) => JSON.stringify([subject, attachments])).sort(),
    issues,
    google: counts,
    ended,
    ...(deep ? { excel } : {}),
  };
};

test.each(seeds)(
  'one scenario and seed twice give the same rows, mails and counts (seed %i)',
  async (seed) => {
    const book = join(folder, `book-${seed}.csv`);
    writePeople(book, rows);
    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      const { code, report } = await runSession({ book, scenario: scenarioOf(seed) });
      expect(code).toBe(0);
      expectExactlyOnce(
        report,
        report.rows.map(({ email }) => email),
        3,
      );
      runs.push(outcomeOf(report));
    }
    expect(runs[0]!.rows).toHaveLength(rows);
    expect(runs[1]).toEqual(runs[0]);
  },
  300_000,
);
