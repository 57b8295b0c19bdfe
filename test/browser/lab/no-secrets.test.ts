import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { BrowserContext } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { label } from '../../../lab/run/labels.ts';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { LabPerson } from '../../../lab/run/person.ts';
import { readScenario } from '../../../lab/run/scenario.ts';
import { setStage } from '../../../lab/stage.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-no-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a browser shows to others or keeps: addresses, Referer, console. */
const watch = (context: BrowserContext) => {
  const addresses: string[] = [];
  const referers: string[] = [];
  const said: string[] = [];
  const secrets = new Map<string, string>();
  const answers: Promise<void>[] = [];
  context.on('request', (request) => {
    addresses.push(decodeURIComponent(request.url()));
    referers.push(decodeURIComponent(request.headers()['referer'] ?? ''));
    if (!request.url().endsWith('/oauth/token')) return;
    const form = new URLSearchParams(request.postData() ?? '');
    for (const name of ['code', 'code_verifier', 'refresh_token']) {
      const value = form.get(name);
      if (value !== null) secrets.set(value, name);
    }
  });
  context.on('response', (response) => {
    if (!response.url().endsWith('/oauth/token')) return;
    const read = async () => {
      const body = (await response.json()) as Record<string, unknown>;
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const value = body[name];
        if (typeof value === 'string') secrets.set(value, name);
      }
    };
    answers.push(read());
  });
  context.on('console', (message) => said.push(message.text()));
  return { addresses, referers, said, secrets, settled: () => Promise.all(answers) };
};

/** Everything the pane's origin keeps in this browser, as text. */
const storageOf = (person: LabPerson): Promise<string> =>
  person.pane.frame().then((frame) =>
    frame.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
        });
      const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store);
          kept.push(store, await done(all.getAllKeys()), await done(all.getAll()));
        }
        database.close();
      }
      const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      return JSON.stringify(kept, (_key, value: unknown) => {
        if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
        return ArrayBuffer.isView(value) ? latin(new Uint8Array(value.buffer)) : value;
      });
    }),
  );

test('after a run that stays connected no token, code or verifier is in an address, a Referer, the console, the storage, the pane or the workbook', async () => {
  const path = join(folder, 'people.csv');
  writePeople(path, 3);
  const settings = { locale: 'es-MX', propagationMs: 0, autoSave: true, protected: false, readOnly: false };
  const book = await openLabBook(path, settings);
  const stage = await setStage({ book, google: {}, seed: 1, config: {} });
  book.attach(stage.excel);
  try {
    const context = stage.browser!.context;
    const seen = watch(context);
    const person = new LabPerson('ana', stage, context, readScenario({}), []);
    await person.open();
    await person.prepare();
    expect(await person.connect()).toBe(true);
    await person.driver.openStation('send');
    await person.driver.press('keep.yes');
    await expect.poll(() => [...seen.secrets.values()], { timeout: 30_000 }).toContain('refresh_token');
    await person.send(() => false);
    expect(await person.untilEnd(() => false)).toBe('complete');
    await seen.settled();

    const kinds = new Set(seen.secrets.values());
    expect([...kinds].toSorted()).toEqual(['access_token', 'code', 'code_verifier', 'id_token', 'refresh_token']);
    const saved = join(folder, 'sent.xlsx');
    await book.save(saved);
    const parts = Object.values(unzipSync(readFileSync(saved))).map((part) => Buffer.from(part).toString('latin1'));
    const frame = await person.pane.frame();
    await person.driver.unfold('pane.settings');
    await person.driver.press('computer.check');
    const diagnostics = frame.getByRole('textbox', { name: label('es', 'computer.text') });
    const places: Record<string, string> = {
      // Google hands the code over in the address of the callback; that page takes it out before anything else.
      address: seen.addresses.filter((address) => !address.startsWith(`${stage.productOrigin}/callback.html?`)).join(),
      referer: seen.referers.join(),
      console: seen.said.join(),
      storage: await storageOf(person),
      pane: await frame.content(),
      diagnostics: await diagnostics.inputValue(),
      workbook: parts.join(),
      windows: context
        .pages()
        .map((page) => page.url())
        .join(),
    };
    expect(places['storage']).toContain('nomina@');
    expect(places['diagnostics']).not.toBe('');
    for (const [secret, kind] of seen.secrets) {
      for (const [place, text] of Object.entries(places)) {
        expect(text.includes(secret) ? `${kind} in ${place}` : '').toBe('');
      }
    }
  } finally {
    await stage.close();
  }
}, 120_000);
