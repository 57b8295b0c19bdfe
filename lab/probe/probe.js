/* global Office */
// Runs in any Excel, so it is plain script and nothing is built. Each question is asked on an empty sheet of its own.
const questions = [];
/** @param ask gets the batch's context and the empty sheet; its answer is plain JSON. */
const question = (id, about, ask) => questions.push({ id, about, ask });

const put = (sheet, address, values) => {
  sheet.getRange(address).values = values;
};
const readBack = async (context, sheet, address, ...what) => {
  const range = sheet.getRange(address).load(what.join(','));
  await context.sync();
  return Object.fromEntries(what.map((name) => [name, range[name]]));
};
/** The error's code, or what came instead of an error. */
const codeOf = (act) =>
  act().then(
    (value) => ({ noError: value === undefined ? true : value }),
    (error) => ({ error: error.code }),
  );

question('write/number-text', 'A text of digits becomes a number', async (context, sheet) => {
  put(sheet, 'A1', [['0007']]);
  return readBack(context, sheet, 'A1', 'values', 'text', 'valueTypes');
});
question('write/apostrophe', 'An apostrophe keeps the zeros', async (context, sheet) => {
  put(sheet, 'A1', [["'0007"]]);
  return readBack(context, sheet, 'A1', 'values', 'text', 'formulas');
});
question('write/text-format', 'A cell formatted as text keeps the zeros', async (context, sheet) => {
  sheet.getRange('A1').numberFormat = [['@']];
  put(sheet, 'A1', [['0007']]);
  return readBack(context, sheet, 'A1', 'values', 'text', 'valueTypes');
});
question('write/text-formula', 'A cell formatted as text keeps what begins like a formula', async (context, sheet) => {
  sheet.getRange('A1:D1').numberFormat = [['@', '@', '@', '@']];
  put(sheet, 'A1:D1', [['=1+1', '+1', '-1', '@x']]);
  return readBack(context, sheet, 'A1:D1', 'values', 'formulas', 'valueTypes');
});
question('write/formula', 'A value that begins with = is a formula', async (context, sheet) => {
  put(sheet, 'A1:B1', [['=1+1', 2]]);
  return readBack(context, sheet, 'A1:B1', 'values', 'formulas');
});
question('write/null', 'null leaves a cell alone, an empty text clears it', async (context, sheet) => {
  put(sheet, 'A1:B1', [['one', 'two']]);
  put(sheet, 'A1:B1', [[null, '']]);
  return readBack(context, sheet, 'A1:B1', 'values', 'valueTypes');
});
question('write/wrong-size', 'Values of another size are refused', async (context, sheet) =>
  codeOf(() => {
    put(sheet, 'A1:B1', [['one']]);
    return context.sync();
  }),
);
question('write/one-value', 'One value fills a whole range', async (context, sheet) => {
  sheet.getRange('A1:B2').values = 'x';
  return readBack(context, sheet, 'A1:B2', 'values');
});
question('write/then-read', 'What one batch wrote, the same batch reads', async (context, sheet) => {
  put(sheet, 'A1', [['first']]);
  const before = sheet.getRange('A1').load('values');
  put(sheet, 'A1', [['second']]);
  const after = sheet.getRange('A1').load('values');
  await context.sync();
  return { before: before.values, after: after.values };
});
question('write/line-break', 'A line break stays in value and text', async (context, sheet) => {
  put(sheet, 'A1', [['one\ntwo']]);
  return readBack(context, sheet, 'A1', 'values', 'text');
});

question('text/formats', 'Values as the formats show them', async (context, sheet) => {
  const formats = [
    '#,##0.00',
    '0%',
    '00000',
    'dd/mm/yyyy',
    'd mmm yyyy',
    '$#,##0.00',
    '0.00E+00',
    '# ?/?',
    'h:mm',
    ';;;',
  ];
  sheet.getRange('A1:A10').numberFormat = formats.map((format) => [format]);
  put(sheet, 'A1:A10', [[1234.5], [0.125], [42], [46037], [46037], [-1234.5], [123456], [0.75], [0.5], [1]]);
  sheet.getRange('A1:A10').format.columnWidth = 200;
  return readBack(context, sheet, 'A1:A10', 'text');
});
question('text/narrow', 'A number in a column too narrow for it', async (context, sheet) => {
  sheet.getRange('A1').numberFormat = [['#,##0.00']];
  put(sheet, 'A1', [[123456789]]);
  sheet.getRange('A1').format.columnWidth = 20;
  return readBack(context, sheet, 'A1', 'text');
});
question('text/error', 'An error value', async (context, sheet) => {
  put(sheet, 'A1', [['#N/A']]);
  return readBack(context, sheet, 'A1', 'values', 'text', 'valueTypes');
});

