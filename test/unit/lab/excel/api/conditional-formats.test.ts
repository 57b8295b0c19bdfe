import { openXlsx, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { NULL } from '../../../../../lab/excel/interpreter/api-error.ts';
import { SheetDesk } from '../../../../../lab/excel/by-hand/sheet-by-hand.ts';
import type { BookSurface } from '../../../../../lab/excel/by-hand/book-surface.ts';
import type { Worksheet } from '../../../../../lab/excel/api/worksheet.ts';
import { loadXlsx } from '../../../../../lab/excel/file/load-xlsx.ts';
import { saveBook } from '../../../../../lab/excel/file/save-xlsx.ts';
import { bookOf } from '../book-of.ts';

const pay = [
  ['Name', 'Net', 'Status'],
  ['Ana', 100, 'Enviado'],
  ['Bea', 50.5, 'Detenido: falta el correo'],
  ['Cora', '', ''],
];

function person() {
  const { book, clock, sheetOf } = bookOf(pay);
  return { book, clock, sheetOf, sheet: sheetOf('ana') };
}

/** Fill of each cell of a column as the grid paints it. */
function fillsOf(sheet: Worksheet, column: number): (string | undefined)[] {
  const desk = new SheetDesk(sheet.$workbook as unknown as BookSurface, () => undefined);
  return desk.rows(sheet.id, 0, 20).map(({ cells }) => cells[column]?.fill);
}

function addText(sheet: Worksheet, address: string, operator: string, text: string, fill: string) {
  const format = sheet.getRange(address).conditionalFormats.add('ContainsText');
  format.textComparison.format.fill.color = fill;
  format.textComparison.rule = { operator: operator as 'Contains', text };
  return format;
}

function addCustom(sheet: Worksheet, address: string, formula: string, fill = '#FF0000') {
  const format = sheet.getRange(address).conditionalFormats.add('Custom');
  format.custom.rule.formula = formula;
  format.custom.format.fill.color = fill;
  return format;
}

function addValue(sheet: Worksheet, rule: { operator: string; formula1: string; formula2?: string }) {
  const format = sheet.getRange('B2:B4').conditionalFormats.add('CellValue');
  format.cellValue.rule = rule as { operator: 'Between'; formula1: string; formula2: string };
  format.cellValue.format.fill.color = 'yellow';
  return fillsOf(sheet, 1);
}

describe('a conditional format on a text', () => {
  it('paints the cells that contain it, in any case, and follows what they say', () => {
    const { sheet } = person();
    addText(sheet, 'C2:C100', 'Contains', 'enviado', '#E2EFDA');
    expect(fillsOf(sheet, 2)).toEqual([undefined, '#E2EFDA', undefined, undefined]);
    sheet.getRange('C4').values = [['Enviado']];
    expect(fillsOf(sheet, 2)).toEqual([undefined, '#E2EFDA', undefined, '#E2EFDA']);
  });

  it.each([
    ['BeginsWith', 'Detenido', [false, true, false]],
    ['EndsWith', 'correo', [false, true, false]],
    ['NotContains', 'Enviado', [false, true, true]],
    ['Contains', 'fal*cor', [false, true, false]],
  ])('that %s %s', (operator, text, painted) => {
    const { sheet } = person();
    addText(sheet, 'C2:C4', operator, text, '#FFC000');
    expect(fillsOf(sheet, 2).slice(1)).toEqual(painted.map((one) => (one ? '#FFC000' : undefined)));
  });

  it('shows nothing before it has a rule', () => {
    const { sheet } = person();
    sheet.getRange('C2:C4').conditionalFormats.add('ContainsText').textComparison.format.fill.color = 'red';
    expect(fillsOf(sheet, 2)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('takes no operator that Excel does not have', () => {
    const { sheet } = person();
    expect(() => addText(sheet, 'C2', 'Invalid', 'x', 'red')).toThrow('argument');
  });
});

describe('a conditional format on a value', () => {
  it.each([
    [{ operator: 'GreaterThan', formula1: '=60' }, [true, false, false]],
    [{ operator: 'LessThanOrEqual', formula1: '50.5' }, [false, true, true]],
    [{ operator: 'Between', formula1: '=120', formula2: '=60' }, [true, false, false]],
    [{ operator: 'NotBetween', formula1: '=60', formula2: '=120' }, [false, true, true]],
    [{ operator: 'EqualTo', formula1: '=$B$2' }, [true, false, false]],
  ])('%j', (rule, painted) => {
    const { sheet } = person();
    expect(addValue(sheet, rule).slice(1)).toEqual(painted.map((one) => (one ? '#FFFF00' : undefined)));
  });
});

describe('a conditional format of a formula', () => {
  it('counts references without dollars from the first cell', () => {
    const { sheet } = person();
    addCustom(sheet, 'A2:C4', '=LEFT($C2,8)="detenido"');
    expect([0, 1, 2].map((column) => fillsOf(sheet, column)[2])).toEqual(['#FF0000', '#FF0000', '#FF0000']);
    expect(fillsOf(sheet, 0)).toEqual([undefined, undefined, '#FF0000', undefined]);
  });

  it.each([
    ['=AND($B2>0,NOT(ISBLANK($C2)))', [true, true, false]],
    ['=OR($B2=50.5;$C2="")', [false, true, true]],
    ['=ISNUMBER(SEARCH("correo",C2))', [false, true, false]],
    ['=IFERROR(SEARCH("correo",C2)>0,FALSE)', [false, true, false]],
    ['=LEN(TRIM($C2))=7', [true, false, false]],
    ['=($B2+1)*2=202', [true, false, false]],
    ['=$B2&"!"="100!"', [true, false, false]],
    ['=SEARCH("nothing",$C2)>0', [false, false, false]],
  ])('%s', (formula, painted) => {
    const { sheet } = person();
    addCustom(sheet, 'C2:C4', formula);
    expect(fillsOf(sheet, 2).slice(1)).toEqual(painted.map((one) => (one ? '#FF0000' : undefined)));
  });

  it.each(['=VLOOKUP(A2,X:Y,2)', '=Other!A1=1', '=A2=', ''])('refuses what it cannot work out: %s', (formula) => {
    const { sheet } = person();
    expect(() => addCustom(sheet, 'A2', formula)).toThrow('not emulated');
  });

  it('follows its cells when rows come and go', () => {
    const { sheet } = person();
    const format = addCustom(sheet, 'C2:C4', '=AND($B2>$B$3,C2<>"")');
    sheet.getRange('1:1').insert('Down');
    expect(format.getRange().address).toBe('Sheet1!C3:C5');
    expect(format.custom.rule.formula).toBe('=AND($B3>$B$4,C3<>"")');
    sheet.getRange('3:3').delete('Up');
    expect(format.getRange().address).toBe('Sheet1!C3:C4');
    expect(format.custom.rule.formula).toBe('=AND($B3>$B$3,C3<>"")');
  });

  it('is there again, as it was, when a deleted row is brought back', () => {
    const { book, sheet } = person();
    const format = addCustom(sheet, 'C2', '=$B2>$B$2');
    const before = format.$state;
    return Promise.resolve().then(() => {
      sheet.getRange('2:2').delete('Up');
      expect(sheet.getRange('C2').conditionalFormats.getCount()).toBe(0);
      book.replica('ana').undo();
      expect(format.$state).toEqual(before);
    });
  });
});

describe('the conditional formats of a range', () => {
  it('are those that any of its cells has, the newest first', () => {
    const { sheet } = person();
    const first = addText(sheet, 'C2:C4', 'Contains', 'a', 'red');
    const second = addCustom(sheet, 'A1:A4', '=TRUE');
    const { conditionalFormats } = sheet.getRange('A1:C4');
    expect(conditionalFormats.items.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(conditionalFormats.getItemAt(1).type).toBe('ContainsText');
    expect(sheet.getRange('C:C').conditionalFormats.getCount()).toBe(1);
    expect(conditionalFormats.getItem(first.id).customOrNullObject).toBe(NULL);
    expect(() => conditionalFormats.getItemAt(2)).toThrow('exist');
  });

  it('paint in order: the first wins, and one that stops leaves out the rest', () => {
    const { sheet } = person();
    const low = addCustom(sheet, 'A1', '=TRUE', '#111111');
    const high = addCustom(sheet, 'A1', '=TRUE', '#222222');
    low.custom.format.font.color = '#333333';
    const painted = () => sheet.getRange('A1').$conditionalLook;
    expect(painted()).toEqual({ fill: '#222222', color: '#333333' });
    high.stopIfTrue = true;
    expect(painted()).toEqual({ fill: '#222222' });
    low.priority = 0;
    expect([low.priority, high.priority]).toEqual([0, 1]);
    expect(painted().fill).toBe('#111111');
    low.priority = -1;
    expect(painted().fill).toBe('#222222');
  });

  it('are cleared from that range only', () => {
    const { sheet } = person();
    const format = addText(sheet, 'B2:D6', 'Contains', 'a', 'red');
    sheet.getRange('C3:C4').conditionalFormats.clearAll();
    expect(format.getRanges().address).toBe('Sheet1!B2:D2,Sheet1!B3:B4,Sheet1!D3:D4,Sheet1!B5:D6');
    expect(format.getRangeOrNullObject()).toBe(NULL);
    sheet.getRange('A1:Z99').conditionalFormats.clearAll();
    expect(sheet.getRange('A1:Z99').conditionalFormats.getCount()).toBe(0);
  });

  it('may not be changed on a protected sheet', () => {
    const { sheet } = person();
    sheet.protection.protect();
    expect(() => sheet.getRange('A1').conditionalFormats.add('Custom')).toThrow('protected');
  });

  it('reach the others, and both keep one order when two people add at once', () => {
    const { clock, sheetOf } = person();
    addText(sheetOf('ana'), 'C2:C4', 'Contains', 'Enviado', '#111111');
    addText(sheetOf('bea'), 'C2:C4', 'Contains', 'Enviado', '#222222');
    clock.pass(800);
    const idsOf = (who: string) =>
      sheetOf(who)
        .getRange('C2')
        .conditionalFormats.items.map(({ id }) => id);
    expect(idsOf('ana')).toHaveLength(2);
    expect(idsOf('ana')).toEqual(idsOf('bea'));
    expect(fillsOf(sheetOf('ana'), 2)).toEqual(fillsOf(sheetOf('bea'), 2));
  });
});

describe('conditional formats of a file', () => {
  it('are written so that the reader library finds them, and opened again', async () => {
    const { book, sheet } = person();
    const text = addText(sheet, 'C2:C4', 'BeginsWith', 'say "no"', '#E2EFDA');
    text.textComparison.format.font.color = '#375623';
    addCustom(sheet, 'A2:C4', '=$C2="Enviado"', '#FFFFFF').stopIfTrue = true;
    addValue(sheet, { operator: 'NotBetween', formula1: '=1', formula2: '=$B$2' });
    sheet.getRange('D1').conditionalFormats.add('Custom');
    const bytes = await saveBook(book.state, undefined);
    const { sheets } = await openXlsx(bytes, { readStyles: true });
    const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } });
    expect(sheets[0]!.conditionalRules).toMatchObject([
      { type: 'cellIs', operator: 'notBetween', formula: ['1', '$B$2'], range: 'B2:B4', priority: 1 },
      { type: 'expression', formula: '$C2="Enviado"', range: 'A2:C4', stopIfTrue: true, priority: 2 },
      {
        type: 'beginsWith',
        text: 'say "no"',
        formula: 'LEFT(C2,LEN("say ""no"""))="say ""no"""',
        style: { font: { color: { rgb: '375623' } }, fill: solid('E2EFDA') },
      },
    ]);
    const { state } = await loadXlsx(bytes);
    const gist = (one: typeof state) =>
      [...one.sheets[0]!.conditionals.values()]
        .filter(({ test }) => test.type !== 'Custom' || test.formula !== '')
        .sort((a, b) => a.rank - b.rank)
        .map(({ areas, test, look, stopIfTrue }) => ({ areas, test, look, stopIfTrue }));
    expect(gist(state)).toHaveLength(3);
    expect(gist(state)).toEqual(gist(book.state));
  });

  it('of kinds that are not painted are kept, and move with their cells', async () => {
    const cfvo = [{ type: 'min' as const }, { type: 'max' as const }];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [['x'], [1], [2]],
          conditionalRules: [{ type: 'dataBar', priority: 1, range: 'A2:A3', dataBar: { cfvo, color: 'FF638EC6' } }],
        },
      ],
    });
    const { state, file } = await loadXlsx(bytes);
    state.sheets[0]!.rows.unshift([]);
    const [bar] = state.sheets[0]!.conditionals.values();
    state.sheets[0]!.conditionals.set(bar!.id, { ...bar!, areas: [{ top: 2, left: 0, bottom: 3, right: 0 }] });
    const { sheets } = await openXlsx(await saveBook(state, file), { readStyles: true });
    expect(sheets[0]!.conditionalRules).toMatchObject([
      { type: 'dataBar', range: 'A3:A4', dataBar: { color: 'FF638EC6' } },
    ]);
  });

  it('goes without those that were taken away', async () => {
    const { book, sheet } = person();
    const format = addCustom(sheet, 'A1', '=TRUE');
    const { state, file } = await loadXlsx(await saveBook(book.state, undefined));
    state.sheets[0]!.conditionals.clear();
    format.delete();
    expect(() => format.type).toThrow('exist');
    const { sheets } = await openXlsx(await saveBook(state, file), {});
    expect(sheets[0]!.conditionalRules ?? []).toEqual([]);
  });
});
