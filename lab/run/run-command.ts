import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openLabBook } from './open-lab-book.ts';
import { LabPerson } from './person.ts';
import { mailboxOf, readStatus, reportRows, type ReportRow } from './report.ts';
import { readRunOptions, type RunOptions } from './run-options.ts';
import { Script } from './script.ts';
import { logFacts } from './log-facts.ts';
import { labSendsPerMinute } from '../product.ts';
import { setStage, type Stage, type StageOptions } from '../stage.ts';
import type { Scenario } from './scenario.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

interface Finished {
  readonly people: readonly LabPerson[];
  readonly ended: string;
  readonly endings: readonly string[];
  readonly runMs: number;
  readonly startedAt: number;
}

/** One lab run: sets the stage, lets people use it, writes the report. Returns the exit code. */
export const runCommand = async (args: readonly string[]): Promise<number> => {
  const options = readRunOptions(args);
  const { scenario } = options;
  const book = await openLabBook(options.book, {
    locale: scenario.locale,
    propagationMs: scenario.excel.propagationMs,
    autoSave: scenario.excel.autoSave,
    protected: scenario.excel.protected,
    readOnly: scenario.excel.readOnly,
  });
  if (scenario.sheet !== undefined) book.activate(scenario.sheet);
  if (scenario.selection !== undefined) book.select(scenario.selection);
  const script = new Script(scenario.script, book);
  book.onWrite((text) => {
    if (readStatus(text)?.claimed === true) script.claimed();
  });
  const stage = await setStage({
    book,
    ...quotaOf(scenario),
    seed: scenario.seed,
    profile: options.profile,
    headed: options.headed,
    denyStorage: scenario.storage === 'deny',
    origin: options.origin,
    onReceived: (n) => script.received(n),
    onAccepted: (n) => script.accepted(n),
  });
  book.attach(stage.excel);
  try {
    const finished = await act(options, stage, script);
    await book.settled();
    await quiet(stage, finished.people);
    const report = makeReport(options, stage, book, script, finished);
    writeMails(options, stage);
    writeOut(options, report);
    if (options.bookOut !== undefined) await book.save(options.bookOut);
    printRows(report.rows, report.ended);
    return misbehaved(report) ? 1 : 0;
  } finally {
    await stage.close();
  }
};

/** Google permits what the deployment believes, and the other way round, where the scenario names only one of them. */
const quotaOf = ({ google, config }: Scenario): Pick<StageOptions, 'google' | 'config'> => {
  const given = typeof config['sendsPerMinute'] === 'number' ? config['sendsPerMinute'] : undefined;
  const sendsPerMinute =
    given ?? (google.unitsPerMinute === undefined ? labSendsPerMinute : google.unitsPerMinute / 100);
  return {
    google: { unitsPerMinute: sendsPerMinute * 100, ...google },
    config: { ...config, sendsPerMinute },
  };
};

const act = async (options: RunOptions, stage: Stage, script: Script): Promise<Finished> => {
  const { scenario, files } = options;
  const browser = stage.browser;
  if (browser === undefined) throw new Error('A run needs a browser');
  const deadline = Date.now() + scenario.timeoutS * 1_000;
  const people = [new LabPerson('ana', stage, browser.context, scenario, files)];
  if (scenario.panes === 2) people.push(new LabPerson('bea', stage, await browser.newProfile(), scenario, files));
  script.join(people, stage);
  const startedAt = Date.now();
  say('opening the pane');
  for (const person of people) await person.open();
  for (const person of people) await person.prepare();
  if (scenario.mail === 'test') return testMail(people, deadline, startedAt);
  if (people.length > 1) for (const person of people) await person.connect();
  let endings: string[] = [];
  for (let run = 1; run <= scenario.runs; run += 1) {
    say(run === 1 ? 'sending' : `sending, run ${run}`);
    await Promise.all(people.map((person) => person.send(deadline)));
    endings = await Promise.all(people.map((person) => followUp(person, script, deadline)));
  }
  await script.finished();
  return { people, ended: endings[0] ?? 'held', endings, runMs: Date.now() - startedAt, startedAt };
};

/** To the end of the run, through reopened panes. */
const followUp = async (person: LabPerson, script: Script, deadline: number): Promise<string> => {
  for (;;) {
    const ended = await person.untilEnd(deadline, () => script.mayContinue(person));
    if (ended !== 'killed' || !(await script.reopened(person))) return ended;
    await person.send(deadline);
  }
};

