import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { BrowserHouse } from '../browser-house.ts';
import type { LabBook } from './lab-book.ts';
import { openLabBook } from './open-lab-book.ts';
import { LabPerson } from './person.ts';
import type { Sent } from './person-facts.ts';
import { Patience, TimedOut } from './patience.ts';
import { mailboxOf, readStatus, reportRows, type ReportRow } from './report.ts';
import { readRunOptions, type RunOptions } from './run-options.ts';
import { builtWith } from '../plugin-build.ts';
import { stubbed } from './stubs.ts';
import { downloadReport, savedReport } from './saved-files.ts';
import { Script } from './script.ts';
import { logFacts } from './log-facts.ts';
import { labSendsPerMinute } from '../product.ts';
import { setStage, type Stage, type StageOptions } from '../stage.ts';
import type { Scenario } from './scenario.ts';

/** Where a run speaks, and what it shares with others. */
export interface RunAround {
  /** Progress, a line at a time; default: standard error. */
  readonly say?: (line: string) => void;
  /** The rows and what came of them; default: standard output. */
  readonly print?: (line: string) => void;
  readonly house?: BrowserHouse;
  /** Whether pictures of the panes are kept beside the report; default true. */
  readonly pictures?: boolean;
}

const toStream = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);

/** Excel's last writes and the ways out of a run, once it is over. */
const graceMs = 15_000;
/** The pane looks at a sheet again 0.8 s after the last change somebody made. */
const restMs = 1_000;

interface Outcome {
  readonly ended: string;
  readonly endings: readonly string[];
  readonly runMs: number;
  readonly startedAt: number;
}

interface Finished extends Outcome {
  readonly people: readonly LabPerson[];
  /** What did not come within the time; undefined when the run ended by itself. */
  readonly late: string | undefined;
}

/** One lab run: sets the stage, lets people use it, writes the report. Returns the exit code. */
export const runCommand = async (
  args: readonly string[],
  { say = toStream(process.stderr), print = toStream(process.stdout), house, pictures = true }: RunAround = {},
): Promise<number> => {
  const options = readRunOptions(args);
  const { scenario } = options;
  const book = await openLabBook(options.book, {
    locale: scenario.locale,
    propagationMs: scenario.excel.propagationMs,
    autoSave: scenario.excel.autoSave,
    protected: scenario.excel.protected,
    readOnly: scenario.excel.readOnly,
    filteredWrite: scenario.excel.filteredWrite,
    specialCells: scenario.excel.specialCells,
  });
  if (scenario.sheet !== undefined) book.activate(scenario.sheet);
  if (scenario.selection !== undefined) book.select(scenario.selection);
  for (const [key, value] of Object.entries(scenario.settings)) book.setSetting(key, value);
  for (const { sheet, rows } of scenario.log) book.addRows(sheet, rows);
  const script = new Script<LabPerson>(scenario.script, book);
  book.onWrite((text) => {
    if (readStatus(text)?.claimed === true) script.claimed();
  });
  const stage = await setStage({
    book,
    ...quotaOf(scenario),
    microsoft: scenario.microsoft,
    folder: options.folder,
    gmailReach: scenario.gmailReach,
    seed: scenario.seed,
    profile: options.profile,
    headed: options.headed,
    house,
    denyStorage: scenario.storage === 'deny',
    origin: options.origin,
    distDir: await builtWith(options.plugins, say),
    onReceived: (n) => script.received(n),
    onAccepted: (n) => script.accepted(n),
  });
  book.attach(stage.excel);
  const patience = new Patience(scenario.timeoutS);
  const people: LabPerson[] = [];
  const beside = pictures ? options.report : undefined;
  try {
    const outcome = await patience.limit(act({ options, stage, script, people, patience, say, beside }));
    // What a run left unfinished is not waited for.
    await atMost(graceMs, quiet(stage, people, book));
    await atMost(graceMs, picture(beside, people, 'end'));
    const finished =
      outcome instanceof TimedOut ? { ended: 'timed-out', endings: [], runMs: 0, startedAt: Date.now() } : outcome;
    const late = outcome instanceof TimedOut ? outcome.sentence : undefined;
    const report = await makeReport(options, stage, book, script, { ...finished, people, late });
    writeMails(options, stage);
    writeOut(options, report);
    if (options.bookOut !== undefined) await book.save(options.bookOut);
    printRows(report.rows, report.ended, print);
    if (late !== undefined) say(late);
    return late !== undefined || misbehaved(report, scenario.excel.errors.length > 0) ? 1 : 0;
  } finally {
    await atMost(graceMs, stage.close());
  }
};

