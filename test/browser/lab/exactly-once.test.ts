import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { expectExactlyOnce, expectUnknownInFlight, mostInFlight, seeded } from './exactly-once.ts';
import { runSession } from './run-inside.ts';
import { runLab, writePeople, type LabReport } from './run-lab.ts';

const deep = process.env['SOBRE_DEEP'] === '1';
const seed = Number(process.env['SOBRE_SEED'] ?? 20_260_115);
const timeout = 400_000;

const folder = mkdtempSync(join(tmpdir(), 'sobre-once-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addresses = (count: number) => Array.from({ length: count }, (_, index) => `p${index + 1}@example.com`);

let books = 0;
/** A fresh book of so many people, through one lab run that has to end by itself. */
const run = (count: number, scenario: object, from?: string) => runBy(runLab, count, scenario, from);
/** The same in a browser only in the deep run. */
const runSoon = (count: number, scenario: object) => runBy(runSession, count, scenario);

const runBy = async (by: typeof runLab, count: number, scenario: object, from?: string): Promise<LabReport> => {
  const book = from ?? join(folder, `book-${(books += 1)}.csv`);
  if (from === undefined) writePeople(book, count);
  const { code, report, stderr } = await by({ book, scenario: { timeoutS: 300, ...scenario } });
  expect([code, report.scriptErrors, report.scriptLeft], stderr).toEqual([0, [], []]);
  return report;
};

const codes = ({ panes }: LabReport) => panes.flatMap(({ messages }) => messages.map(({ code }) => code));
const statuses = ({ rows }: LabReport, wanted: string) => rows.filter(({ status }) => status === wanted);
const endings = ({ panes }: LabReport) => panes.map(({ ended }) => ended).sort();

describe('a pane that is killed at random moments and opened again', () => {
  const rows = deep ? 30 : 12;
  test.each(Array.from({ length: deep ? 40 : 1 }, (_, index) => seed + index))(
    'loses nobody and sends nothing twice (seed %i)',
    async (each) => {
      const random = seeded(each);
      const kills = Array.from({ length: 1 + Math.floor(random() * (deep ? 3 : 2)) }, () => {
        const counter = (['accepted', 'received', 'claimed'] as const)[Math.floor(random() * 3)] ?? 'accepted';
        const when = { [counter]: 1 + Math.floor(random() * (rows - 1)), afterMs: Math.floor(random() * 300) };
        return { when, do: 'kill-pane', reopen: true };
      });
      const google = { latencyMs: [20, 400] };
      const report = await run(rows, { seed: each, google, script: kills });
      expectExactlyOnce(report, addresses(rows), kills.length * mostInFlight);
      expectUnknownInFlight(report);
      expect(statuses(report, 'sent').length + statuses(report, 'unknown').length).toBe(rows);
      expect(report.kills).toHaveLength(kills.length);
    },
    timeout,
  );
});

describe('a record that cannot be kept', () => {
  // Of a run of four: each mail is one write before it leaves and one after.
  test.runIf(deep)(
    'sends nothing twice whichever write fails, and the next press sends what was left',
    async () => {
      for (const nth of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const book = join(folder, `kept-${nth}.csv`);
        writePeople(book, 4);
        const [profile, bookOut] = [join(folder, `device-${nth}`), join(folder, `kept-${nth}.xlsx`)];
        const first = await runLab({ book, profile, bookOut, scenario: { storage: { failWrites: [nth] } } });
        const next = await runLab({ book: bookOut, profile });
        expect([first.code, next.code], `write ${nth}: ${first.stderr}${next.stderr}`).toEqual([0, 0]);
        const mails = [...first.report.mailbox, ...next.report.mailbox].map(({ to }) => to.join()).sort();
        expect(mails, `write ${nth}`).toEqual(addresses(4));
        expect(statuses(next.report, 'sent'), `write ${nth}`).toHaveLength(4);
      }
    },
    timeout,
  );

  test(
    'for good ends the run with a sentence, leaves what was accepted sent, and sends it no second time',
    async () => {
      const failWrites = Array.from({ length: 40 }, (_, index) => index + 2);
      const report = await runSoon(4, { storage: { failWrites }, runs: 2 });
      expectExactlyOnce(report, addresses(4), 1);
      expect(codes(report).some((code) => code.startsWith('ledger/'))).toBe(true);
    },
    timeout,
  );
});

describe('an answer that is lost', () => {
  const answers = [
    { do: 'drop-after-accept' },
    { do: 'drop-before-accept' },
    { do: 'reset', accepted: true },
    { do: 'reset' },
    { do: 'status', status: 500, accepted: true },
    { do: 'status', status: 503, accepted: true },
    { do: 'status', status: 503 },
  ];
  const arrives = ({ do: kind, accepted }: { do: string; accepted?: boolean }) =>
    accepted ?? (kind === 'drop-after-accept' || kind === 'stall-after-accept');

  test(
    'leaves its own row to check and no other, whatever lost it',
    async () => {
      const spread = answers.map((answer, index) => ({ nth: 2 + index * 2, ...answer }));
      // Without AutoSave, which the person is asked about, it is the same.
      const report = await runSoon(16, { google: { answers: spread }, excel: { autoSave: false } });
      expectExactlyOnce(report, addresses(16), answers.length);
      expect(codes(report)).toContain('run/autosave-off');
      expect(statuses(report, 'unknown')).toHaveLength(answers.length);
      expect(statuses(report, 'sent')).toHaveLength(16 - answers.length);
      expect(report.mailbox).toHaveLength(16 - answers.length + answers.filter(arrives).length);
    },
    timeout,
  );

  test.runIf(deep).each([...answers, { do: 'stall-after-accept' }])(
    'alone leaves one row to check: %j',
    async (answer) => {
      const nth = 5;
      const report = await run(12, { google: { answers: [{ nth, ...answer }] } });
      expectExactlyOnce(report, addresses(12), 1);
      expect([statuses(report, 'unknown').length, statuses(report, 'sent').length]).toEqual([1, 11]);
      expect(report.mailbox).toHaveLength(arrives(answer) ? 12 : 11);
    },
    timeout,
  );
});

describe('two people who press Send together', () => {
  const once = async (propagationMs: number, each: number, from?: string) => {
    const settleMs = propagationMs + (deep ? 1_500 : 900);
    const report = await run(8, { seed: each, panes: 2, excel: { propagationMs }, config: { settleMs } }, from);
    expectExactlyOnce(report, addresses(8), 0);
    expect(statuses(report, 'sent')).toHaveLength(8);
    return report;
  };

  const twenty = Array.from({ length: 20 }, (_, index): [number, number] => [800, seed + index]);
  const spans: readonly [number, number][] = deep ? [...twenty, [3_000, seed], [8_000, seed]] : [[300, seed]];
  test.each(spans)(
    'send every row once, and one watches, with propagation of %i ms (seed %i)',
    async (propagationMs, each) => {
      const report = await once(propagationMs, each);
      expect(endings(report)).toEqual(['complete', 'watching']);
      expect(codes(report)).toContain('run/other-sender');
    },
    timeout,
  );

  test.runIf(deep).each([800, 3_000, 8_000])(
    'send every row once where the rows have Receipt IDs already, with propagation of %i ms',
    async (propagationMs) => {
      const book = join(folder, `ids-${propagationMs}.csv`);
      const bookOut = join(folder, `ids-${propagationMs}.xlsx`);
      writePeople(book, 8);
      const stop = [{ when: { accepted: 1 }, do: 'press', button: 'stop' }];
      const slow = { config: { sendsPerMinute: 120 }, script: stop };
      const first = await runLab({ book, bookOut, scenario: slow });
      const already = new Set(first.report.mailbox.flatMap(({ to }) => to));
      expect(already.size).toBeLessThan(8);
      expect(first.report.rows.filter(({ receiptId }) => receiptId !== '')).toHaveLength(8);
      const settleMs = propagationMs + 1_500;
      const scenario = { panes: 2, excel: { propagationMs }, config: { settleMs }, timeoutS: 300 };
      const { report } = await runLab({ book: bookOut, scenario });
      expect(statuses(report, 'sent')).toHaveLength(8);
      expect(report.mailbox.flatMap(({ to }) => to).sort()).toEqual(
        addresses(8).filter((address) => !already.has(address)),
      );
      expect(endings(report)).toEqual(['complete', 'watching']);
    },
    timeout,
  );

  test.runIf(deep)(
    'and without AutoSave, where each saves, still send every row once, and one watches',
    async () => {
      const excel = { propagationMs: 800, autoSave: false };
      const report = await run(8, { panes: 2, excel, config: { settleMs: 2_300 } });
      expectExactlyOnce(report, addresses(8), 0);
      expect(endings(report)).toEqual(['complete', 'watching']);
      expect(codes(report)).toContain('run/autosave-off');
    },
    timeout,
  );

  test.runIf(deep)(
    'and both write to their logs within propagation: no event is lost, and both chains hold',
    async () => {
      const answers = [
        { nth: 3, do: 'drop-after-accept' },
        { nth: 5, do: 'status', status: 400, reason: 'invalidArgument', message: 'Invalid To header' },
      ];
      const script = [
        { when: { received: 8 }, do: 'press', button: 'settle-sent', pane: 1 },
        { when: { received: 8 }, do: 'press', button: 'retry-failed' },
      ];
      const panes = { panes: 2, excel: { propagationMs: 800 }, config: { settleMs: 2_500 } };
      const report = await run(8, { ...panes, google: { answers }, script });
      expectExactlyOnce(report, addresses(8), 0);
      expect(statuses(report, 'sent')).toHaveLength(8);
      expect(report.log).toMatchObject({ sheets: 2, chainsValid: true });
      // Eight marks and ends, the second try's, and what the person found out.
      expect(report.log.events).toBe(8 * 2 + 2 + 1);
    },
    timeout,
  );
});

test(
  'a sheet that is sorted and gets, loses and hides rows in mid-run keeps each status beside its own person',
  async () => {
    const script = [
      { when: { accepted: 2 }, do: 'sort', column: 'Neto' },
      { when: { accepted: 4 }, do: 'insert-row', at: 4 },
      { when: { accepted: 6 }, do: 'delete-row', at: 8 },
      { when: { accepted: 8 }, do: 'hide-row', at: 14 },
      { when: { accepted: 10 }, do: 'sort', column: 'Correo' },
    ];
    const report = await runSoon(16, { script, config: { sendsPerMinute: 300 } });
    expectExactlyOnce(report, addresses(16), 0);
    expect(report.rows).toHaveLength(15);
    expect(statuses(report, 'sent').every(({ sentTo, email }) => sentTo === email)).toBe(true);
  },
  timeout,
);

describe('a run that has to wait', () => {
  const reconnect = [{ when: { received: 13, afterMs: 1_500 }, do: 'press', button: 'reconnect' }];
  const revoke = { answers: [{ nth: 13, do: 'revoke-grant' }] };

  test(
    'for a cell, the network and a new sign-in says so each time, and loses and doubles nothing',
    async () => {
      const script = [
        { when: { accepted: 3 }, do: 'edit-cell', address: 'B3', ms: 4_000 },
        { when: { accepted: 9 }, do: 'offline', ms: 3_000 },
        ...reconnect,
      ];
      const report = await run(16, { script, google: revoke, config: { sendsPerMinute: 120 } });
      expectExactlyOnce(report, addresses(16), mostInFlight);
      expect(statuses(report, 'sent').length + statuses(report, 'unknown').length).toBe(16);
      expect(codes(report)).toEqual(expect.arrayContaining(['sheet/editing', 'mail/offline', 'account/signed-out']));
    },
    timeout,
  );

  test.runIf(deep)(
    'because the sheet was protected says so, and sends nothing twice',
    async () => {
      const script = [{ when: { accepted: 3 }, do: 'protect-sheet' }];
      const report = await run(12, { script, config: { sendsPerMinute: 60 } });
      const twice = report.mailbox.map(({ to }) => to.join()).filter((to, index, all) => all.indexOf(to) !== index);
      expect(twice).toEqual([]);
      expect(report.ended).toBe('paused');
      expect(codes(report)).toContain('sheet/protected');
      expect(statuses(report, 'failed')).toEqual([]);
    },
    timeout,
  );

  const waits = [
    ['a cell is edited for half a minute', [{ when: { accepted: 4 }, do: 'edit-cell', address: 'B3', ms: 30_000 }], {}],
    ['the network is gone for five seconds', [{ when: { accepted: 4 }, do: 'offline', ms: 5_000 }], {}],
    ['the pane is hidden for two minutes', [{ when: { accepted: 4 }, do: 'hide-pane', ms: 120_000 }], {}],
    ['the permission is withdrawn', reconnect, revoke],
  ] as const;
  test.runIf(deep).each(waits)(
    'while %s goes on by itself or when asked',
    async (_, script, google) => {
      const report = await run(40, { script, google, config: { sendsPerMinute: 60 } });
      expectExactlyOnce(report, addresses(40), mostInFlight);
      expect(statuses(report, 'sent').length + statuses(report, 'unknown').length).toBe(40);
    },
    timeout,
  );
});
