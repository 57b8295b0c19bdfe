import type { PaneState } from '../pane-state.ts';
import type { ExcelFacts } from '../base/session-ports.ts';
import type { PluginStatus } from '../../plugin/host.ts';
import type { ComputerState } from './computer-state.ts';

interface Computer {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly browser: string;
  readonly lacks: readonly string[];
  readonly excel: ExcelFacts | undefined;
  readonly parts: ComputerState['parts'];
  readonly plugins: readonly PluginStatus[];
}

/**
 * What a person may send to whoever helps them: states, codes and counts. No token, address, name, amount, file name,
 * sheet name or value of a cell is in it; each field is named here one by one so that none can slip in.
 */
export const diagnosticText = (pane: PaneState, { at, browser, lacks, excel, parts, plugins }: Computer): string => {
  const { sheet, receipts, message, account, check, run } = pane;
  const about = {
    sobre: new Date(at).toISOString(),
    checks: Object.fromEntries(parts.map(({ part, good }) => [part, good])),
    excel,
    browser,
    lacks,
    plugins: plugins.map(({ id, state, activationMs, code }) => ({ id, state, activationMs, code })),
    pane: { language: pane.language, station: pane.station, next: pane.next, problem: pane.problem?.code },
    sheet: {
      status: sheet.status,
      problem: sheet.problem?.code,
      people: sheet.people,
      hidden: sheet.hidden,
      kind: sheet.kind,
      scope: sheet.scope,
      ownColumns: sheet.ownColumns,
      fields: Object.keys(sheet.mapping),
    },
    receipts: {
      mode: receipts.mode,
      files: receipts.files,
      matched: receipts.matched,
      unused: receipts.unused.length,
      problem: receipts.problem?.code,
    },
    message: { isPreset: message.isPreset, problems: message.problems.map(({ code }) => code) },
    account: { status: account.status, known: account.accounts.length, problem: account.problem?.code },
    check: {
      ready: check.ready,
      toDecide: check.toDecide,
      behind: check.behind,
      findings: Object.fromEntries(check.groups.map(({ code, issues }) => [code, issues.length])),
    },
    run: {
      status: run.status,
      end: run.end,
      reason: run.reason?.code,
      total: run.total,
      sent: run.sent,
      failed: run.failed,
      toCheck: run.unknownRows.length,
      lastDay: run.lastDay,
    },
  };
  return JSON.stringify(about, undefined, 2);
};
