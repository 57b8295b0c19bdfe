import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabBook } from '../../../lab/run/lab-book.ts';
import { reportRows, severityText } from '../../../lab/run/report.ts';
import { readScenario, type Scenario } from '../../../lab/run/scenario.ts';
import { Script, type ScriptedPerson } from '../../../lab/run/script.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Field } from '../../../src/domain/roster/roster.ts';
import type { Issue } from '../../../src/domain/issue.ts';
import { hasText, translate } from '../../../src/texts/index.ts';
import { isDeep } from '../../fakes/deep.ts';
import { labExcel } from '../../fakes/lab-excel.ts';
import { labGmail } from '../../fakes/lab-gmail.ts';
import { memoryStore } from '../../kit/fake-context.ts';
import { memoryLedger } from '../../fakes/memory-ledger.ts';
import { runLab, type LabArguments, type LabReport, type LabRun } from './run-lab.ts';

type Lab = Awaited<ReturnType<typeof labExcel>>;

/**
 * A run in every `npm test` without a browser: the product's whole session over its own Excel and Gmail code, Microsoft's
 * Office.js and the lab's Excel. In the deep run the lab itself, with browser, pane and Google.
 */
export const runSession = (given: LabArguments): Promise<LabRun> => (isDeep ? runLab(given) : runInside(given));

const runInside = async ({ book: path, scenario: raw = {}, bookOut, eml, profile }: LabArguments): Promise<LabRun> => {
  const scenario = readScenario(raw);
  let script: Script | undefined;
  let gmail: ReturnType<typeof labGmail> | undefined;
  const { autoSave, propagationMs, filteredWrite, specialCells, errors, hostLatencyMs } = scenario.excel;
  const lab = await labExcel({
    path,
    locale: scenario.locale,
    displayLanguage: scenario.locale,
    autoSave,
    propagationMs,
    ...(filteredWrite === undefined ? {} : { filteredWrite }),
    ...(specialCells === undefined ? {} : { specialCells }),
    errors,
    hostLatencyMs,
    documentUrl: autoSave ? '' : 'https://empresa.example/nomina.xlsx',
    config: { sendsPerMinute: 600, settleMs: 1_000, ...scenario.config },
    ...deviceOf(profile, scenario),
    mail: (clock) => {
      gmail = labGmail({
        clock,
        answers: scenario.google.answers ?? [],
        onReceived: (n) => script?.received(n),
        onAccepted: (n) => script?.accepted(n),
      });
      return gmail.mail;
    },
  });
  try {
    prepare(lab.book, scenario);
    script = new Script<ScriptedPerson>(scenario.script, lab.book);
    lab.whenClaimed(() => script?.claimed());
    script.join([{ name: 'ana' } as ScriptedPerson], { control: { setQuota: () => undefined } });
    const report = await use(lab, scenario, script);
    if (bookOut !== undefined) await lab.book.save(bookOut);
    const { mails, counters } = gmail!;
    return {
      code: 0,
      stderr: '',
      report: {
        ...report,
        mailbox: mails.map((mail) => ({ ...mail, reference: mail.reference ?? '', eml: saved(eml, mail) })),
        google: { scopes: [], ...counters },
      },
    };
  } finally {
    lab.uninstall();
  }
};

interface Device {
  readonly ledger: ReturnType<typeof memoryLedger>;
  readonly device: ReturnType<typeof memoryStore>;
}

/** What each profile keeps from one run to the next; a run without one is on a device of its own. */
const devices = new Map<string, Device>();
let made = 0;

const deviceOf = (profile: string | undefined, { storage }: Scenario): Device => {
  const known = profile === undefined ? undefined : devices.get(profile);
  if (known !== undefined) return known;
  const writer = String.fromCharCode(65 + (made % 26)).repeat(20);
  made += 1;
  const device = { ledger: memoryLedger(writer), device: memoryStore() };
  if (profile !== undefined) devices.set(profile, device);
  if (typeof storage === 'object') failWrites(device, storage.failWrites);
  return device;
};

const failWrites = ({ ledger }: Device, failing: readonly number[]): void => {
  const { append } = ledger;
  let writes = 0;
  Object.assign(ledger, {
    append: (events: Parameters<typeof append>[0]) => {
      writes += 1;
      return failing.includes(writes) ? Promise.reject(new Failure('ledger/not-kept')) : append(events);
    },
  });
};

const prepare = (book: LabBook, scenario: Scenario): void => {
  if (scenario.sheet !== undefined) book.activate(scenario.sheet);
  if (scenario.selection !== undefined) book.select(scenario.selection);
  for (const [key, value] of Object.entries(scenario.settings)) book.setSetting(key, value);
  for (const { sheet, rows } of scenario.log) book.addRows(sheet, rows);
};

