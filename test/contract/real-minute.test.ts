import { expect, test } from 'vitest';
import type { Failure } from '../../src/domain/failure.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeBook } from '../fakes/fake-workbook.ts';
import { FakeGoogle, headers, paneRun, people, statuses } from '../fakes/run-stage.ts';
import { fakeClock } from '../unit/gmail/fake-context.ts';
import { connect, startLocalGoogle } from '../unit/gmail/local-google.ts';
import { outgoing, sampleMail } from '../kit/mail-provider.ts';

const deep = process.env['SOBRE_DEEP'] === '1';
const minute = 60_000;

class RealClock extends FakeClock {
  override now = (): number => Date.now();
  override at(ms: number, ring: () => void): void {
    setTimeout(ring, ms);
  }
  override sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
}

/** Sends through the Gmail plugin over a real connection, and notes when each request left. */
class LocalGmail extends FakeGoogle {
  readonly starts: number[] = [];
  readonly refusals: string[] = [];
  readonly post: () => Promise<{ providerMessageId: string }>;

  constructor(clock: FakeClock, post: () => Promise<{ providerMessageId: string }>) {
    super(clock);
    this.post = post;
  }

  override async send(): Promise<{ providerMessageId: string }> {
    this.starts.push(Date.now());
    return this.post().catch((error: Failure) => {
      this.refusals.push(error.code);
      throw error;
    });
  }
}

test.runIf(deep)('a real minute uses 98.5% of 6,000 units without a refusal', { timeout: 3 * minute }, async () => {
  const count = 75;
  const local = await startLocalGoogle({
    clock: Object.defineProperty(fakeClock(), 'now', { get: () => Date.now() }),
    google: { now: () => Date.now(), google: { latencyMs: [300, 800], unitsPerMinute: 6_000 } },
  });
  try {
    const { address } = await connect(local);
    const clock = new RealClock();
    const mail = sampleMail(address);
    await local.provider.ready?.();
    const google = new LocalGmail(clock, () => local.provider.send(outgoing(mail), new AbortController().signal));
    const book = new FakeBook(headers, people(count), clock);
    const { run } = await paneRun({ clock, book, google }, { sendsPerMinute: 60 });
    await run.drive();
    const [first = 0, last = 0] = [google.starts[0], google.starts.at(-1)];
    const rate = ((count - 1) / (last - first)) * minute;
    console.log(`${count} sends, ${rate.toFixed(2)} a minute, ${google.refusals.length} refusals`);
    expect(statuses(book)).toEqual(Array<string>(count).fill('Sent'));
    expect(local.google.state.mails).toHaveLength(count);
    expect(google.refusals).toEqual([]);
    expect(rate).toBeGreaterThanOrEqual(60 * 0.985);
  } finally {
    await local.google.close();
  }
});
