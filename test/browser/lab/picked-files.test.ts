import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { ana, cfdiText, type CfdiValues } from '../../fakes/cfdi-text.ts';
import { hasSamples, sampleFolder, sampleNames } from '../../fakes/shared-samples.ts';
import { openPane, type OpenPane } from './open-pane.ts';
import { processorMs } from './pane-strain.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-picked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

const frame = () => open.person.pane.frame();
/** Waits as long as a busy machine may need. */
const says = async (text: string | RegExp): Promise<void> =>
  (await frame()).locator('.bar-counts').getByText(text).first().waitFor({ timeout: 60_000 });

interface Somebody extends CfdiValues {
  readonly rfc: string;
  readonly number: string;
  readonly name: string;
  readonly net: string;
}

const people = ['BETA', 'CEDA', 'DIMA', 'FOTA', 'GULA'].map((start, index): Somebody => ({
  rfc: `${start}900101AB${index}`,
  curp: `${start}900101HDFABC0${index}`,
  number: `00${index + 11}`,
  name: `${start} PERSONA`,
  net: `${4_000 + index}.50`,
  uuid: `CCCCCCCC-0000-4000-8000-00000000000${index}`,
}));

const writeXml = (name: string, values: CfdiValues): string => {
  const path = join(folder, name);
  writeFileSync(path, cfdiText(values));
  return path;
};

const writeBook = (name: string, rows: readonly Pick<Somebody, 'rfc' | 'number' | 'name' | 'net'>[]): string => {
  const path = join(folder, name);
  const lines = rows.map(({ number, name: who, rfc, net }) => `${number};${who};${rfc};p${number}@example.com;${net}`);
  writeFileSync(path, `No. Empleado;Nombre;RFC;Correo;Neto\n${lines.join('\n')}\n`);
  return path;
};

test('after a reload the rows already sent need no files: the three missing ones make three rows ready', async () => {
  const files = people.map((person) => writeXml(`recibo-${person.number}.xml`, person));
  open = await openPane(writeBook('five.csv', people), { files: files.slice(0, 2) });
  const { person, stage } = open;
  await person.prepare();
  await says('2 ready');
  await person.connect();
  expect(await person.send(() => false)).toBe('pressed');
  expect(await person.untilEnd(() => false)).toBe('complete');
  expect(stage.google.state.mails.map(({ to }) => to.join()).sort()).toEqual([
    'p0011@example.com',
    'p0012@example.com',
  ]);

  await person.pane.reload();
  await person.driver.ready();
  await person.driver.pickFiles(files.slice(2));
  await says('3 ready');

  // The same files of rows that were sent change nothing; other content under the same name is asked about.
  await person.driver.pickFiles(files.slice(0, 2));
  await says('3 ready');
  expect(await (await frame()).locator('[data-code="document/changed"]').count()).toBe(0);
  mkdirSync(join(folder, 'later'), { recursive: true });
  await person.pane.reload();
  await person.driver.ready();
  const changed = writeXml(join('later', 'recibo-0011.xml'), { ...people[0]!, addenda: '<nota>corregida</nota>' });
  await person.driver.pickFiles([changed, ...files.slice(1)]);
  await says('3 ready');
  await (await frame()).locator('[data-code="document/changed"]').first().waitFor({ state: 'attached' });
  expect(stage.google.state.mails).toHaveLength(2);
}, 240_000);

const hostile = hasSamples ? sampleNames('cfdi/hostile') : [];

test.skipIf(!hasSamples)(
  'each hostile file is read within 200 ms, has one reason in words, asks nobody, and keeps nobody back',
  async () => {
    open = await openPane(writeBook('one.csv', [ana]));
    const { person } = open;
    const sound = writeXml('recibo-0044.xml', ana);
    await person.driver.pickFiles([sound]);
    await says('1 ready');
    const requests: string[] = [];
    person.pane.page.on('request', (request) => requests.push(request.url()));
    const times: [string, number][] = [];
    for (const name of hostile) {
      const path = join(sampleFolder, 'cfdi', 'hostile', name);
      times.push([name, await processorMs(open, () => person.driver.pickFiles([path]))]);
    }
    console.log(times.map(([name, ms]) => `${name} ${Math.round(ms)} ms`).join(', '));
    for (const each of times) expect(each).toEqual([each[0], expect.toSatisfy((ms: number) => ms < 200)]);
    await says('1 ready');
    await person.driver.openStation('receipts');
    const unused = (await frame()).locator('.unused > li');
    const said = await unused.evaluateAll((lines) =>
      lines.map((line) => [
        line.querySelector('bdi')?.textContent ?? '',
        line.querySelector('.hint')?.textContent ?? '',
      ]),
    );
    expect(said.map(([name]) => name).sort()).toEqual(hostile);
    for (const [name, reason] of said)
      expect([name, reason]).toEqual([name, expect.stringMatching(/^\p{L}[^<>{}]{8,}$/u)]);
    const { errors, offMachine, cspViolations } = person.pane.traffic;
    expect([errors, offMachine, cspViolations]).toEqual([[], [], []]);
    expect(requests.filter((url) => !/^blob:|\/assets\//.test(url))).toEqual([]);
  },
  240_000,
);
