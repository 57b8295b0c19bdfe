import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordings } from '../../../lab/run/labels.ts';
import { openLabBook, type AttachableBook } from '../../../lab/run/open-lab-book.ts';
import type { LabPerson } from '../../../lab/run/person.ts';
import { readScenario } from '../../../lab/run/scenario.ts';
import { Script, type ScriptedPerson } from '../../../lab/run/script.ts';
import { startProbe, type Probe } from '../excel-host/probe.ts';
import type { ProbeWindow } from '../excel-host/probe-window.ts';
import { openPane, type OpenPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

// What the lab does to Excel, to the browser and to the pane, seen through office.js and the page: nothing here asks
// what Sobre makes of it.

declare const probe: ProbeWindow;

const folder = mkdtempSync(join(tmpdir(), 'sobre-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const take = async <P extends ScriptedPerson>(
  book: AttachableBook | OpenPane['book'],
  people: readonly P[],
  steps: readonly object[],
): Promise<Script<P>> => {
  const due = steps.map((step) => ({ when: { accepted: 1 }, ...step }));
  const { script } = readScenario({ script: due, panes: people.length });
  const taken = new Script<P>(script, book);
  taken.join(people, { control: { setQuota: () => undefined } });
  taken.accepted(1);
  await taken.finished();
  expect(taken.errors).toEqual([]);
  return taken;
};

/** A script's steps on the book need nobody but a name. */
const named = (name: string) => ({ name }) as ScriptedPerson;

describe('a step that changes the workbook', { timeout: 60_000 }, () => {
  let lab: Probe;
  let book: AttachableBook;
  let ana: Frame;
  let bea: Frame;
  const people = [named('ana'), named('bea')];

  beforeAll(async () => {
    const path = join(folder, 'three.csv');
    writePeople(path, 3);
    const settings = { locale: 'es-MX', propagationMs: 100, autoSave: true, protected: false, readOnly: false };
    book = await openLabBook(path, settings);
    lab = await startProbe(book);
    book.attach(lab.host);
    ({ frame: ana } = await lab.open());
    ({ frame: bea } = await lab.open({ client: 'bea', context: await lab.browser.newProfile() }));
  }, 60_000);
  afterAll(() => lab.close());

  /** The names in the second column, in Excel's order, hidden rows in brackets. */
  const names = (at: Frame) =>
    at.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const cells = ['B2', 'B3', 'B4', 'B5'].map((address) => sheet.getRange(address).load('values,rowHidden'));
        await context.sync();
        return cells.map(({ values, rowHidden }) => (rowHidden ? `(${values[0]?.[0]})` : String(values[0]?.[0])));
      }),
    );
  const write = (at: Frame, address: string, text: string) =>
    at.evaluate(
      ([where, what]) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange(where).values = [[what]];
          await context.sync();
          return 'written';
        }).catch((error: unknown) => probe.errorOf(error).code),
      [address, text] as const,
    );

  it('sorts, inserts, hides and deletes rows, for everybody', async () => {
    const steps = [
      [{ do: 'sort', column: 'Neto' }, ['Persona 1', 'Persona 2', 'Persona 3', '']],
      [{ do: 'set-cell', address: 'B2', value: 'Zoe' }, ['Zoe', 'Persona 2', 'Persona 3', '']],
      [{ do: 'sort', column: 'Nombre' }, ['Persona 2', 'Persona 3', 'Zoe', '']],
      [{ do: 'insert-row', at: 3, pane: 2 }, ['Persona 2', '', 'Persona 3', 'Zoe']],
      [{ do: 'hide-row', at: 4 }, ['Persona 2', '', '(Persona 3)', 'Zoe']],
      [{ do: 'delete-row', at: 3 }, ['Persona 2', '(Persona 3)', 'Zoe', '']],
    ] as const;
    for (const [step, expected] of steps) {
      await take(book, people, [step]);
      await book.settled();
      expect([step, await names(ana)]).toEqual([step, expected]);
      expect([step, await names(bea)]).toEqual([step, expected]);
    }
  });

  it('takes back what that person’s add-in wrote last', async () => {
    expect([await write(ana, 'F2', 'a'), await write(bea, 'G2', 'b')]).toEqual(['written', 'written']);
    await book.settled();
    await take(book, people, [{ do: 'undo', pane: 2 }]);
    await book.settled();
    const row = book.rows(book.active).find(({ row }) => row === 2)?.texts ?? [];
    expect([row[5], row[6] ?? '']).toEqual(['a', '']);
  });

  it('keeps a cell in edit mode for its time, and that person’s Excel refuses writes meanwhile', async () => {
    const editing = take(book, people, [{ do: 'edit-cell', address: 'B2', ms: 1_500, pane: 1 }]);
    expect(await write(ana, 'F3', 'x')).toBe('InvalidOperationInCellEditMode');
    expect(await write(bea, 'F3', 'y')).toBe('written');
    await editing;
    expect(await write(ana, 'F3', 'x')).toBe('written');
  });

  it('protects the sheet: from then on writes are refused', async () => {
    await take(book, people, [{ do: 'protect-sheet' }]);
    await book.settled();
    expect([await write(ana, 'F4', 'x'), await write(bea, 'F4', 'y')]).toEqual(['AccessDenied', 'AccessDenied']);
  });
});

