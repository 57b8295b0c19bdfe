import { createFaults, scriptedAnswer } from '../../lab/google/faults.ts';
import type { Answer } from '../../lab/google/google-block.ts';
import { readSentMail, type SentMail } from '../../lab/google/sent-mail.ts';
import { createSender } from '../../src/gmail/send.ts';
import type { FakeClock } from './fake-clock.ts';
import { fakeMail } from './session-stage.ts';

const address = 'nomina@empresa.example';
const account = { email: address, name: 'Nómina', sub: '1', hd: null, mailbox: true };
const answerMs = 40;

export interface LabGmailOptions {
  readonly clock: FakeClock;
  /** What the scenario wants to happen to which request. */
  readonly answers?: readonly Answer[];
  readonly onReceived?: (n: number) => void;
  readonly onAccepted?: (n: number) => void;
}

/** The product's own sender over the wire of a Gmail that reads mails and loses answers as the lab's does. */
export const labGmail = ({ clock, answers = [], onReceived, onAccepted }: LabGmailOptions) => {
  const faults = createFaults(answers);
  const mails: SentMail[] = [];
  const counters = { sends: 0, accepted: 0 };
  const accept = async (raw: Uint8Array, request: number): Promise<SentMail> => {
    const reading = await clock.outside(readSentMail(Buffer.from(raw), account, request, `id${request}`));
    if ('refusal' in reading) throw new Error(`Gmail refuses the mail: ${JSON.stringify(reading.refusal)}`);
    counters.accepted += 1;
    const mail = reading.mail(counters.accepted, clock.now());
    mails.push(mail);
    onAccepted?.(counters.accepted);
    return mail;
  };
  const fetch = async (_url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const n = (counters.sends += 1);
    onReceived?.(n);
    const raw = init?.body as Uint8Array;
    await clock.sleep(answerMs);
    const fault = faults.at(n);
    if (fault === undefined) return Response.json({ id: (await accept(raw, n)).id });
    if (fault.do === 'drop-after-accept' || fault.accepted === true) await accept(raw, n);
    if (fault.do !== 'status') throw new TypeError('Failed to fetch');
    const { status, body } = scriptedAnswer(fault, clock.now());
    return Response.json(body, { status });
  };
  const send = createSender({
    gmailUrl: 'https://gmail.example',
    fetch: fetch as typeof globalThis.fetch,
    now: clock.now,
    isOnline: () => true,
    reach: {
      way: 'upload',
      open: 'upload',
      choose: () => Promise.resolve('upload'),
      lost: () => undefined,
      answered: () => undefined,
      refused: () => undefined,
    },
    timer: (ms, then) => {
      let wanted = true;
      clock.at(ms, () => (wanted ? then() : undefined));
      return () => (wanted = false);
    },
    bearer: () => ({ token: 'token', address }),
    refuse: () => undefined,
  });
  const mail = {
    ...fakeMail(address),
    send: ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }, signal: AbortSignal) => send(bytes, signal),
  };
  return { mail: mail as ReturnType<typeof fakeMail>, mails, counters };
};
