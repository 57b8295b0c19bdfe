import type { ContextValues } from '../plugin/when.ts';
import type { PaneState } from './pane-state.ts';

const underWay: ReadonlySet<string> = new Set(['starting', 'settling', 'sending', 'paused', 'stopping']);

/** What the conditions of plugins ask of the pane. */
export const contextValues = (pane: Omit<PaneState, 'menus'>): ContextValues => ({
  'pane.station': pane.station,
  'pane.language': pane.language,
  'sheet.kind': pane.sheet.kind,
  'sheet.people': pane.sheet.people,
  'receipts.files': pane.receipts.files,
  'account.connected': pane.account.status === 'connected',
  'check.ready': pane.check.ready,
  'check.toDecide': pane.check.toDecide,
  'check.behind': pane.check.behind,
  'log.lines': pane.log.lines,
  'run.running': underWay.has(pane.run.status),
  'run.sent': pane.run.sent,
});