const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
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

interface Company {
  readonly options: RunOptions;
  readonly stage: Stage;
  readonly script: Script<LabPerson>;
  /** Those who came, filled as they come. */
  readonly people: LabPerson[];
  readonly patience: Patience;
  readonly say: (line: string) => void;
  /** The report that pictures are kept beside. */
  readonly beside: string | undefined;
}

const act = async ({ options, stage, script, people, patience, say, beside }: Company): Promise<Outcome> => {
  const { scenario, files, folder } = options;
  const browser = stage.browser;
  if (browser === undefined) throw new Error('A run needs a browser');
  const stubs = await stubbed(scenario.stubs, stage.productOrigin);
  const join = async (name: string, context: BrowserContext) => {
    await stubs.serve(context);

    people.push(new LabPerson(name, stage, context, scenario, files, false, patience, folder));
  };
  await join('ana', browser.context);
  if (scenario.panes === 2) await join('bea', await browser.newProfile());
  script.join(people, stage.google, stage);
  const startedAt = Date.now();
  say('opening the pane');
  for (const person of people) await person.open();
  for (const person of people) await person.prepare();
  await picture(beside, people, 'checked');
  script.begin();
  const ended = (endings: readonly string[]): Outcome => ({
    ended: endings[0] ?? 'held',
    endings,
    runMs: Date.now() - startedAt,
    startedAt,
  });
  if (scenario.mail === 'test') return ended([await testMail(people[0], patience)]);
  if (scenario.mail === 'eml') return ended([await saveMails(people[0])]);
  if (people.length > 1) for (const person of people) if (await person.connection.ready()) await person.connect();
  let endings: string[] = [];
  for (let run = 1; run <= scenario.runs; run += 1) {
    say(run === 1 ? 'sending' : `sending, run ${run}`);
    const before = endings;
    const pressed = await Promise.all(people.map((person) => person.send(() => script.mayContinue(person))));
    endings = await Promise.all(people.map((person, index) => followUp(person, script, pressed[index] ?? 'held')));
    // Where nothing was left to press, the run before is the one that ended.
    endings = endings.map((end, index) => (pressed[index] === 'held' && end === 'held' ? (before[index] ?? end) : end));
    endings = await followPresses(people, script, patience, endings);
  }
  for (const command of scenario.press) await people[0]?.pressCommand(command);
  return ended(endings);
};

/** What the script makes people press after the end of a run may begin another. */
const followPresses = async (
  people: readonly LabPerson[],
  script: Script<LabPerson>,
  patience: Patience,
  before: readonly string[],
): Promise<string[]> => {
  let endings = [...before];
  for (;;) {
    const pressed = await patience.during('the script to end', () => script.finished());
    if (pressed.size === 0) return endings;
    endings = await Promise.all(
      people.map(async (person, index) => {
        const last = endings[index] ?? 'held';
        return pressed.has(person) && last !== 'killed' ? followUp(person, script, 'pressed') : last;
      }),
    );
  }
};

/** To the end of the run, through reopened panes. */
const followUp = async (person: LabPerson, script: Script<LabPerson>, pressed: Sent): Promise<string> => {
  const mayContinue = () => script.mayContinue(person);
  let last = pressed;
  for (;;) {
    if (last === 'not-connected') return last;
    const ended = last === 'killed' ? last : await person.untilEnd(mayContinue, last === 'pressed');
    if (ended !== 'killed' || !(await script.reopened(person))) return ended;
    last = await person.send(mayContinue);
  }
};

