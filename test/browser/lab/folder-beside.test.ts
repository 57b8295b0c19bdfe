import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeManyReceipts } from '../../fakes/many-receipts.ts';
import { expectExactlyOnce } from './exactly-once.ts';
import { runLab, type LabReport } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-beside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const timeout = 900_000;
const address = (n: number) => `p${n + 2}@example.com`;
const quick = { config: { sendsPerMinute: 6_000 }, timeoutS: 400 };
const beside = { attachments: { folder: true, from: 'onedrive' }, ...quick };

/** What makes a mail another one, without what differs from run to run. */
const mailsOf = ({ mailbox }: LabReport): readonly string[] =>
  mailbox
    .map(({ to, subject, attachments }) =>
      JSON.stringify([to, subject, attachments.map((each) => [each.name, each.sha256])]),
    )
    .sort();

const graphOf = (report: LabReport) =>
  (report as unknown as { microsoft: { graph: string[]; downloads: string[]; faults: string[]; signIns: number } })
    .microsoft;
const pagesOf = (report: LabReport) => graphOf(report).graph.filter((each) => each.endsWith('/children')).length;
const said = ({ panes }: LabReport) => panes.flatMap(({ messages }) => messages.map(({ code }) => code));

const people = async (name: string, count: number): Promise<{ book: string; files: string }> => {
  const place = join(folder, name);
  const { book } = await writeManyReceipts(place, count);
  return { book, files: join(place, 'files') };
};

/** Only the printed form of each receipt, so that one person is one file. */
const printedOnly = ({ book, files }: { book: string; files: string }) => {
  const place = `${files}-pdf`;
  mkdirSync(place);
  for (const name of readdirSync(files).filter((each) => each.endsWith('.pdf')))
    cpSync(join(files, name), join(place, name));
  return { book, files: place };
};

describe.skipIf(process.env['SOBRE_DEEP'] !== '1')('the folder beside the workbook, in the browser', () => {
  test(
    '300 receipts on two pages make the same mails as the same files picked by hand',
    async () => {
      const count = 300;
      const given = printedOnly(await people('many', count));
      const taken = await runLab({ ...given, scenario: { ...beside, microsoft: {} } });
      const byHand = await runLab({ ...given, scenario: quick });
      expect([taken.code, byHand.code], taken.stderr + byHand.stderr).toEqual([0, 0]);
      expectExactlyOnce(
        taken.report,
        Array.from({ length: count }, (_, n) => address(n)),
        0,
      );
      expect(pagesOf(taken.report)).toBe(2);
      expect(mailsOf(taken.report)).toHaveLength(count);
      expect(mailsOf(taken.report)).toEqual(mailsOf(byHand.report));
    },
    timeout,
  );

  test(
    'with 429s, dead addresses, a damaged and a locked file the rest goes, and the two that lack theirs stay behind',
    async () => {
      const given = printedOnly(await people('trouble', 12));
      const [damaged, locked] = readdirSync(given.files);
      const microsoft = { pageSize: 5, throttled: 4, expired: 5, damaged: [damaged], locked: [locked] };
      const { code, report, stderr } = await runLab({ ...given, scenario: { ...beside, microsoft } });
      expect(code, stderr).toBe(0);
      expect(report.rows.filter(({ status }) => status === 'sent')).toHaveLength(10);
      const names = report.mailbox.flatMap(({ attachments }) => attachments.map(({ name }) => name));
      expect([names.length, new Set(names).size, names.includes(damaged!), names.includes(locked!)]).toEqual([
        10,
        10,
        false,
        false,
      ]);
      expect(said(report)).toEqual(expect.arrayContaining(['changed', 'locked']));
    },
    timeout,
  );

  test.each([
    ['where Office’s own sign-in answers no window opens', 'answers', 0],
    ['where Office’s own sign-in fails our window opens', 'fails', 1],
  ])(
    '%s, and everybody gets theirs',
    async (_, nested, signIns) => {
      const given = await people(`nested-${nested}`, 3);
      const { code, report, stderr } = await runLab({ ...given, scenario: { ...beside, microsoft: { nested } } });
      expect(code, stderr).toBe(0);
      expectExactlyOnce(report, [0, 1, 2].map(address), 0);
      expect(graphOf(report).signIns).toBe(signIns);
    },
    timeout,
  );

  test(
    'whose permission has ended is told, and nothing is sent',
    async () => {
      const given = await people('ended', 3);
      const { report } = await runLab({
        ...given,
        scenario: { ...beside, timeoutS: 60, microsoft: { tokenLifetimeS: 0 } },
      });
      expect([said(report).includes('folder/signed-out'), report.mailbox]).toEqual([true, []]);
    },
    timeout,
  );

  test(
    'a deployment that is replaced in mid-run changes nothing: all chunks of the run are here, nothing is lost or sent twice',
    async () => {
      const count = 20;
      const given = await people('redeployed', count);
      const scenario = {
        ...beside,
        config: { sendsPerMinute: 600 },
        microsoft: {},
        script: [{ when: { accepted: 3 }, do: 'redeploy' }],
      };
      const { code, report, stderr } = await runLab({ ...given, scenario });
      expect(code, stderr).toBe(0);
      expect([report.ended, report.scriptLeft]).toEqual(['complete', []]);
      expectExactlyOnce(
        report,
        Array.from({ length: count }, (_, n) => address(n)),
        0,
      );
    },
    timeout,
  );

  test(
    'a pane killed after a deployment was replaced comes back as the new one, takes the folder again and sends only the rest',
    async () => {
      const count = 20;
      const given = await people('reopened', count);
      const scenario = {
        ...beside,
        config: { sendsPerMinute: 600 },
        microsoft: {},
        script: [
          { when: { accepted: 3 }, do: 'redeploy' },
          { when: { accepted: 6 }, do: 'kill-pane', reopen: true },
        ],
      };
      const { report } = await runLab({ ...given, scenario });
      expect([report.scriptErrors, report.scriptLeft]).toEqual([[], []]);
      expectExactlyOnce(
        report,
        Array.from({ length: count }, (_, n) => address(n)),
        4,
      );
    },
    timeout,
  );
});
