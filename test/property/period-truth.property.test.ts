import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standings, type Standing } from '../../src/commands/check/standing.ts';
import type { PaneState } from '../../src/commands/pane-state.ts';
import { Failure } from '../../src/domain/failure.ts';
import { sentOf, stationSummary } from '../../src/taskpane/frame/station-summary.ts';
import { countText } from '../../src/taskpane/kit/count-text.ts';
import { nextLabel } from '../../src/taskpane/kit/next-button.tsx';
import type { Texts } from '../../src/taskpane/kit/use-texts.ts';
import { translate } from '../../src/texts/index.ts';
import { FakeBook } from '../fakes/fake-workbook.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { memoryLedger } from '../fakes/memory-ledger.ts';
import { fakeMail, sessionStage } from '../fakes/session-stage.ts';

const deep = process.env['SOBRE_DEEP'] === '1';
const histories = Number(process.env['SOBRE_HISTORIES'] ?? (deep ? 400 : 6));
const seed = Number(process.env['SOBRE_SEED'] ?? 20260120);

const names = ['Ana', 'Luis', 'Zoe', 'Eva', 'Iker'];
const row = fc.nat({ max: names.length - 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'send' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      as: fc.constantFrom('refused' as const, 'lost' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('blank' as const), row }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('malform' as const), row }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mend' as const), row }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), row }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bounce' as const), row }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), row }) },
  { weight: 1, arbitrary: fc.constant({ do: 'retry' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'sort' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'next-period' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'colleague' as const }) },
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const texts: Texts = {
  language: 'es',
  t: (key, values) => translate('es', key, values),
  sentence: ({ code }) => code,
  issueText: ({ code }) => code,
  has: () => true,
  placeOf: () => '',
};

/** What a person reads in the sheet, by the product's Spanish words written out here. */
const standingInSheet = ([, address = '', , status = '']: readonly string[]): Standing => {
  if (status === 'Enviado: rebotó') return 'returned';
  if (status === 'Enviado') return 'sent';
  if (status === 'Por confirmar') return 'unknown';
  if (address === '') return 'later';
  if (!/^[a-z]+@[a-z]+\.example$/.test(address)) return 'held';
  return status.startsWith('No enviado') ? 'failed' : 'ready';
};

const count = (all: readonly Standing[], standing: Standing): number => all.filter((each) => each === standing).length;

/** Every number that a person sees, against the sheet. */
const expectTruth = (state: PaneState, rows: readonly (readonly string[])[]): void => {
  const { counts, people } = state.check;
  const wanted = rows.map(standingInSheet);
  const of = (standing: Standing) => count(wanted, standing);
  expect(people.map(({ verdict }) => verdict)).toEqual(wanted);
  for (const standing of standings) expect([standing, counts[standing]]).toEqual([standing, of(standing)]);
  expect(standings.reduce((sum, standing) => sum + counts[standing], 0)).toBe(counts.people);
  expect(sentOf(state, texts.t)).toBe(`${of('sent')} de ${rows.length} enviados`);
  const isOver = rows.every((_, index) => ['sent', 'returned', 'unknown'].includes(wanted[index]!));
  if (of('sent') > 0 && isOver) {
    expect(stationSummary(state, 'send', texts)).toContain(countText('sent', of('sent'), texts.t));
  }
  const ready = of('ready') + of('failed');
  expect(state.check.ready).toBe(ready);
  const label = nextLabel(state, texts.t);
  if (ready > 0) expect(label).toMatch(new RegExp(`^Enviar ${ready} recibo`));
  else if (of('unknown') > 0) expect(label).toBe(`Confirmar ${of('unknown')} en Enviados`);
  else if (of('held') > 0) expect(label).toMatch(new RegExp(`^Corregir ${of('held')} fila`));
  else if (of('later') > 0) expect(label).toMatch(new RegExp(`^Escribir ${of('later')} direcci`));
  else expect(label).toBe('Preparar el próximo envío');
};

/** One of everything, so that no standing goes untried. */
const everything: Step[] = [
  { do: 'answer', as: 'refused' },
  { do: 'answer', as: 'lost' },
  { do: 'blank', row: 4 },
  { do: 'malform', row: 3 },
  { do: 'send' },
  { do: 'bounce', row: 2 },
  { do: 'colleague' },
  { do: 'settle', row: 1 },
  { do: 'retry' },
  { do: 'again', row: 2 },
  { do: 'next-period' },
];