/** Excel and pane have come to rest: what is counted then is counted whole. */
const quiet = async (stage: Stage, people: readonly LabPerson[]): Promise<void> => {
  const counted = () => people.map(({ name }) => stage.excel.counters(name).syncs).join();
  for (let before = ''; before !== counted();) {
    before = counted();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

const testMail = async (people: readonly LabPerson[], deadline: number, startedAt: number): Promise<Finished> => {
  const [person] = people;
  if (person === undefined) throw new Error('Nobody is at the book');
  await person.connect();
  await person.driver.openStation('send');
  await person.driver.press('test.send');
  while (Date.now() < deadline) {
    if (await person.driver.says('test.sent')) break;
    await person.listen();
    await person.pause(100);
  }
  return { people, ended: 'complete', endings: ['complete'], runMs: Date.now() - startedAt, startedAt };
};

const makeReport = (
  options: RunOptions,
  stage: Stage,
  book: Awaited<ReturnType<typeof openLabBook>>,
  script: Script,
  { people, ended, endings, runMs, startedAt }: Finished,
) => {
  const [first] = people;
  if (first === undefined) throw new Error('Nobody is at the book');
  const issues = first.issues;
  const mailbox = stage.google.state.mails.map((mail) => mailboxOf(mail, emlPath(options, mail.n)));
  const panes = people.map((person, index) => ({
    errors: [...person.pane.traffic.errors, ...person.visitor.errors],
    offMachine: person.pane.traffic.offMachine,
    cspViolations: person.pane.traffic.cspViolations,
    language: person.driver.language,
    signedInAs: person.signedInAs,
    messages: person.messages,
    ended: endings[index] ?? ended,
  }));
  const counters = stage.excel.counters(first.name);
  const firstAccepted = stage.google.state.mails[0]?.acceptedAtMs;
  return {
    rows: reportRows(book, book.active, issues),
    issues,
    mailbox,
    google: stage.google.state.counters,
    excel: counters,
    pane: panes[0],
    panes,
    log: logFacts(book),
    timings: {
      ...first.timings,
      firstAcceptedMs: firstAccepted === undefined ? 0 : firstAccepted - startedAt,
      runMs,
    },
    clicks: {
      total: first.driver.clicks + first.visitor.clicks,
      inPane: first.driver.clicks,
      atGoogle: first.visitor.clicks,
    },
    screenshots: first.screenshots,
    scriptErrors: script.errors,
    unknownRequests: stage.google.state.unknown,
    ended,
  };
};

type Report = ReturnType<typeof makeReport>;

const emlPath = (options: RunOptions, n: number): string =>
  options.eml === undefined ? '' : resolve(join(options.eml, `${String(n).padStart(5, '0')}.eml`));

const writeMails = (options: RunOptions, stage: Stage): void => {
  if (options.eml === undefined) return;
  mkdirSync(options.eml, { recursive: true });
  for (const mail of stage.google.state.mails) writeFileSync(emlPath(options, mail.n), mail.raw);
};

const writeOut = (options: RunOptions, report: Report): void => {
  if (options.report === undefined) return;
  mkdirSync(dirname(options.report), { recursive: true });
  writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
};

const misbehaved = ({ panes, excel, unknownRequests, scriptErrors }: Report): boolean => {
  if (scriptErrors.length > 0) return true;
  const wrong = panes.some(
    ({ errors, offMachine, cspViolations }) => errors.length + offMachine.length + cspViolations.length > 0,
  );
  return (
    wrong ||
    excel.unemulated.length > 0 ||
    excel.unanswered > 0 ||
    excel.leakedReferences > 0 ||
    unknownRequests.length > 0
  );
};

const printRows = (rows: readonly ReportRow[], ended: string): void => {
  const width = Math.max(8, ...rows.map(({ email }) => email.length));
  for (const { row, email, statusText, status, code } of rows) {
    const text = statusText === '' ? `${status}${code === '' ? '' : ` (${code})`}` : statusText;
    process.stdout.write(`${String(row).padStart(4)}  ${email.padEnd(width)}  ${text}\n`);
  }
  process.stdout.write(`${ended}\n`);
};
