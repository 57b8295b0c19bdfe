import { expected, Failure } from '../../domain/failure.ts';
import { areThere, type ChosenRows } from '../../domain/roster/chosen-rows.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import { mostUnexpected, patiently } from '../../domain/sending/patience.ts';
import type { Through } from '../account/provider-choice.ts';
import { isSample } from '../people/sample-sheet.ts';
import type { Needed } from '../session-parts.ts';
import type { ChoiceWatch } from './choice-watch.ts';
import type { Sending } from './sending.ts';

type StartDesks = Needed<
  | 'accepted'
  | 'account'
  | 'changed'
  | 'check'
  | 'checked'
  | 'evidence'
  | 'log'
  | 'message'
  | 'plugins'
  | 'ports'
  | 'problems'
  | 'readRows'
  | 'readSheet'
  | 'receipts'
  | 'saving'
  | 'sender'
  | 'sending'
  | 'sheet'
  | 'test'
  | 'understanding'
  | 'view'
>;

/** From the press of Send to the reading after its run: what must hold, and what has to be asked first. */
export class RunStart {
  /** A run is over and the sheet not yet read again: what was ready may be sent. */
  finishing = false;
  private readonly desks: StartDesks;
  private readonly choiceWatch: ChoiceWatch;

  constructor(desks: StartDesks, choiceWatch: ChoiceWatch) {
    this.desks = desks;
    this.choiceWatch = choiceWatch;
  }

  /** Sends `only` these rows, else all that are ready; `over` names the dead runs that are taken over. */
  async send(only: ChosenRows | undefined, over: string): Promise<void> {
    const { desks } = this;
    const { evidence, sending } = desks;
    // Proving takes seconds, in which a second press would begin a second run.
    if (sending.starting || sending.running) return;
    desks.problems.press();
    if (desks.saving.running) {
      desks.problems.note({ code: 'still-saving', values: {} });
      return desks.changed();
    }
    sending.starting = true;
    sending.reset();
    desks.changed();
    evidence.takingOver = over;
    try {
      const proof = await this.prove(only);
      if (this.hasToAsk(only)) {
        sending.asking = { about: 'start', only, over };
        return desks.changed();
      }
      await desks.receipts.preload(desks.sheet.roster);
      this.finishing = true;
      desks.saving.forget();
      await this.run({ ...proof, only, over });
      await this.afterRun();
      this.tellPlugins();
    } catch (error) {
      const failure = expected(error);
      if (failure.code === 'run/autosave-off') sending.asking = { about: 'autosave', only, over };
      else sending.refuse(failure);
    } finally {
      sending.starting = false;
      this.finishing = false;
      evidence.takingOver = '';
      // Whoever was chosen to go again was chosen for this run, question and all.
      if (sending.asking === undefined) {
        desks.message.forgetCorrections();
        if (desks.accepted.forgetAgain()) await desks.readSheet();
      }
      desks.changed();
    }
  }

  private tellPlugins(): void {
    const { plugins, sending, check } = this.desks;
    const { end, sent, failed, unknown, total } = sending.state(check);
    if (end !== undefined) plugins.runEnded({ end, sent, failed, unknown, total });
  }

  /** From here to its end a run has one sender and one provider, whoever chooses another meanwhile. */
  private async run(asked: Pick<Sending, 'only' | 'over' | 'settleMs' | 'saves'>): Promise<void> {
    const { desks } = this;
    const { providers, senders } = desks.account;
    const through = providers.hold();
    try {
      const sender = desks.sender();
      // Another account may have been chosen since the sheet was read.
      senders.admit();
      const begun = await this.choiceWatch.begin();
      await desks.sending.send({ ...this.wanted(sender, through), ...asked });
      await this.choiceWatch.sent(begun);
    } finally {
      providers.release();
    }
  }

  /** Everything that must hold before anything is asked, read anew. Rejects with the reason why nothing is sent. */
  private async prove(only: ChosenRows | undefined): Promise<Pick<Sending, 'settleMs' | 'saves'>> {
    const { desks } = this;
    const { account, ports, sending, sheet } = desks;
    const proof = await sending.prove();
    if (!account.connected) throw account.providers.refusal;
    // A colleague may have changed them since they were last looked at.
    await ports.book.refresh();
    await account.followChoice();
    if (!account.connected) throw account.providers.refusal;
    await account.findWay();
    account.senders.admit();
    await patiently(
      async () => {
        await desks.readRows();
        sheet.mustBeRead();
      },
      { clock: ports.clock, most: mostUnexpected },
    );
    if (isSample(sheet.roster)) throw new Failure('run/sample');
    const chosen = only ?? (sheet.scope === 'selected' ? sheet.selected : []);
    if (!areThere(chosen, sheet.roster?.entries ?? [])) throw new Failure('run/rows-gone');
    return proof;
  }

  private hasToAsk(only: ChosenRows | undefined): boolean {
    const { check, sheet, test } = this.desks;
    const ready = (check?.rows ?? []).filter(({ verdict }) => verdict === 'ready').length;
    return !sheet.hasOwnColumns || test.questionBefore(only?.length ?? ready) !== 'none';
  }

  private wanted(sender: Mailbox, through: Through): Omit<Sending, 'only' | 'over' | 'settleMs' | 'saves'> {
    const { desks } = this;
    const { message, receipts, sheet } = desks;
    return {
      seen: desks.checked(),
      again: async () => {
        await desks.readSheet();
        sheet.mustBeRead();
        return desks.checked();
      },
      sender,
      through,
      language: sheet.language(desks.view.language),
      templateHeaders: new Set([...message.headers(), ...receipts.rules.usedHeaders()]),
      compose: (row, item, reading) => message.mail(row, item, sender, { bcc: through.bcc, reading }),
      newReceiptId: (key) => message.newReceiptId(key),
    };
  }

  private async afterRun(): Promise<void> {
    const { desks } = this;
    const { accepted, evidence, log, receipts, sheet, understanding } = desks;
    accepted.clear();
    receipts.runEnded(sheet.roster);
    await desks.readSheet();
    await understanding.learn(desks.check, evidence.ownEvents);
    void log.check();
  }
}