question('used/empty', 'An empty sheet has no used range', async (context, sheet) => {
  const used = sheet.getUsedRangeOrNullObject(true).load('address');
  await context.sync();
  return used.isNullObject;
});
question('used/values', 'The used range of values leaves formatted cells out', async (context, sheet) => {
  put(sheet, 'B2', [['x']]);
  sheet.getRange('D5').format.fill.color = '#FFFF00';
  const [values, all] = [sheet.getUsedRange(true).load('address'), sheet.getUsedRange().load('address')];
  await context.sync();
  return [values.address, all.address].map((address) => address.split('!').pop());
});
question('hidden/row', 'A row hidden by hand is hidden', async (context, sheet) => {
  put(sheet, 'A1:A3', [['h'], ['a'], ['b']]);
  sheet.getRange('2:2').rowHidden = true;
  const [hidden, shown, both] = ['A2', 'A3', 'A2:A3'].map((at) => sheet.getRange(at).load('rowHidden'));
  await context.sync();
  return [hidden.rowHidden, shown.rowHidden, both.rowHidden];
});

question('hidden/view', 'The visible view leaves hidden rows and columns out', async (context, sheet) => {
  put(sheet, 'A1:C3', [
    ['h', 'i', 'j'],
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);
  sheet.getRange('2:2').rowHidden = true;
  sheet.getRange('B:B').columnHidden = true;
  const view = sheet.getRange('A1:C3').getVisibleView().load('values,rowCount,columnCount');
  await context.sync();
  return { values: view.values, rowCount: view.rowCount, columnCount: view.columnCount };
});
question(
  'hidden/special-cells',
  'The visible special cells are the pieces between what is hidden',
  async (context, sheet) => {
    put(sheet, 'A1:A5', [['h'], ['a'], ['b'], ['c'], ['d']]);
    sheet.getRange('2:3').rowHidden = true;
    const shown = sheet.getRange('A1:A5').getSpecialCellsOrNullObject('Visible').load('areaCount,cellCount');
    const none = sheet.getRange('A2:A3').getSpecialCellsOrNullObject('Visible').load('areaCount');
    await context.sync();
    return { areas: shown.areaCount, cells: shown.cellCount, none: none.isNullObject };
  },
);
question('hidden/filter', 'A filter on values hides the other rows', async (context, sheet) => {
  put(sheet, 'A1:A4', [['h'], ['a'], ['b'], ['a']]);
  sheet.autoFilter.apply(sheet.getRange('A1:A4'), 0, { filterOn: 'Values', values: ['b'] });
  const rows = ['A2', 'A3', 'A4'].map((at) => sheet.getRange(at).load('rowHidden'));
  await context.sync();
  return rows.map(({ rowHidden }) => rowHidden);
});
question('looks/conditional', 'Conditional formats of a range, the newest first', async (context, sheet) => {
  const range = sheet.getRange('A1:A9');
  const text = range.conditionalFormats.add('ContainsText').textComparison;
  text.format.font.color = '#FF0000';
  text.rule = { operator: 'Contains', text: 'x' };
  const { custom } = range.conditionalFormats.add('Custom');
  custom.rule.formula = '=A1="y"';
  const all = range.conditionalFormats.load('items/type,items/priority');
  custom.rule.load('formula');
  text.load('rule');
  await context.sync();
  return {
    all: all.items.map(({ type, priority }) => [type, priority]),
    formula: custom.rule.formula,
    rule: text.rule,
  };
});

question('table/parts', 'A table knows its parts', async (context, sheet) => {
  put(sheet, 'A1:B3', [
    ['Name', 'Net'],
    ['Ana', 1],
    ['Iván', 2],
  ]);
  const table = sheet.tables.add('A1:B3', true);
  const parts = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()].map((each) =>
    each.load('address'),
  );
  const columns = table.columns.load('items/name');
  await context.sync();
  const answer = {
    parts: parts.map(({ address }) => address.split('!').pop()),
    columns: columns.items.map(({ name }) => name),
  };
  return answer;
});
question('table/beside', 'A value written by an add-in right of a table', async (context, sheet) => {
  put(sheet, 'A1:A2', [['Name'], ['Ana']]);
  const table = sheet.tables.add('A1:A2', true);
  await context.sync();
  put(sheet, 'B1', [['Status']]);
  const range = table.getRange().load('address');
  await context.sync();
  return range.address.split('!').pop();
});
question('table/header-unique', 'Two columns of one name', async (context, sheet) => {
  put(sheet, 'A1:B2', [
    ['Name', 'Name'],
    ['a', 'b'],
  ]);
  const header = sheet.tables.add('A1:B2', true).getHeaderRowRange().load('values');
  await context.sync();
  return header.values;
});

