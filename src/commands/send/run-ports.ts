import { Failure } from '../../domain/failure.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import { primaryKey } from '../../domain/sending/document-key.ts';
import { planRun, signatureOf } from '../../domain/sending/plan-run.ts';
import type { RunItem, RunPorts } from '../../domain/sending/run-item.ts';
import { savedExchanges } from '../../domain/sending/saved-exchange.ts';
import { statusText } from '../../domain/sending/status-text.ts';
import type { AccountDesk } from '../account/account-desk.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import { statusWords, timeText } from '../base/words.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import type { EvidenceDesk } from '../record/evidence-desk.ts';
import type { Sending } from './sending.ts';

export interface SendingDesks {
  readonly sheet: SheetDesk;
  readonly account: AccountDesk;
  readonly evidence: EvidenceDesk;
}

/** What a run stands on, for what was asked. `frozen` is what it was begun with. */
export const runPorts = (
  ports: SessionPorts,
  desks: SendingDesks,
  sending: Sending,
  frozen: readonly RunItem[],
  changed: () => void,
): RunPorts => {
  const words = statusWords(ports.translate, sending.language);
  const { ledger } = desks.evidence;
  const { provider } = sending.through;
  if (ledger === undefined) throw new Failure('account/signed-out');
  let { roster, check, mails } = sending.seen;
  const only = sending.only === undefined ? undefined : new Set(frozen.map(({ keys }) => primaryKey(keys)));
  const { workbook, clock } = ports;
  return {
    workbook: sending.saves ? savedExchanges(workbook, clock) : workbook,
    ledger,
    clock,
    random: ports.random,
    newReceiptId: sending.newReceiptId,
    signatureOf: (row) => signatureOf(roster, sending.templateHeaders)(row),
    replan: async () => {
      ({ roster, check, mails } = await sending.again());
      workbook.follow(desks.sheet.place());
      const plan = planRun(check, roster, signatureOf(roster, sending.templateHeaders), undefined);
      if (only === undefined) return plan;
      // "Send again" for one person touches nobody else's row, but for what the evidence knows better than its cell.
      const repairs = plan.notes.filter(({ state }) => state === 'sent' || state === 'unknown');
      return { items: plan.items.filter(({ keys }) => only.has(primaryKey(keys))), notes: repairs };
    },
    compose: (item) => {
      const row = check.rows.find(
        ({ keys, entry }) => primaryKey(keys) === primaryKey(item.keys) && entry.row === item.row,
      );
      if (row === undefined) throw new Failure('sheet/changed');
      return sending.compose(row, item, mails);
    },
    ready: async () => provider.ready?.(),
    send: async ({ bytes, name, attempt, envelope }, signal) => {
      // Whoever was chosen meanwhile does not send the rest: nothing left, and the record would name the wrong sender.
      if (desks.account.sender()?.address !== sending.sender.address) throw new Failure('account/signed-out');
      return provider.send({ bytes, name, attempt, envelope }, signal);
    },
    renew: (signal) => renewAs(desks.account, sending.sender, signal),
    statusText: (status) => statusText(status, words),
    timeText: (at) => timeText(sending.language, at),
    changed,
  };
};

/** A run goes on from the account it began with: whoever signs in meanwhile as somebody else does not send its rest. */
const renewAs = async (account: AccountDesk, { address }: Mailbox, signal: AbortSignal): Promise<void> => {
  await account.renew(signal);
  if (account.sender()?.address !== address) throw new Failure('account/signed-out');
};