test(
  'what is shown of a period is what sheet and mailbox say, after whatever happened',
  { timeout: 600_000 },
  async () => {
    const seen = new Set<Standing>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
        const clock = new FakeClock();
        const rows = names.map((name) => [`${name} Paz`, `${name.toLowerCase()}@empresa.example`, 'Enero 2026']);
        const book = new FakeBook(['Nombre', 'Correo', 'Periodo'], rows, clock);
        book.inCloud = false;
        const settings = new Map<string, unknown>([
          ['files', 'none'],
          ['test', { sentAt: 0, answer: 'without' }],
        ]);
        /** Who got a mail for which period. */
        const mailbox = new Set<string>();
        const answers: string[] = [];
        const mail = fakeMail();
        const taken = mail.send.bind(mail);
        mail.searchUrl = () => 'https://mail.example/';
        mail.send = async (outgoing, signal) => {
          const answer = answers.shift();
          if (answer === 'refused') throw new Failure('mail/rejected');
          const [name] = /^To: .*?(\w+)@/m.exec(new TextDecoder().decode(outgoing.bytes))?.slice(1) ?? [];
          mailbox.add(`${name} ${period}`);
          if (answer === 'lost') throw new Failure('mail/no-reply');
          return taken(outgoing, signal);
        };
        let period = 'Enero 2026';
        const ledger = memoryLedger('AAAAAAAAAAAAAAAAAAAA');
        let device = 0;
        const open = async () => {
          const writer = `${'ABCDEFGH'[device]}`.repeat(20);
          const own = device === 0 ? ledger : memoryLedger(writer);
          const stage = sessionStage({ book, clock, mail, settings, ledger: own, writer });
          await stage.during(stage.session.start());
          return stage;
        };
        let stage = await open();
        const edit = (at: number, column: number, text: string) => {
          const index = book.rows().findIndex(([name]) => name === `${names[at]} Paz`);
          book.setOwn(index, column, text);
          return stage.during(stage.session.readSheet());
        };
        const rowOf = (at: number, standing: Standing) =>
          stage.session
            .state()
            .check.people.find(({ name, verdict }) => name === `${names[at]} Paz` && verdict === standing);
        const act = async (each: Step): Promise<void> => {
          const { actions } = stage.session;
          if (each.do === 'send') await stage.during(actions.send());
          if (each.do === 'retry') await stage.during(actions.retryFailed());
          if (each.do === 'answer') answers.push(each.as);
          if (each.do === 'blank') await edit(each.row, 1, '');
          if (each.do === 'malform') await edit(each.row, 1, 'ana@@empresa');
          if (each.do === 'mend') await edit(each.row, 1, `${names[each.row]!.toLowerCase()}@empresa.example`);
          if (each.do === 'settle') {
            const doubt = rowOf(each.row, 'unknown');
            if (doubt !== undefined) await stage.during(actions.settle(doubt.row, 'it-is-there'));
          }
          if (each.do === 'bounce') {
            const sent = rowOf(each.row, 'sent');
            const receiptId = book.rows().find(([name]) => name === sent?.name)?.[6];
            if (receiptId !== undefined) await stage.during(actions.markReturned('Sheet1', receiptId));
            await stage.during(stage.session.readSheet());
          }
          if (each.do === 'again') {
            const sent = rowOf(each.row, 'sent') ?? rowOf(each.row, 'returned');
            if (sent !== undefined) await stage.during(actions.sendAgain(sent.row));
          }
          if (each.do === 'sort') {
            book.sort(0);
            await stage.during(stage.session.readSheet());
          }
          if (each.do === 'reopen') stage = await open();
          if (each.do === 'colleague') {
            device = Math.min(7, device + 1);
            stage = await open();
          }
          if (each.do === 'next-period') {
            // As offices do: the sheet is used again, with Sobre's cells emptied.
            period = period === 'Enero 2026' ? 'Febrero 2026' : 'Marzo 2026';
            for (let at = 0; at < names.length; at += 1) {
              for (const column of [3, 4, 5, 6]) book.setOwn(at, column, '');
              book.setOwn(at, 2, period);
            }
            await stage.during(stage.session.readSheet());
          }
        };
        for (const each of steps) {
          await act(each);
          expectTruth(stage.session.state(), book.rows());
          for (const { verdict } of stage.session.state().check.people) seen.add(verdict);
          for (const { name, verdict } of stage.session.state().check.people) {
            const got = mailbox.has(`${name.replace(' Paz', '').toLowerCase()} ${period}`);
            if (verdict === 'sent' || verdict === 'returned') expect([name, got]).toEqual([name, true]);
            if (verdict === 'ready' || verdict === 'failed') expect([name, got]).toEqual([name, false]);
          }
        }
      }),
      { numRuns: histories, seed, examples: [[everything]] },
    );
    expect([...seen].sort()).toEqual(['failed', 'held', 'later', 'ready', 'returned', 'sent', 'unknown']);
  },
);
