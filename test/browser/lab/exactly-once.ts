import { expect } from 'vitest';
import { copies, type LabReport } from './run-lab.ts';

/** Most requests that a pane has on their way at a time. */
export const mostInFlight = 4;
/** An answer needs so long until it is on record, on a machine with much to do. */
const recordedMs = 3_000;

/**
 * No person has two mails, nobody is lost, and every status is true: Sent beside a mail, Check Gmail only where the
 * answer was lost or the browser died, everything else beside none. `book`: everybody's address.
 */
export const expectExactlyOnce = (report: LabReport, book: readonly string[], mayBeUnknown: number): void => {
  const counts = copies(report);
  expect(Object.entries(counts).filter(([, count]) => count > 1)).toEqual([]);
  const unknown = report.rows.filter(({ status }) => status === 'unknown');
  expect(unknown.length).toBeLessThanOrEqual(mayBeUnknown);
  const untrue = report.rows.filter(
    ({ email, status }) => status !== 'unknown' && (counts[email] ?? 0) !== (status === 'sent' ? 1 : 0),
  );
  expect(untrue).toEqual([]);
  const found = new Set([...report.rows.map(({ email }) => email), ...Object.keys(counts)]);
  expect(book.filter((address) => !found.has(address))).toEqual([]);
  const strayed = report.rows.filter(({ email, sentTo }) => sentTo !== '' && sentTo !== email);
  expect(strayed).toEqual([]);
  const ids = report.rows.map(({ receiptId }) => receiptId).filter((id) => id !== '');
  expect(new Set(ids).size).toBe(ids.length);
  expect(report.log.chainsValid).toBe(true);
};

/** A row to check whose mail arrived was on its way when a browser died. */
export const expectUnknownInFlight = ({ rows, mailbox, kills }: LabReport): void => {
  for (const { email } of rows.filter(({ status }) => status === 'unknown')) {
    const arrived = mailbox.find(({ to }) => to.join() === email)?.acceptedAtMs;
    if (arrived === undefined) continue;
    const nearest = Math.min(...kills.map(({ atMs }) => Math.abs(atMs - arrived)));
    expect(nearest, `${email} arrived ${nearest} ms away from a kill`).toBeLessThan(recordedMs);
  }
};

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
