import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type LabBrowser } from '../../../lab/browser.ts';
import { createExcelHost, type ExcelHost } from '../../../lab/excel/create-excel-host.ts';
import { createCertificate } from '../../../lab/excel/server/certificate.ts';
import { listenHttps, type Listener } from '../../../lab/excel/server/listen-https.ts';
import { differences, type ProbeResult } from '../../../lab/probe/answers.ts';
import { probePages } from '../../../lab/probe/probe-pages.ts';
import { bookOf } from '../../unit/lab/excel/book-of.ts';

const inLab = (name: string) => readFileSync(new URL(`../../../lab/probe/${name}`, import.meta.url), 'utf8');

describe('the probe, sideloaded into the emulated Excel', { timeout: 120_000 }, () => {
  let pages: Listener;
  let host: ExcelHost;
  let browser: LabBrowser;
  const { book } = bookOf([], { propagationMs: 0 });
  const kept: string[] = [];

  beforeAll(async () => {
    const certificate = await createCertificate();
    pages = await listenHttps(
      probePages((text) => kept.push(text)),
      certificate,
    );
    host = await createExcelHost({ book, certificate });
    host.sideload({ manifest: inLab('manifest.xml'), origin: `https://localhost:${pages.port}` });
    browser = await launchBrowser({ spki: [host.spki], resolverRules: host.resolverRules });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await Promise.all([host.close(), pages.close()]);
  });

  test('answers what is kept as the lab’s answers, and uses nothing that is not emulated', async () => {
    const pane = await host.openPane({ client: 'ana', context: browser.context, locale: 'en-US' });
    const frame = await pane.frame();
    await frame.getByRole('button', { name: 'Ask' }).click();
    await frame.getByText('Done. probe.json is written').waitFor({ timeout: 90_000 });
    const { answers } = JSON.parse(kept[0]!) as ProbeResult;
    if (process.env['SOBRE_SHOW_PROBE']) console.info(kept[0]);
    expect(answers.filter(({ answer }) => JSON.stringify(answer).startsWith('{"failed"'))).toEqual([]);
    expect(differences((JSON.parse(inLab('expected.json')) as ProbeResult).answers, answers)).toEqual([]);
    const saved = pane.page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Save probe.json' }).click();
    expect(JSON.parse(readFileSync((await (await saved).path())!, 'utf8'))).toEqual(JSON.parse(kept[0]!));
    await frame.getByRole('button', { name: 'Write the answers into a sheet' }).click();
    await frame.getByText('Write the answers into a sheet: done.').waitFor();
    const sheet = book.colleague.book.worksheets.getItem('probe answers');
    const rows = sheet.getUsedRange(true).values!.slice(1);
    expect(rows.map(([id, about, answer]) => ({ id, about, answer: JSON.parse(String(answer)) as unknown }))).toEqual(
      answers,
    );
    expect(host.counters('ana').unemulated).toEqual([]);
  });

  test('a difference names the question and both answers', () => {
    const lab = [
      { id: 'a', about: 'A', answer: { x: 1, y: [2] } },
      { id: 'b', about: 'B', answer: true },
    ];
    const here = [
      { id: 'a', about: 'A', answer: { y: [2], x: 1 } },
      { id: 'b', about: 'B', answer: false },
    ];
    expect(differences(lab, here)).toEqual([{ id: 'b', about: 'B', lab: 'true', here: 'false' }]);
    expect(differences(lab, lab.slice(1))).toMatchObject([{ id: 'a', here: '' }]);
  });
});
