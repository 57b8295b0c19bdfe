import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectExactlyOnce } from './exactly-once.ts';
import { root, runLab } from './run-lab.ts';

const payroll = { book: join(root, 'samples', 'nomina-quincena.xlsx'), files: join(root, 'samples', 'recibos') };

test.each(['upload-no-cors', 'no-streaming', 'http1'])(
  'a new device on a network with %s sends the sample payroll, and asks nobody to look in Gmail',
  async (gmailReach) => {
    const { code, report, stderr } = await runLab({ ...payroll, scenario: { gmailReach } });
    expect([code, report.pane.errors, report.google['unauthorised']], stderr).toEqual([0, [], 0]);
    expectExactlyOnce(
      report,
      report.rows.map(({ email }) => email),
      0,
    );
    expect([report.rows.map(({ status }) => status), report.ended]).toEqual([Array(14).fill('sent'), 'complete']);
    expect([report.google['sends'], report.google.accepted]).toEqual([14, 14]);
  },
  120_000,
);
