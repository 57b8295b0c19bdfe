/* global Office, OfficeExtension, codeOf, put, question, readBack */
// The second round: what users report of Excel and the lab's pages only claim. Plain script, like probe.js.

const around = (sheet, address) => sheet.getRange(address).load('values');
const shown = (ranges) => ranges.map(({ values }) => values);

question('write/over-hidden-rows', 'A block written over a hidden row', async (context, sheet) => {
  put(sheet, 'A1:A4', [['h'], ['a'], ['b'], ['c']]);
  sheet.getRange('3:3').rowHidden = true;
  await context.sync();
  put(sheet, 'B2:B4', [['x'], ['y'], ['z']]);
  return readBack(context, sheet, 'B1:B4', 'values');
});
question('write/over-filtered-rows', 'A block written over rows that a filter hides', async (context, sheet) => {
  put(sheet, 'A1:A4', [['h'], ['a'], ['b'], ['a']]);
  sheet.autoFilter.apply(sheet.getRange('A1:A4'), 0, { filterOn: 'Values', values: ['a'] });
  await context.sync();
  put(sheet, 'B2:B4', [['x'], ['y'], ['z']]);
  return readBack(context, sheet, 'B1:B4', 'values');
});
question('write/into-hidden-cell', 'A single hidden cell that is written', async (context, sheet) => {
  put(sheet, 'A1:A3', [['h'], ['a'], ['b']]);
  sheet.getRange('2:2').rowHidden = true;
  await context.sync();
  put(sheet, 'B2', [['x']]);
  return readBack(context, sheet, 'B1:B3', 'values');
});
question('write/phone', 'A text that begins with a plus', async (context, sheet) =>
  codeOf(async () => {
    put(sheet, 'A1', [['+52 55 1234']]);
    return readBack(context, sheet, 'A1', 'values', 'text', 'formulas', 'valueTypes');
  }),
);
question('write/plus-quoted', 'The same text behind an apostrophe', async (context, sheet) => {
  put(sheet, 'A1', [["'+52 55 1234"]]);
  return readBack(context, sheet, 'A1', 'values', 'text', 'valueTypes');
});
question('write/date-text', 'A text that reads as a date', async (context, sheet) => {
  put(sheet, 'A1:B1', [['2026-01-15', '1/2/2026']]);
  return readBack(context, sheet, 'A1:B1', 'values', 'text', 'numberFormat', 'valueTypes');
});
question('write/long-number', 'A number of more digits than Excel keeps', async (context, sheet) => {
  put(sheet, 'A1', [['012180001234567897']]);
  return readBack(context, sheet, 'A1', 'values', 'valueTypes');
});
question('write/logical-text', 'A text that reads as a logical value', async (context, sheet) => {
  put(sheet, 'A1:B1', [['TRUE', 'VERDADERO']]);
  return readBack(context, sheet, 'A1:B1', 'values', 'valueTypes');
});
question('write/spaces', 'Spaces around a text, and one that does not break', async (context, sheet) => {
  put(sheet, 'A1:B1', [[' a ', 'a\u00a0b']]);
  return readBack(context, sheet, 'A1:B1', 'values', 'text');
});
question('text/am-pm', 'A time with AM/PM, in the language of this Excel', async (context, sheet) => {
  sheet.getRange('A1:B1').numberFormat = [['h:mm AM/PM', 'dd/mm/yyyy h:mm']];
  put(sheet, 'A1:B1', [[0.75, 46037.75]]);
  sheet.getRange('A1:B1').format.columnWidth = 200;
  return readBack(context, sheet, 'A1:B1', 'text');
});
question('text/general', 'Numbers without a format', async (context, sheet) => {
  put(sheet, 'A1:C1', [[0.1, 123456789012, 1e-7]]);
  sheet.getRange('A1:C1').format.columnWidth = 200;
  return readBack(context, sheet, 'A1:C1', 'text');
});
question('used/far-format', 'The used range with a formatted cell far below', async (context, sheet) => {
  put(sheet, 'A1:A2', [['h'], ['a']]);
  sheet.getRange('A1048462').format.fill.color = '#FFFF00';
  const [values, all] = [sheet.getUsedRange(true), sheet.getUsedRange()].map((each) => each.load('rowCount'));
  await context.sync();
  return { values: values.rowCount, all: all.rowCount };
});
question('used/cleared', 'The used range of values after the last cell was emptied', async (context, sheet) => {
  put(sheet, 'A1:A3', [['a'], ['b'], ['c']]);
  await context.sync();
  put(sheet, 'A3', [['']]);
  const used = sheet.getUsedRange(true).load('rowCount');
  await context.sync();
  return used.rowCount;
});
question('table/below', 'A value written by an add-in below a table', async (context, sheet) => {
  put(sheet, 'A1:A2', [['Name'], ['Ana']]);
  const table = sheet.tables.add('A1:A2', true);
  await context.sync();
  put(sheet, 'A3', [['Iván']]);
  const range = table.getRange().load('address');
  await context.sync();
  return range.address.split('!').pop();
});
question('table/filtered', 'The body of a table keeps the rows that a filter hides', async (context, sheet) => {
  put(sheet, 'A1:A3', [['Name'], ['Ana'], ['Iván']]);
  const table = sheet.tables.add('A1:A3', true);
  table.columns.getItemAt(0).filter.applyValuesFilter(['Ana']);
  const body = table.getDataBodyRange().load('values');
  const hidden = sheet.getRange('A3').load('rowHidden');
  await context.sync();
  return { values: body.values, hidden: hidden.rowHidden };
});
question('protect/special-cells', 'The visible cells of a protected sheet', async (context, sheet) => {
  put(sheet, 'A1:A3', [['h'], ['a'], ['b']]);
  sheet.getRange('2:2').rowHidden = true;
  sheet.protection.protect();
  await context.sync();
  const answer = await codeOf(async () => {
    const areas = sheet.getRange('A1:A3').getSpecialCellsOrNullObject('Visible').load('areaCount');
    await context.sync();
    return areas.areaCount;
  });
  sheet.protection.unprotect();
  await context.sync();
  return answer;
});
question('protect/read', 'Reading a protected sheet', async (context, sheet) => {
  put(sheet, 'A1', [['x']]);
  sheet.protection.protect();
  const answer = await readBack(context, sheet, 'A1', 'values', 'text', 'rowHidden');
  sheet.protection.unprotect();
  await context.sync();
  return answer;
});
question('select/area', 'What is selected after an add-in selected it', async (context, sheet) => {
  sheet.activate();
  sheet.getRange('B2:C3').select();
  const one = context.workbook.getSelectedRange().load('address');
  const all = context.workbook.getSelectedRanges().load('areaCount');
  await context.sync();
  return { address: one.address.split('!').pop(), areas: all.areaCount };
});
question('sheet/renamed', 'A sheet that was renamed keeps its id', async (context, sheet) => {
  sheet.load('id,name');
  await context.sync();
  const { id, name } = sheet;
  sheet.name = 'probe renamed';
  await context.sync();
  const again = context.workbook.worksheets.getItem(id).load('name');
  await context.sync();
  sheet.name = name;
  await context.sync();
  return again.name;
});
question('sheet/very-hidden', 'A very hidden sheet can be written and read', async (context, sheet) => {
  sheet.visibility = 'VeryHidden';
  put(sheet, 'A1', [['x']]);
  const cell = around(sheet, 'A1');
  sheet.load('visibility');
  await context.sync();
  return { values: shown([cell]), visibility: sheet.visibility };
});
question('ribbon/unknown-id', 'A button that the manifest does not have', async () => {
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return 'not offered';
  const tabs = [
    { id: 'SobreProbe.Tab', groups: [{ id: 'SobreProbe.Group', controls: [{ id: 'No.Such', enabled: true }] }] },
  ];
  return codeOf(() => Office.ribbon.requestUpdate({ tabs }));
});
question('settings/unsaved', 'A setting that was set and not saved', async () => {
  const { settings } = Office.context.document;
  settings.set('sobre-probe-unsaved', 1);
  const before = settings.get('sobre-probe-unsaved');
  const status = await new Promise((resolve) => settings.refreshAsync((result) => resolve(result.status)));
  const after = settings.get('sobre-probe-unsaved');
  settings.remove('sobre-probe-unsaved');
  return { before, status, after };
});
question('office/parts', 'What this Office.js offers an add-in besides the workbook', async () => ({
  addin: Object.keys(Office.addin ?? {}).length > 0,
  error: typeof OfficeExtension.Error,
  openBrowserWindow: typeof Office.context.ui.openBrowserWindow,
  partitionKey: typeof Office.context.partitionKey,
  ribbon: typeof Office.ribbon?.requestUpdate,
  script: document.querySelector('script[src*="office.js"]').src,
}));