/** What a person does who opens the pane, chooses what the scenario chooses, and presses Send as often as it says. */
const use = async ({ book, clock, pane, log, tally }: Lab, scenario: Scenario, script: Script) => {
  const { by, during, session } = pane;
  const said = new Map<string, string>();
  const listen = () => {
    const { run, ignored } = session.state();
    // Of these two the state holds the fact, and the pane's own view the sentence.
    if (run.asksAutoSave) said.set('run/autosave-off', wordsOf(scenario, 'run/autosave-off', {}));
    if (ignored.length > 0)
      said.set('settings-ignored', translate(languageOf(scenario), 'choice.ignored', { names: ignored.join(', ') }));
    for (const { code, values } of sentencesIn(session.state())) said.set(code, wordsOf(scenario, code, values));
  };
  session.subscribe(listen);
  await during(by((each) => each.start()));
  listen();
  await choose(pane, scenario);
  const issues = () => session.state().check.groups.flatMap((group) => group.issues);
  const listed = issues().map((issue) => ({
    row: issue.row,
    column: issue.column,
    code: issue.code,
    severity: severityText(issue.code),
    text: issueText(scenario, issue),
  }));
  script.begin();
  let ended = 'held';
  for (let run = 1; run <= scenario.runs; run += 1) {
    await during(by(({ actions }) => actions.send()));
    for (let asked = 0; asked < 3 && session.state().run.status === 'asking'; asked += 1)
      await during(by(({ actions }) => actions.answerQuestion(session.state().run.asksAutoSave ? 'alone' : 'go')));
    await during(script.finished());
    ended = session.state().run.end ?? ended;
  }
  await clock.run(() => false, clock.time + 60_000);
  await book.settled();
  listen();
  const messages = [...said].map(([code, text]) => ({ code, text }));
  const shown = { errors: [], offMachine: [], cspViolations: [], messages, ended };
  const { syncs, unemulated, unanswered, leakedReferences } = {
    syncs: 0,
    unanswered: 0,
    leakedReferences: 0,
    ...tally(),
    unemulated: [...tally().unemulated],
  };
  const report: Omit<LabReport, 'mailbox' | 'google'> = {
    rows: reportRows(book, book.active, listed),
    issues: listed,
    saved: [],
    downloads: [],
    excel: { syncs, unemulated, unanswered, leakedReferences },
    pane: shown,
    panes: [shown],
    log: log(),
    timings: {},
    clicks: { total: 0, inPane: 0, atGoogle: 0 },
    kills: script.kills,
    scriptErrors: script.errors,
    scriptLeft: [...script.left],
    timedOut: '',
    screenshots: [],
    ended,
  };
  return report;
};

const choose = async ({ by, during, session, until }: Lab['pane'], scenario: Scenario): Promise<void> => {
  if (scenario.recall) await during(by(({ actions }) => actions.recallChoices(true)));
  for (const [field, header] of Object.entries(scenario.mapping)) {
    const column = session.parts.sheet.roster?.columns.find((each) => each.header === header)?.column;
    await during(by(({ actions }) => actions.setField(field as Field, column)));
  }
  if (scenario.takeIn) await during(by(({ actions }) => actions.takeInBelow()));
  if (scenario.send !== 'visible') await during(by(({ actions }) => actions.setScope(scenario.send)));
  const { template } = scenario;
  if (template !== undefined) {
    const { subject = '', body = '' } = template;
    by(({ actions }) => actions.setTemplate({ subject, body }, session.state().language));
    by(({ actions }) => actions.useForEverybody(true));
  }
  for (const code of scenario.decide) {
    if (code === 'sheet/understood') await during(by(({ actions }) => actions.confirmUnderstood()));
    else by(({ actions }) => actions.accept(code, true));
  }
  await until(() => session.state().check.status === 'done');
};

interface Said {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Whatever the pane's state says in a sentence, wherever it stands. */
const sentencesIn = (state: unknown, found: Said[] = []): readonly Said[] => {
  if (typeof state !== 'object' || state === null) return found;
  const { code, values } = state as Partial<Said>;
  if (typeof code === 'string') found.push({ code, values: values ?? {} });
  for (const part of Object.values(state)) sentencesIn(part, found);
  return found;
};

const languageOf = ({ locale }: Scenario) => locale.slice(0, 2) as 'es' | 'pl' | 'en';

const wordsOf = (scenario: Scenario, code: string, values: Said['values']): string => {
  const language = languageOf(scenario);
  const key = ['failure', 'notice', 'issue'].map((part) => `${part}.${code}`).find((each) => hasText(language, each));
  return key === undefined ? '' : translate(language, key, { ...values, provider: 'Gmail' });
};

const issueText = (scenario: Scenario, issue: Issue): string =>
  translate(languageOf(scenario), `issue.${issue.code}`, { cell: `${issue.column}${issue.row}`, ...issue.values });

const saved = (folder: string | undefined, { n, raw }: { readonly n: number; readonly raw: Buffer }): string => {
  if (folder === undefined) return '';
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const path = join(folder, `${n}.eml`);
  writeFileSync(path, raw);
  return path;
};
