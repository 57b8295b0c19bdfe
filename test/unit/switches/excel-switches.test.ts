import { afterEach, describe, expect, test } from 'vitest';
import { isDeep, someOf } from '../../fakes/deep.ts';
import { excelErrors } from '../../fakes/excel-error-codes.ts';
import { labExcel, type LabExcelOptions } from '../../fakes/lab-excel.ts';

const everybody = 14;
/** Two panes at one book do much work; a machine may have other work. */
const patient = { timeout: 180_000 };
const two = {
  people: ['ana', 'bea'],
  propagationMs: 800,
  settleMs: 2_000,
  documentUrl: 'https://empresa.example/nomina.xlsx',
};

type Lab = Awaited<ReturnType<typeof labExcel>>;
type Pane = Lab['pane'];

let lab: Lab | undefined;
afterEach(() => lab?.uninstall());

const opened = async (options: LabExcelOptions): Promise<Lab> => {
  lab = await labExcel(options);
  for (const pane of lab.panes) await pane.during(pane.by((session) => session.start()));
  return lab;
};

/** Presses Send and answers what is asked, as a person in a hurry does. */
const send = async ({ by, during, session }: Pane): Promise<void> => {
  await during(by(({ actions }) => actions.send()));
  for (let asked = 0; asked < 3 && session.state().run.status === 'asking'; asked += 1)
    await during(by(({ actions }) => actions.answerQuestion(session.state().run.asksAutoSave ? 'alone' : 'go')));
};

const run = async (options: LabExcelOptions, before?: (of: Lab) => void): Promise<Lab> => {
  const of = await opened(options);
  before?.(of);
  await send(of.pane);
  await of.book.settled();
  return of;
};

/** Nobody has two mails, every status and address is true, and the log's chains hold. */
const expectTrue = ({ accepted, rows, log, tally }: Lab): void => {
  expect(new Set(accepted).size, 'doubles').toBe(accepted.length);
  for (const { email, status, sentTo } of rows()) {
    if (status === 'sent') expect(accepted, email).toContain(email);
    else if (status !== 'unknown') expect(accepted, email).not.toContain(email);
    if (sentTo !== '') expect(sentTo).toBe(email);
  }
  const ids = rows().map(({ receiptId }) => receiptId);
  expect(new Set(ids.filter((id) => id !== '')).size).toBe(ids.filter((id) => id !== '').length);
  expect([log().chainsValid, tally().crashes, [...tally().unemulated]]).toEqual([true, [], []]);
};

const expectAllSent = (of: Lab): void => {
  expectTrue(of);
  const { run: last } = of.pane.session.state();
  expect([of.rows().map(({ status }) => status), last.end]).toEqual([Array(everybody).fill('sent'), 'complete']);
  expect(of.accepted).toHaveLength(everybody);
};

const said = ({ session }: Pane): string[] => {
  const { problem, sheet, run: last } = session.state();
  return [problem, sheet.problem, last.reason].flatMap((sentence) => (sentence === undefined ? [] : [sentence.code]));
};

const expectHeld = (of: Lab, code: string): void => {
  expectTrue(of);
  expect([of.accepted, of.rows().filter(({ status }) => status === 'sent')]).toEqual([[], []]);
  expect(said(of.pane)).toContain(code);
};