question('move/insert', 'An inserted row pushes the rows below down', async (context, sheet) => {
  put(sheet, 'A1:A2', [['one'], ['two']]);
  sheet.getRange('2:2').insert('Down');
  return readBack(context, sheet, 'A1:A3', 'values');
});
question('move/delete', 'A deleted row pulls the rows below up', async (context, sheet) => {
  put(sheet, 'A1:A3', [['one'], ['two'], ['three']]);
  sheet.getRange('2:2').delete('Up');
  return readBack(context, sheet, 'A1:A3', 'values');
});
question('move/sort', 'Sorting moves rows, texts after numbers', async (context, sheet) => {
  put(sheet, 'A1:B4', [
    ['b', 1],
    [3, 2],
    ['Á', 3],
    ['a', 4],
  ]);
  sheet.getRange('A1:B4').sort.apply([{ key: 0, ascending: true }]);
  return readBack(context, sheet, 'A1:B4', 'values');
});

question('error/no-sheet', 'A sheet that is not there', async (context) =>
  codeOf(async () => {
    context.workbook.worksheets.getItem('there is no such sheet').load('name');
    await context.sync();
  }),
);
question('error/no-range', 'An address that is none', async (context, sheet) =>
  codeOf(async () => {
    sheet.getRange('not an address').load('values');
    await context.sync();
  }),
);
question('error/not-loaded', 'Reading what was not loaded', async (context, sheet) =>
  codeOf(async () => {
    const range = sheet.getRange('A1');
    await context.sync();
    return range.values;
  }),
);
question('error/same-name', 'A second sheet of one name', async (context, sheet) => {
  sheet.load('name');
  await context.sync();
  return codeOf(async () => {
    context.workbook.worksheets.add(sheet.name);
    await context.sync();
  });
});
question('error/protected', 'Writing to a protected sheet', async (context, sheet) => {
  sheet.protection.protect();
  await context.sync();
  const answer = await codeOf(async () => {
    put(sheet, 'A1', [['x']]);
    await context.sync();
  });
  sheet.protection.unprotect();
  await context.sync();
  return answer;
});
question('error/earlier-writes', 'What a failed batch wrote before it failed', async (context, sheet) => {
  await codeOf(async () => {
    put(sheet, 'A1', [['written']]);
    sheet.getRange('not an address').load('values');
    await context.sync();
  });
  return readBack(context, sheet, 'A1', 'values');
});

const heard = async (
  context,
  sheet,
  act,
  tell = ({ changeType, address, source }) => ({ changeType, address, source }),
) => {
  const events = [];
  const handler = sheet.onChanged.add(async (event) => {
    events.push(tell(event));
  });
  await context.sync();
  await act();
  await context.sync();
  // Events come after the answer, by a way of their own.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  handler.remove();
  await context.sync();
  return events;
};
question('event/write', 'The event of an own write', (context, sheet) =>
  heard(context, sheet, () => put(sheet, 'A1:B1', [['x', 'y']])),
);
question('event/insert', 'The event of an inserted row', (context, sheet) =>
  heard(context, sheet, () => void sheet.getRange('2:2').insert('Down')),
);
question('event/format', 'A change of looks alone', (context, sheet) =>
  heard(context, sheet, () => void (sheet.getRange('A1').format.font.bold = true)),
);
question('event/details', 'What a change of one cell says of before and after', async (context, sheet) => {
  put(sheet, 'A1', [['before']]);
  await context.sync();
  return heard(
    context,
    sheet,
    () => put(sheet, 'A1', [[5]]),
    ({ details, triggerSource }) => ({ details, triggerSource }),
  );
});
question('event/column', 'The event of an inserted and of a deleted column', (context, sheet) =>
  heard(
    context,
    sheet,
    async () => {
      sheet.getRange('B:B').insert('Right');
      await context.sync();
      sheet.getRange('B:B').delete('Left');
    },
    ({ changeType, address, changeDirectionState }) => ({ changeType, address, changeDirectionState }),
  ),
);
question('move/column', 'A formula follows an inserted column', async (context, sheet) => {
  put(sheet, 'A1:C1', [[1, 2, '=SUM(A1:B1)']]);
  sheet.getRange('B:B').insert('Right');
  return readBack(context, sheet, 'A1:D1', 'values', 'formulas');
});
question('move/cells', 'A cell that comes in pushes those beside it', async (context, sheet) => {
  put(sheet, 'A1:B2', [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  sheet.getRange('A1').insert('Right');
  return readBack(context, sheet, 'A1:C2', 'values');
});

question('settings/document', 'Settings of the document', async () => {
  const { settings } = Office.context.document;
  const save = () => new Promise((resolve) => settings.saveAsync(({ status }) => resolve(status)));
  settings.set('sobre-probe', { list: [1, 'á'] });
  const saved = await save();
  const kept = settings.get('sobre-probe');
  settings.remove('sobre-probe');
  return { saved, kept, removed: await save(), after: settings.get('sobre-probe') };
});