/** Excel and pane have come to rest: what is counted then is counted whole. */
const quiet = async (stage: Stage, people: readonly LabPerson[], book: LabBook): Promise<void> => {
  await book.settled();
  for (const person of people) if (person.isOpen) await person.listen();
  const counted = () => people.map(({ name }) => stage.excel.counters(name).syncs).join();
  let before = '';
  for (let restsSince = Date.now(); Date.now() - restsSince < restMs;) {
    if (counted() !== before) restsSince = Date.now();
    before = counted();
    await new Promise((resolve) => setTimeout(resolve, restMs / 20));
  }
};

/** Beside the report: what each person sees now. */
const picture = async (
  report: string | undefined,
  people: readonly LabPerson[],
  moment: 'checked' | 'end',
): Promise<void> => {
  if (report === undefined) return;
  mkdirSync(dirname(report), { recursive: true });
  for (const person of people) {
    const path = resolve(`${report.replace(/\.json$/, '')}-${person.name}-${moment}.png`);
    if (person.isOpen) await person.picture(path);
  }
};

const testMail = async (person: LabPerson | undefined, patience: Patience): Promise<string> => {
  if (person === undefined) throw new Error('Nobody is at the book');
  const { driver } = person;
  if ((await person.connection.ready()) && !(await person.connect())) return 'not-connected';
  const section = await driver.openStation('send');
  await driver.press('test.send');
  const failed = section.locator('.test [data-code]');
  await patience.until('the test mail to be sent', async () => {
    await person.listen();
    return (await driver.says('test.sent')) || (await failed.count()) > 0;
  });
  return (await failed.count()) > 0 ? 'held' : 'complete';
};

const saveMails = async (person: LabPerson | undefined): Promise<string> => {
  if (person === undefined) throw new Error('Nobody is at the book');
  return person.saveMails();
};

const makeReport = async (
  options: RunOptions,
  stage: Stage,
  book: LabBook,
  script: Script<LabPerson>,
  { people, ended, endings, runMs, startedAt, late }: Finished,
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
    saved: await savedReport(options.eml, first.downloads),
    downloads: await downloadReport(first.downloads),
    google: stage.google.state.counters,
    ...(stage.microsoft === undefined ? {} : { microsoft: stage.microsoft.state }),
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
    screenshots: people.flatMap(({ screenshots }) => screenshots),
    scriptErrors: script.errors,
    scriptLeft: script.left,
    kills: script.kills,
    timedOut: late ?? '',
    unknownRequests: [...stage.google.state.unknown, ...(stage.microsoft?.state.faults ?? [])],
    ended,
  };
};

type Report = Awaited<ReturnType<typeof makeReport>>;

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

/** `failsCalls`: Office.js cannot give back what it tracked where Excel refuses the call that would. */
const misbehaved = ({ panes, excel, unknownRequests, scriptErrors }: Report, failsCalls: boolean): boolean => {
  if (scriptErrors.length > 0) return true;
  const wrong = panes.some(
    ({ errors, offMachine, cspViolations }) => errors.length + offMachine.length + cspViolations.length > 0,
  );
  return (
    wrong ||
    excel.unemulated.length > 0 ||
    excel.unanswered > 0 ||
    (excel.leakedReferences > 0 && !failsCalls) ||
    unknownRequests.length > 0
  );
};

const printRows = (rows: readonly ReportRow[], ended: string, print: (line: string) => void): void => {
  const width = Math.max(8, ...rows.map(({ email }) => email.length));
  for (const { row, email, statusText, status, code } of rows) {
    const text = statusText === '' ? `${status}${code === '' ? '' : ` (${code})`}` : statusText;
    print(`${String(row).padStart(4)}  ${email.padEnd(width)}  ${text}`);
  }
  print(ended);
};
