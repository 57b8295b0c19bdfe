import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copies, runLab, writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-sign-in-runs-'));
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