describe('the sample payroll with a switch of the lab on', patient, () => {
  test('none: everybody gets theirs', async () => expectAllSent(await run({})));

  test.each(someOf([500, 1, 2_000], 1))('hostLatencyMs %i: everybody gets theirs', async (hostLatencyMs) =>
    expectAllSent(await run({ hostLatencyMs })),
  );

  test('protected: held, and the sheet is said to be protected', async () =>
    expectHeld(await run({ protected: true }), 'sheet/protected'));

  test('specialCells refused-when-protected: the sheet is read all the same, and said to be protected', async () => {
    const of = await opened({ protected: true, specialCells: 'refused-when-protected' });
    expect(of.pane.session.state().sheet).toMatchObject({ status: 'ready', people: everybody, hidden: 0 });
    await send(of.pane);
    expectHeld(of, 'sheet/protected');
  });

  test('specialCells refused-when-protected: who is hidden is known as hidden', async () => {
    lab = await labExcel({ specialCells: 'refused-when-protected' });
    const { book, pane } = lab;
    for (const row of [5, 6, 9, 17]) book.hideRow(row);
    book.protectSheet();
    await pane.during(pane.by((session) => session.start()));
    expect(pane.session.state().sheet).toMatchObject({ status: 'ready', people: everybody, hidden: 4 });
  });

  test('readOnly: held, and the book is said to be read-only', async () =>
    expectHeld(await run({ readOnly: true }), 'sheet/read-only'));

  test('autoSave off: asks, and alone everybody gets theirs', async () => {
    const of = await opened({ autoSave: false, documentUrl: 'https://empresa.example/nomina.xlsx' });
    await of.pane.during(of.pane.by(({ actions }) => actions.send()));
    expect(of.pane.session.state().run).toMatchObject({ status: 'asking', asksAutoSave: true });
    await send(of.pane);
    await of.book.settled();
    expectAllSent(of);
  });

  test('filteredWrite misplaced: rows hidden while it sends put no status or address beside another person', async () => {
    const of = await run({ filteredWrite: 'misplaced' }, ({ book, whenAccepted }) =>
      whenAccepted((n) => {
        const row = { 1: 7, 2: 5, 4: 4, 9: 12 }[n];
        if (row !== undefined) book.hideRow(row);
      }),
    );
    expectAllSent(of);
  });

  test('settings as-opened: what a colleague chose is not known, and nobody gets two', async () => {
    const of = await opened({ settingsAsOpened: true, ...two });
    of.book.setSetting('text.payroll.es', { subject: 'Otro', body: '<p>Otro</p>' });
    await Promise.all(of.panes.map(send));
    await of.later(10_000);
    expectTrue(of);
    expect(of.accepted).toHaveLength(everybody);
  });

  test('panes 2, propagationMs 800: one sends and the other watches', async () => {
    const of = await opened({ ...two });
    await Promise.all(of.panes.map(send));
    await of.later(10_000);
    expectTrue(of);
    expect(of.accepted).toHaveLength(everybody);
  });

  test('two who press together, one at a slow computer: one sends it all, and Sobre’s columns stand there once', async () => {
    for (const [slowMs, laterMs] of someOf(
      [25, 70, 110, 160, 240, 400, 650, 900, 1_400].flatMap((slow) =>
        [0, 700, 1_900, 4_100].map((later) => [slow, later]),
      ),
      3,
    ) as [number, number][]) {
      const of = await opened({ ...two, propagationMs: 300, settleMs: 1_200, slow: { bea: slowMs } });
      const [ana, bea] = of.panes as [Pane, Pane];
      await Promise.all([send(ana), of.later(laterMs).then(() => send(bea))]);
      await of.later(120_000);
      expectTrue(of);
      const heads =
        of.book.rows(of.book.active).find(({ texts }) => texts.some((text) => /correo/i.test(text)))?.texts ?? [];
      expect([slowMs, laterMs, of.accepted.length, heads.filter((text) => text === 'ID de recibo').length]).toEqual([
        slowMs,
        laterMs,
        everybody,
        1,
      ]);
      of.uninstall();
    }
  });

  test.each(someOf(['', 'G:\\Mi unidad\\nomina.xlsx'], 1))(
    'panes 2 where Excel gives "%s" as the address: unknown is taken for shared, and nobody gets two',
    async (documentUrl) => {
      const of = await opened({ ...two, documentUrl });
      await Promise.all(of.panes.map(send));
      await of.later(10_000);
      expectTrue(of);
      expect(of.accepted).toHaveLength(everybody);
    },
  );

  test('runs 2: the second press sends nothing', async () => {
    const of = await run({});
    await send(of.pane);
    expectTrue(of);
    expect(of.accepted).toHaveLength(everybody);
    expect(of.rows().map(({ status }) => status)).toEqual(Array(everybody).fill('sent'));
  });

  test('selection of several areas: their rows are sent, and no others', async () => {
    const of = await opened({ selection: 'A4:B5,A9:B9' });
    const { pane } = of;
    await pane.during(pane.by(({ actions }) => actions.setScope('selected')));
    await send(pane);
    expectTrue(of);
    const rows = of.rows().filter(({ status }) => status === 'sent');
    expect(rows.map(({ row }) => row)).toEqual([4, 5, 9]);
  });
});

