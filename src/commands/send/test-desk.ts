import type { Check, CheckedRow } from '../../domain/check.ts';
import { expected, Failure } from '../../domain/failure.ts';
import { withReference } from '../../domain/message/message-reference.ts';
import { encodeMessage, envelopeOf } from '../../domain/message/mime.ts';
import type { MailProvider } from '../../domain/ports.ts';
import { mintReceiptId, receiptIdEntropy, referenceOf } from '../../domain/sending/receipt-id.ts';
import type { Mailbox } from '../../domain/roster/recipient.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { AccountDesk } from '../account/account-desk.ts';
import type { EvidenceDesk } from '../record/evidence-desk.ts';
import type { TestMail } from '../message/message-desk.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import { isSample } from '../people/sample-sheet.ts';
import type { Tested } from '../base/choice-schemas.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { Language } from '../../domain/language.ts';
import type { SentTest, TestQuestion, TestState } from './test-state.ts';

/** So many rows show whether a message suits everybody; more would be a mailing. */
const mostTests = 3;

type TestPorts = Pick<SessionPorts, 'book' | 'config' | 'translate' | 'random' | 'clock'>;
type TestedAccount = Pick<AccountDesk, 'provider' | 'renew' | 'lost'>;
type ShortMail = Pick<TestMail, 'bytes' | 'name' | 'reference' | 'envelope'>;

const untested: Tested = { sentAt: 0, answer: '' };

/** A test before the run: real rows, to the sender alone. */
export class TestDesk {
  private status: TestState['status'] = 'idle';
  private mails: readonly SentTest[] = [];
  private problem: Sentence | undefined;
  private readonly ports: TestPorts;
  private readonly account: TestedAccount;
  private readonly evidence: Pick<EvidenceDesk, 'logs'>;
  private readonly changed: () => void;

  constructor(
    ports: TestPorts,
    desks: { account: TestedAccount; evidence: Pick<EvidenceDesk, 'logs'> },
    changed: () => void,
  ) {
    this.ports = ports;
    this.account = desks.account;
    this.evidence = desks.evidence;
    this.changed = changed;
  }

  /** Mails rows to the sender, one after the other. Never rejects for what may happen. */
  async send(rows: readonly CheckedRow[], compose: (row: CheckedRow) => Promise<TestMail>): Promise<void> {
    await this.attempt(async (provider) => {
      if (rows.length === 0) throw new Failure('test/no-row');
      for (const row of rows.slice(0, mostTests)) {
        const { row: number, person } = row.entry;
        await this.hand(provider, await compose(row), { row: number, name: person.name });
      }
      await this.keep({ ...this.tested, sentAt: this.ports.clock.now() });
    });
  }

  /** One short mail to the sender that holds nothing of the sheet. */
  async sendConnectionMail(sender: () => Mailbox, language: Language): Promise<void> {
    await this.attempt((provider) =>
      this.hand(provider, this.connectionMail(sender(), language), { row: undefined, name: '' }),
    );
  }

  private async attempt(act: (provider: MailProvider) => Promise<void>): Promise<void> {
    if (this.status === 'sending') return;
    this.status = 'sending';
    this.mails = [];
    this.problem = undefined;
    this.changed();
    try {
      const { provider } = this.account;
      if (provider === undefined) throw new Failure('account/signed-out');
      await this.account.renew(new AbortController().signal);
      await act(provider);
      this.status = 'sent';
    } catch (error) {
      this.status = 'failed';
      const failure = expected(error);
      if (failure.code === 'account/signed-out') this.account.lost();
      this.problem = sentenceOf(failure);
    } finally {
      this.changed();
    }
  }

  private async hand(provider: MailProvider, mail: ShortMail, of: Pick<SentTest, 'row' | 'name'>): Promise<void> {
    // The search names the account of this moment; another one may be chosen later.
    const link = provider.searchUrl(mail.reference);
    const { bytes, name, envelope, reference } = mail;
    // A test is on no record: its own reference tells its attempts apart.
    const outgoing = { bytes, name, envelope, attempt: `test:${reference}` };
    await provider.ready?.();
    const { providerMessageId } = await provider.send(outgoing, new AbortController().signal);
    this.mails = [...this.mails, { ...of, id: providerMessageId, at: this.ports.clock.now(), link }];
    this.changed();
  }

  private connectionMail(sender: Mailbox, language: Language): ShortMail {
    const { translate, random, clock } = this.ports;
    const reference = referenceOf(mintReceiptId(random(receiptIdEntropy), '0'.repeat(64)));
    const text = translate(language, 'test.connectionText');
    const message = withReference(
      {
        from: sender,
        to: [sender],
        cc: [],
        bcc: [],
        subject: translate(language, 'test.connectionSubject'),
        html: `<!doctype html>\n<html lang="${language}"><body><p>${text}</p></body></html>\n`,
        text: `${text}\n`,
        attachments: [],
        date: clock.now(),
      },
      reference,
    );
    const boundarySeed = Array.from(random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const bytes = encodeMessage(message, { boundarySeed });
    return { bytes, name: 'Sobre', reference, envelope: envelopeOf(message) };
  }

  private get tested(): Tested {
    return this.ports.book.get('test') ?? untested;
  }

  /** A workbook that cannot be written sends nothing anyway; the test itself worked. */
  private async keep(tested: Tested): Promise<void> {
    await this.ports.book.set('test', tested).catch(expected);
  }

  /** The answer before the first run. `without`: send although nobody saw a test. */
  async answer(answer: 'seen' | 'without'): Promise<void> {
    await this.keep({ ...this.tested, answer });
    this.changed();
  }

  /** What has to be asked before these rows go: a workbook that has sent before knows what its mails look like. */
  questionBefore(rows: number): TestQuestion {
    const { sentAt, answer } = this.tested;
    // One person's mail, sent anew, is no mailing.
    if (rows < 2 || answer === 'seen' || (answer === 'without' && !this.required)) return 'none';
    const sentBefore = this.evidence.logs.some(({ lines }) =>
      lines.some(({ event: { kind } }) => kind === 'sending' || kind === 'sent'),
    );
    if (sentBefore) return 'none';
    return sentAt === 0 ? 'unsent' : 'unseen';
  }

  get required(): boolean {
    return this.ports.config.requireTest;
  }

  state(check: Check | undefined, roster: Roster | undefined): TestState {
    const ready = (check?.rows ?? []).filter(({ verdict }) => verdict === 'ready').length;
    return {
      status: this.status,
      mails: this.mails,
      problem: this.problem,
      question: this.questionBefore(ready),
      required: this.required,
      sample: isSample(roster),
    };
  }
}
