import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { expectExactlyOnce, mostInFlight } from './exactly-once.ts';
import { runSession } from './run-inside.ts';
import { runLab, writePeople, type LabReport } from './run-lab.ts';

const deep = process.env['SOBRE_DEEP'] === '1';
const timeout = 400_000;
const count = 3;

const folder = mkdtempSync(join(tmpdir(), 'sobre-devices-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addresses = Array.from({ length: count }, (_, index) => `p${index + 1}@example.com`);
const place = (name: string) => join(folder, name);
const said = ({ panes }: LabReport) => panes.flatMap(({ messages }) => messages.map(({ code }) => code));

/** The file with another text in its parts, as somebody who edits a copy leaves it. */
const edited = (from: string, to: string, change: (part: string, name: string) => string): string => {
  const parts = Object.entries(unzipSync(readFileSync(place(from)))).map(([name, bytes]): [string, Uint8Array] =>
    name.endsWith('.xml') ? [name, strToU8(change(strFromU8(bytes), name))] : [name, bytes],
  );
  writeFileSync(place(to), zipSync(Object.fromEntries(parts)));
  return place(to);
};

/** Of the people's cells alone: the log says the period too. */
const nextMonth = (from: string, to: string) => edited(from, to, (part) => part.replaceAll('>2026-01<', '>2026-02<'));
const withoutLog = (from: string, to: string) =>
  edited(from, to, (part, name) =>
    name === 'xl/workbook.xml' ? part.replace(/<sheet name="Sobre log[^>]*>/u, '') : part,
  );

const run = async (book: string, more: { profile?: string; bookOut?: string } = {}): Promise<LabReport> => {
  const { code, report, stderr } = await runSession({ book, ...more, scenario: { timeoutS: 200 } });
  expect(code, stderr).toBe(0);
  return report;
};

describe('a workbook that was sent', () => {
  const profile = place('profile');

  test(
    'goes again next month without a word, and this month on no other computer',
    async () => {
      writePeople(place('book.csv'), count);
      const first = await run(place('book.csv'), { profile, bookOut: place('january.xlsx') });
      expectExactlyOnce(first, addresses, 0);

      const same = await run(place('january.xlsx'));
      expect([same.mailbox, same.ended]).toEqual([[], 'held']);
      expect(said(same)).toContain('row/already-sent');

      // Its own log is gone from the copy: the device puts back what came of its mails, and goes on below that.
      nextMonth('january.xlsx', 'february.xlsx');
      const own = await run(withoutLog('february.xlsx', 'torn.xlsx'), { profile });
      expectExactlyOnce(own, addresses, 0);
      expect([own.ended, own.issues.filter(({ severity }) => severity === 'ask')]).toEqual(['complete', []]);
      expect(own.log).toEqual({ sheets: 1, events: count + count * 2, chainsValid: true });
    },
    timeout,
  );

  test.runIf(deep)(
    'goes again next month on another computer too',
    async () => {
      const other = await run(place('february.xlsx'));
      expectExactlyOnce(other, addresses, 0);
      expect([other.ended, other.issues.filter(({ severity }) => severity === 'ask')]).toEqual(['complete', []]);
      expect(other.log).toEqual({ sheets: 2, events: count * 4, chainsValid: true });
    },
    timeout,
  );

  test.runIf(deep)(
    'is known to the device that sent it although nothing in the file says so',
    async () => {
      const report = await run(place('book.csv'), { profile });
      expect([report.mailbox, report.ended]).toEqual([[], 'held']);
    },
    timeout,
  );
});

test.runIf(deep)(
  'a run that died is taken over by a colleague: what was marked is checked, the rest is sent, and nobody watches for ever',
  async () => {
    writePeople(place('dead.csv'), 20);
    const script = [
      { when: { accepted: 3 }, do: 'kill-pane', reopen: false },
      { when: { accepted: 3, afterMs: 1_000 }, do: 'press', button: 'takeover' },
    ];
    const shared = { panes: 2, excel: { propagationMs: 800 }, config: { settleMs: 2_300, sendsPerMinute: 60 } };
    const { code, report, stderr } = await runLab({
      book: place('dead.csv'),
      scenario: { ...shared, script, timeoutS: 300 },
    });
    expect([code, report.scriptErrors], stderr).toEqual([0, []]);
    const all = Array.from({ length: 20 }, (_, index) => `p${index + 1}@example.com`);
    expectExactlyOnce(report, all, mostInFlight * 2);
    expect(report.rows.filter(({ status }) => status !== 'sent' && status !== 'unknown')).toEqual([]);
    expect(report.panes.map(({ ended }) => ended).sort()).toEqual(['complete', 'killed']);
  },
  timeout,
);
