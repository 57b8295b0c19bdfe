import { Button } from '@fluentui/react-components';
import { isAllowedSender, isWholeDomain } from '../../commands/account/admitted-senders.ts';
import type { PaneActions } from '../../commands/pane-actions.ts';
import type { NextStep, PaneState } from '../../commands/pane-state.ts';
import { FileButton } from './file-button.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts, type T } from './use-texts.ts';
import { stationOf } from './station-state.ts';
import type { AccountState } from '../../commands/account/account-state.ts';

/** What the primary button says. */
export const nextLabel = ({ next, check, run, sheet, account }: PaneState, t: T): string => {
  if (check.reading !== undefined) return t('next.waits');
  if (next === 'send') return t(`next.send.${sheet.kind}`, { count: check.ready });
  if (next === 'choose-files') return t(`next.files.${sheet.kind}`);
  if (next === 'test') return t('next.test');
  if (next === 'resume') return t('next.resume', { count: run.resumable });
  if (next === 'decide') return t('next.decide', { count: check.toDecide });
  if (next === 'check') return t('next.check', { count: check.counts.unknown });
  if (next === 'correct') return t('next.correct', { count: check.counts.held });
  if (next === 'addresses') return t('next.addresses', { count: check.counts.noAddress });
  if (next === 'connect' && account.isForeign) return t('next.otherAccount');
  if (next === 'connect') return account.status === 'reconnect' ? t('next.reconnect') : t('next.connect');
  if (next === 'choose-sheet') return t('next.sheet');
  return run.status === 'ended' || check.counts.sent > 0 ? t('next.newRun') : t('next.again');
};

const show = (what: string): void => {
  const box = document.querySelector<HTMLElement>(what);
  box?.scrollIntoView({ block: 'center' });
  box?.focus();
};

const connect = (actions: PaneActions, { account, accounts, senders, isForeign, problem }: AccountState): void => {
  const here = accounts.find(({ address }) => isAllowedSender(senders, address));
  if (isForeign && here !== undefined) return void actions.useAccount(here.address);
  const hint = isForeign ? senders.find((sender) => !isWholeDomain(sender)) : account?.address;
  // The window has to open inside this very click, so nothing comes before it.
  actions.connect({
    ...(hint === undefined ? {} : { hint }),
    ...(problem?.code === 'account/scope-missing' ? { again: true } : {}),
  });
};

const showSoon = (what: string): void => void requestAnimationFrame(() => show(what));

/** Opens the station that lists what is wrong, at the first of it. */
const correct = (actions: PaneActions, { check }: PaneState): void => {
  const wrong = check.groups.find(({ severity }) => severity === 'error');
  actions.openStation(wrong === undefined ? 'people' : stationOf(wrong.code));
  showSoon('.station[data-open="true"] .group.error .issue-place, .station[data-open="true"] .group.error summary');
};

/** Goes to the first cell without an address. */
const fillIn = (actions: PaneActions, { check, sheet }: PaneState): void => {
  const first = check.people.find(({ issues }) => issues.some(({ code }) => code === 'recipient/missing'));
  const column = sheet.columns.find((each) => each.column === sheet.mapping.email)?.letters ?? '';
  if (first !== undefined) void actions.goTo(first.row, column);
};

const step = (next: Exclude<NextStep, 'choose-files'>, actions: PaneActions, pane: PaneState): void => {
  const { account, understood } = pane;
  if (next === 'choose-sheet') void actions.readSheet();
  if (next === 'nothing') void actions.newRun();
  if (next === 'resume') void actions.resume();
  if (next === 'decide') {
    if (understood.asks) actions.openStation('people');
    showSoon('[data-confirm], [data-decision] input:not(:checked)');
  }
  if (next === 'check') showSoon('.to-check button');
  if (next === 'correct') correct(actions, pane);
  if (next === 'addresses') fillIn(actions, pane);
  if (next === 'test') void actions.testMail();
  if (next === 'send') {
    actions.openStation('send');
    void actions.send();
  }
  if (next === 'connect') {
    connect(actions, account);
    actions.openStation('send');
  }
};

/** The one primary button: it always names the next step. */
export function NextButton() {
  const pane = usePane();
  const actions = useActions();
  const { t } = useTexts();
  const { next, account } = pane;
  const label = nextLabel(pane, t);
  if (next === 'choose-files') {
    return (
      <FileButton appearance="primary" size="large" className="next">
        {label}
      </FileButton>
    );
  }
  const preparing = next === 'connect' && account.status === 'preparing';
  return (
    <Button
      appearance="primary"
      size="large"
      className="next"
      disabledFocusable={preparing || account.status === 'connecting' || pane.check.reading !== undefined}
      onClick={() => step(next, actions, pane)}
    >
      {label}
    </Button>
  );
}