describe('the sample payroll while somebody does this to the sheet', patient, () => {
  const steps: Readonly<Record<string, (book: Lab['book']) => void>> = {
    sort: (book) => book.sort('Nombre'),
    'insert-row': (book) => book.insertRow(6),
    'hide-row': (book) => book.hideRow(8),
    undo: (book) => book.undo(),
  };
  const moments = someOf([4, 1, 9], 1);
  test.each(Object.keys(steps).flatMap((step) => moments.map((at) => [step, at] as const)))(
    '%s after mail %i: nothing twice, nothing untrue',
    async (step, at) => {
      const of = await run({}, ({ book, whenAccepted }) => whenAccepted((n) => n === at && steps[step]!(book)));
      expectTrue(of);
    },
  );
});

describe('the sample payroll while a column comes or goes', patient, () => {
  const columns: Readonly<Record<string, (book: Lab['book']) => void>> = {
    'insert-column before the amounts': (book) => book.insertColumn('Neto a pagar'),
    'insert-column before the statuses': (book) => book.insertColumn('Estado de envío'),
    'insert-column before the ids': (book) => book.insertColumn('ID de recibo'),
    'delete-column of the tax numbers': (book) => book.deleteColumn('CURP'),
  };
  const moments = someOf([4, 1, 9], 1);
  const amounts = ({ book }: Lab): readonly (string | undefined)[] => {
    const rows = book.rows(book.active).map(({ texts }) => texts);
    const at = rows.find((texts) => texts.includes('Neto a pagar'))?.indexOf('Neto a pagar') ?? -1;
    return rows.map((texts) => texts[at]);
  };
  test.each(Object.keys(columns).flatMap((step) => moments.map((at) => [step, at] as const)))(
    '%s, after mail %i: it waits and says so, no amount is touched, and the next press sends the rest',
    async (step, at) => {
      const of = await opened({});
      const before = amounts(of);
      expect(before.filter((text) => text?.startsWith('$'))).toHaveLength(everybody);
      of.whenAccepted((n) => n === at && columns[step]!(of.book));
      const sending = send(of.pane);
      await of.later(60_000);
      expect([said(of.pane), amounts(of)]).toEqual([['sheet/column-missing'], before]);
      of.pane.by(({ actions }) => actions.stop());
      await sending;
      await send(of.pane);
      await of.book.settled();
      expect(amounts(of)).toEqual(before);
      if (step.startsWith('insert')) return expectAllSent(of);
      // Whoever was sent before has another row now, and that is said.
      expect([new Set(of.accepted).size, of.accepted.length]).toEqual([everybody, everybody]);
      const kept = of.rows().map(({ status, code }) => (status === 'held' ? code : status));
      expect([...new Set(kept)].sort()).toEqual(['document/changed', 'sent']);
    },
  );
});

test('protect-sheet while it sends: it waits and says so, and goes on once the sheet is free', patient, async () => {
  const of = await opened({});
  of.whenAccepted((n) => n === 4 && of.book.protectSheet());
  const { by, during } = of.pane;
  await during(by(({ actions }) => actions.send()));
  const sending = by(({ actions }) => actions.answerQuestion('go'));
  await of.later(8_000);
  expect(said(of.pane)).toContain('sheet/protected');
  of.book.unprotectSheet();
  await during(sending);
  expectAllSent(of);
});

describe('Excel answers with an error', patient, () => {
  const moments = excelErrors.flatMap((code, at) =>
    (isDeep ? [3, 17, 24, 31, 38, 47] : [3 + ((at * 7) % 45)]).map((nth) => [code, nth] as const),
  );
  test.each(someOf(moments, 6))(
    '%s once, at call %i: nothing twice, nothing untrue, never a bug',
    async (code, nth) => {
      const of = await opened({ errors: [{ nth, code }] });
      const sending = send(of.pane);
      await of.later(120_000);
      of.pane.by(({ actions }) => actions.stop());
      await sending;
      expectTrue(of);
    },
  );

  test.each(isDeep ? [1, 2, 5, 9, 14, 20, 27, 35, 60] : [1, 20, 60])(
    'that nobody knows, for good, from call %i on: it ends with a sentence that promises nothing',
    async (nth) => {
      const of = await run({ errors: [{ nth, code: 'LabNobodyKnowsThis', times: 1e9 }] });
      await of.clock.run(() => false, of.clock.time + 600_000);
      expectTrue(of);
      expect(said(of.pane)).toContain('sheet/unexpected');
      const { problem, sheet, run: last } = of.pane.session.state();
      expect(last.status).not.toBe('running');
      for (const sentence of [problem, sheet.problem])
        if (sentence?.code === 'sheet/unexpected') expect(sentence.values).toMatchObject({ once: 1 });
    },
  );
});