describe('a step that happens to a person', { timeout: 120_000 }, () => {
  let pane: OpenPane;
  let person: LabPerson;
  beforeAll(async () => {
    const path = join(folder, 'two.csv');
    writePeople(path, 2);
    pane = await openPane(path);
    ({ person } = pane);
  }, 120_000);
  afterAll(() => pane.close());

  const steps = (...given: readonly object[]) => take(pane.book, [person], given);

  it('takes the network away for its time', async () => {
    const frame = await person.pane.frame();
    const reach = () =>
      frame.evaluate(() =>
        fetch('/config.json', { cache: 'no-store' }).then(
          () => navigator.onLine,
          () => navigator.onLine,
        ),
      );
    const gone = steps({ do: 'offline', ms: 1_500 });
    await expect.poll(reach, { timeout: 10_000 }).toBe(false);
    await gone;
    await expect.poll(reach, { timeout: 10_000 }).toBe(true);
  });

  it('hides the pane for its time, and the browser slows its timers to one tick a second', async () => {
    const frame = await person.pane.frame();
    await frame.evaluate(() => {
      Object.assign(window, { ticks: 0 });
      setInterval(() => ((window as unknown as { ticks: number }).ticks += 1), 20);
    });
    const ticks = () => frame.evaluate(() => (window as unknown as { ticks: number }).ticks);
    const inThreeSeconds = async () => {
      const before = await ticks();
      await person.pause(3_000);
      return (await ticks()) - before;
    };
    const hidden = steps({ do: 'hide-pane', ms: 4_500 });
    await person.pause(1_000);
    expect(await inThreeSeconds()).toBeLessThan(8);
    await hidden;
    expect(await inThreeSeconds()).toBeGreaterThan(15);
  });

  it.each([
    ['stop', ['run.stop']],
    ['settle-sent', ['check.there']],
    ['settle-again', ['check.search', 'check.again']],
    ['send-again', ['list.sendAgain']],
    ['retry-failed', ['summary.retry']],
    ['takeover', ['watch.takeOver']],
  ])('presses what %s means, and what is greyed only once it is not', async (button, keys) => {
    const frame = await person.pane.frame();
    const texts = keys.map((key) => (wordings('en', key)[0] ?? '').replace(/\{\{.*?\}\}/g, '1'));
    await frame.evaluate((labels) => {
      const pressed: string[] = [];
      Object.assign(window, { pressed });
      const place = document.createElement('div');
      place.id = 'pressable';
      for (const label of labels) {
        const made = document.createElement('button');
        made.textContent = label;
        made.setAttribute('aria-disabled', 'true');
        made.style.cssText = 'position:fixed;top:0;left:0;z-index:99999';
        made.onclick = () => void (pressed.push(label), made.remove());
        place.append(made);
        setTimeout(() => made.removeAttribute('aria-disabled'), 400);
      }
      // The first is on top, so that it is pressed first.
      place.append(...[...place.children].reverse());
      document.body.append(place);
    }, texts);
    const script = await steps({ do: 'press', button });
    expect(await frame.evaluate(() => (window as unknown as { pressed: string[] }).pressed)).toEqual(texts);
    expect(script.left).toEqual([]);
    await frame.evaluate(() => document.querySelector('#pressable')?.remove());
  });

  it('kills the browser at once, and opens it again or not', async () => {
    const former = person.pane.page;
    await steps({ do: 'kill-pane', reopen: true });
    expect([former.isClosed(), person.isOpen]).toEqual([true, true]);
    expect(await (await person.pane.frame()).evaluate(() => Office.context.host)).toBe('Excel');
    await steps({ do: 'kill-pane', reopen: false });
    expect(person.isOpen).toBe(false);
  });
});
