import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copies, runLab, writePeople } from './run-lab.ts';
import { answerGoogle, Seat, setSignInStage } from './sign-in-seat.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-sign-in-runs-'));
/** Waiting for a token to expire takes its time. */
const deep = test.skipIf(process.env['SOBRE_DEEP'] !== '1');
const book = join(folder, 'people.csv');
writePeople(book, 3);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('in desktop Excel a closed browser tab leaves Connect ready, and the next try signs in with a pasted code', async () => {
  const scenario = { platform: 'desktop', google: { consent: 'close-then-grant' } };
  const { code, report } = await runLab({ book, scenario });
  expect([code, report.ended, report.google['authorize'], report.google['token']]).toEqual([0, 'complete', 2, 1]);
  expect(Object.values(copies(report))).toEqual([1, 1, 1]);
}, 120_000);

test('a sign-in whose window lost its pane is cancelled at once', async () => {
  const cancel = { when: { accepted: 0, afterMs: 2_500 }, do: 'press', button: 'cancel-sign-in' };
  const { code, report } = await runLab({ book, scenario: { google: { severOpener: true }, script: [cancel] } });
  expect([code, report.ended, report.mailbox]).toEqual([0, 'not-connected', []]);
  expect(report.timings['signInCancelMs']).toBeGreaterThan(0);
  expect(report.timings['signInCancelMs']).toBeLessThan(1_000);
}, 120_000);

test('a run that cannot end in its time ends all the same, and names what it waited for', async () => {
  const { code, report, stderr } = await runLab({ book, scenario: { timeoutS: 4, config: { sendsPerMinute: 1 } } });
  expect([code, report.ended]).toEqual([1, 'timed-out']);
  expect(stderr).toContain('The run had not ended after 4 s. It waited for ');
}, 120_000);

describe('a sign-in that ends in mid-run', () => {
  const longer = join(folder, 'ten.csv');
  beforeAll(() => writePeople(longer, 10));
  const reconnect = { do: 'press', button: 'reconnect' };

  test('revoked twice: pauses, reconnects, goes on, and nobody gets two', async () => {
    const revoke = [4, 7].map((nth) => ({ nth, do: 'revoke-grant' }));
    const script = [4, 7].map((received) => ({ when: { received }, ...reconnect }));
    const scenario = { google: { answers: revoke }, config: { sendsPerMinute: 300 }, script };
    const { code, report } = await runLab({ book: longer, scenario });
    expect([code, report.ended, report.google['token']]).toEqual([0, 'complete', 3]);
    expect(Object.values(copies(report))).toEqual(Array(10).fill(1));
    expect(report.rows.map(({ status }) => status)).toEqual(Array(10).fill('sent'));
  }, 120_000);

  deep(
    'expired, and nobody chose to stay connected: the same',
    async () => {
      const google = { tokenLifetimeS: 12 };
      const scenario = { google, config: { sendsPerMinute: 40 }, script: [{ when: { accepted: 1 }, ...reconnect }] };
      const { code, report } = await runLab({ book: longer, scenario });
      const { scriptErrors, timedOut, google: counted } = report;
      expect([code, scriptErrors, timedOut, counted['refresh']]).toEqual([0, [], '', 0]);
      expect(report.pane.messages.map(({ code: said }) => said)).toContain('account/signed-out');
      expect(new Set(Object.values(copies(report)))).toEqual(new Set([1]));
      expect(report.rows.filter(({ status }) => status === 'sent')).toHaveLength(report.mailbox.length);
    },
    120_000,
  );

  deep(
    'expired, of somebody who stays connected: renewed without a word',
    async () => {
      const stage = await setSignInStage(longer, { tokenLifetimeS: 5 }, { sendsPerMinute: 60 });
      try {
        const seat = await Seat.open(stage);
        await answerGoogle(await seat.window('next.connect'));
        await seat.expectConnected();
        await seat.driver.openStation('send');
        await answerGoogle(await seat.window('keep.yes'));
        await seat.expectConnected();
        await seat.press('next.send.payroll');
        const ended = async () => {
          await seat.answerStartQuestion();
          return (await seat.driver.look()).ended;
        };
        await expect.poll(ended, { timeout: 90_000 }).toBe('complete');
        const { counters, mails } = stage.google.state;
        expect([counters.token, counters.refresh > 0, counters.authorize]).toEqual([2, true, 2]);
        expect(new Set(mails.map(({ to }) => to.join())).size).toBe(10);
        expect([mails.length, seat.errors]).toEqual([10, []]);
      } finally {
        await stage.close();
      }
    },
    180_000,
  );
});

test('where the browser keeps nothing, a plain sentence says so and nothing is sent', async () => {
  const { code, report } = await runLab({ book, scenario: { storage: 'deny' } });
  expect([code, report.mailbox, report.rows.map(({ statusText }) => statusText)]).toEqual([0, [], ['', '', '']]);
  expect(report.pane.messages).toContainEqual({
    code: 'ledger/unavailable',
    text: expect.stringContaining('no deja que Sobre guarde'),
  });
}, 120_000);
