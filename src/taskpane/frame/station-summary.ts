import type { PaneState, Station } from '../../commands/pane-state.ts';
import { toCorrect } from '../kit/station-state.ts';
import { periodText } from '../../commands/base/words.ts';
import type { T, Texts } from '../kit/use-texts.ts';
import { countText } from '../kit/count-text.ts';
import { standings, type Counts } from '../../commands/check/standing.ts';
import { isRunning, isEmptySheet } from '../kit/pane-facts.ts';

export const stationTitle = (state: PaneState, station: Station, { t }: Texts): string =>
  station === 'receipts' && state.sheet.kind === 'invoices' ? t('station.invoices') : t(`station.${station}`);

const peopleSummary = (state: PaneState, { t }: Texts): string => {
  const { sheet } = state;
  if (sheet.status === 'reading') return t('summary.people.reading');
  if (isEmptySheet(state)) return t('summary.people.empty');
  if (sheet.problem !== undefined) return t('summary.people.problem');
  const ready = t('summary.people.ready', { count: sheet.people, sheet: sheet.sheet });
  const { noAddress } = state.check.counts;
  return noAddress === 0 ? ready : `${t('summary.people.noAddress', { count: noAddress })} · ${ready}`;
};

const receiptsSummary = ({ receipts, check }: PaneState, { t, language }: Texts): string => {
  if (receipts.mode === 'none') return t('summary.receipts.none');
  if (receipts.reading !== undefined) return t('summary.receipts.reading', { ...receipts.reading });
  if (receipts.mode === 'make') return t('summary.receipts.make');
  const { people, open, openWithFile } = check.counts;
  if (open === 0 && people > 0) return t('summary.receipts.served');
  if (receipts.files === 0) return t('summary.receipts.wanted');
  const matched = t('summary.receipts.matched', { matched: openWithFile, total: open });
  return receipts.period === undefined ? matched : `${periodText(language, receipts.period)} · ${matched}`;
};

const messageSummary = ({ message }: PaneState, { t }: Texts): string => {
  if (message.problems.length > 0) return t('summary.message.problems', { count: message.problems.length });
  return message.isPreset ? t('summary.message.preset') : t('summary.message.own');
};

/** Of those whose turn it is in this period. */
export const sentOf = ({ check: { counts } }: PaneState, t: T): string =>
  t('count.sentOf', { done: counts.sent, total: counts.people - counts.skipped });

/** Where everybody stands, in words: what has to be known first. */
const countsText = (counts: Counts, t: T): string =>
  standings
    .filter((standing) => counts[standing] > 0 && standing !== 'skipped')
    .map((standing) => countText(standing, counts[standing], t))
    .join(' · ');

const sendSummary = (state: PaneState, { t }: Texts): string => {
  const { account, check, run } = state;
  if (isRunning(state)) return sentOf(state, t);
  if (check.counts.sent > 0 && (run.status === 'ended' || check.counts.open === 0)) return countsText(check.counts, t);
  if (account.status === 'connecting') return t('summary.send.connecting');
  if (account.sender === undefined) return t('summary.send.notConnected');
  return account.status === 'reconnect'
    ? t('summary.send.reconnect', { address: account.sender.address })
    : t('summary.send.from', { address: account.sender.address });
};

const summaries = { people: peopleSummary, receipts: receiptsSummary, message: messageSummary };

/** Where a station stands, in one line. What is wrong comes first: a narrow pane cuts off the end. */
export const stationSummary = (state: PaneState, station: Station, texts: Texts): string => {
  if (state.phase === 'starting') return '';
  if (station === 'send') return sendSummary(state, texts);
  const summary = summaries[station](state, texts);
  const count = isRunning(state) || state.message.problems.length > 0 ? 0 : toCorrect(state, station);
  return count === 0 ? summary : `${texts.t('summary.toCorrect', { count })} · ${summary}`;
};
