import { afterEach, expect, test } from 'vitest';
import { labExcel } from '../../fakes/lab-excel.ts';

type Lab = Awaited<ReturnType<typeof labExcel>>;

let lab: Lab | undefined;
afterEach(() => lab?.uninstall());

/** What colleagues and other add-ins do to a sheet under Sobre's hands; own columns J to M, people in rows 4 to 17. */
const acts: Readonly<Record<string, (sheet: Excel.Worksheet) => void>> = {
  'the list becomes a table': (sheet) => void sheet.tables.add('A3:M17', true),
  'the ids are hidden': (sheet) => void (sheet.getRange('M:M').columnHidden = true),
  'everybody is hidden': (sheet) => void (sheet.getRange('4:17').rowHidden = true),
  'an id is cleared': (sheet) => void (sheet.getRange('M12').values = [['']]),
  'a heading gets a blank at its end': (sheet) => void (sheet.getRange('J3').values = [['Estado de envío ']]),
};

test.each(Object.keys(acts))(
  'the sample payroll while %s: nobody gets two, and no status or address is untrue',
  { timeout: 60_000 },
  async (name) => {
    const of = (lab = await labExcel());
    const { by, during, session } = of.pane;
    await during(by((opened) => opened.start()));
    let acting: Promise<unknown> = Promise.resolve();
    of.whenAccepted((n) => {
      if (n !== 4) return;
      acting = by(() =>
        Excel.run(async (context) => {
          acts[name]!(context.workbook.worksheets.getActiveWorksheet());
          await context.sync();
        }),
      );
    });
    await during(by(({ actions }) => actions.send()));
    expect(session.state().run.status).toBe('asking');
    const sending = during(by(({ actions }) => actions.answerQuestion('go')));
    await of.later(60_000);
    await acting;
    by(({ actions }) => actions.stop());
    await sending;
    await during(by(({ actions }) => actions.send()));
    expect(new Set(of.accepted).size, 'doubles').toBe(of.accepted.length);
    expect(of.accepted.length).toBeGreaterThanOrEqual(13);
    for (const { email, status, sentTo } of of.rows()) {
      if (status === 'sent') expect(of.accepted, email).toContain(email);
      if (sentTo !== '') expect(sentTo).toBe(email);
    }
  },
);
