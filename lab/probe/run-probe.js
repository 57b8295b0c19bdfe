/* global Blob, Excel, Office, questions, window */
// Asks the questions of probe.js one after the other and hands the answers over.
/** One question on a sheet of its own, which goes again. */
const askOne = async ({ id, about, ask }) => {
  const name = `probe ${questions.findIndex((each) => each.id === id) + 1}`;
  try {
    const answer = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add(name);
      await context.sync();
      return ask(context, sheet);
    });
    return { id, about, answer };
  } catch (error) {
    return { id, about, answer: { failed: error.code ?? String(error) } };
  } finally {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItemOrNullObject(name).delete();
      await context.sync();
    });
  }
};

const askAll = async (told) => {
  const { diagnostics, displayLanguage, requirements } = Office.context;
  const sets = [9, 10, 11, 12, 13, 14, 15, 16, 17].filter((at) => requirements.isSetSupported('ExcelApi', `1.${at}`));
  const answers = [];
  for (const each of questions) {
    const answered = await askOne(each);
    answers.push(answered);
    told(answered);
  }
  return { excel: { ...diagnostics, displayLanguage, excelApi: `1.${sets.at(-1)}` }, answers };
};

const show = (element, text) =>
  document.body.appendChild(Object.assign(document.createElement(element), { textContent: text }));

const run = async () => {
  const list = document.body.appendChild(document.createElement('ol'));
  const result = await askAll(({ id, answer }) => {
    list.appendChild(Object.assign(document.createElement('li'), { textContent: `${id}: ${JSON.stringify(answer)}` }));
  });
  const text = JSON.stringify(result, undefined, 2);
  const kept = await fetch('/probe.json', { method: 'POST', body: text }).then(
    ({ ok }) => ok,
    () => false,
  );
  show(
    'p',
    kept ? 'Done. probe.json is written; the terminal shows what differs.' : 'Done. Copy this into a file probe.json:',
  );
  show('textarea', text).rows = 12;
  offer('Write the answers into a sheet', () => writeAnswers(result.answers));
  offer('Save probe.json', () => download(text));
  return result;
};

const offer = (label, act) => {
  const button = show('button', label);
  button.type = 'button';
  button.addEventListener('click', () => act().then(() => show('p', `${label}: done.`)));
};

/** For an Excel whose pane saves no files: the answers leave it with the workbook. */
const writeAnswers = (answers) =>
  Excel.run(async (context) => {
    const rows = [
      ['id', 'about', 'answer'],
      ...answers.map(({ id, about, answer }) => [id, about, JSON.stringify(answer)]),
    ];
    context.workbook.worksheets.getItemOrNullObject('probe answers').delete();
    const sheet = context.workbook.worksheets.add('probe answers');
    const cells = sheet.getRange(`A1:C${rows.length}`);
    cells.numberFormat = rows.map(() => ['@', '@', '@']);
    cells.values = rows;
    sheet.activate();
    await context.sync();
  });

const download = async (text) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'probe.json';
  link.click();
};

Office.onReady(() => {
  document.querySelector('button').addEventListener('click', ({ target }) => {
    target.disabled = true;
    window.probed = run();
  });
});
