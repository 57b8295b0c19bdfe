import { describe, expect, test } from 'vitest';
import type { ListingSource } from '../../../../src/domain/ports.ts';
import type { ReceiptFile } from '../../../../src/domain/receipt/receipt.ts';
import type { Plugin } from '../../../../src/plugin/contribution.ts';
import { textFacts } from '../../../../src/plugin/text-facts.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const mail = fakeMail();
const post = pluginOf({
  id: 'post',
  contributes: { mailProviders: { mail: { title: 'provider.gmail' } } },
  activate: () => ({ mailProviders: { mail } }),
});
const picked = pluginOf({
  id: 'picked',
  contributes: { receiptSources: { picked: { title: '%picked%' } } },
  activate: () => ({ receiptSources: { picked: { open: (files) => Promise.resolve(files) } } }),
});
const reader = pluginOf({
  id: 'txt',
  contributes: { documentReaders: { it: { title: '%it%', extensions: ['txt'] } } },
  activate: () => ({
    documentReaders: {
      it: {
        mediaType: 'text/plain',
        wants: (name) => name.endsWith('.txt'),
        read: (bytes) => {
          const text = new TextDecoder().decode(bytes);
          const [employeeNumber = '', name = ''] = text.split('|');
          const people = [{ name, employeeNumber, taxId: '', nationalId: '' }];
          return Promise.resolve({ verdict: 'read', facts: textFacts(text, { people }) });
        },
      },
    },
  }),
});
const place = (id: string, source: ListingSource): Plugin =>
  pluginOf({
    id,
    contributes: { receiptSources: { folder: { title: '%folder%', lists: true } } },
    activate: () => ({ receiptSources: { folder: source } }),
  });

const file = (name: string, text: string, isThere = () => true): ReceiptFile => ({
  name,
  size: text.length,
  read: () =>
    isThere() ? Promise.resolve(new TextEncoder().encode(text)) : Promise.reject(new TypeError('Failed to fetch')),
});

const stage = async (sources: readonly Plugin[]) => {
  const clock = new FakeClock();
  const settings = new Map<string, unknown>(Object.entries({ files: 'auto', test: { sentAt: 0, answer: 'without' } }));
  const made = sessionStage({
    place: { documentUrl: 'https://empresa.example/nomina.xlsx', nestedSignIn: false },
    clock,
    headers: ['No. Empleado', 'Nombre', 'Correo'],
    rows: [
      ['0042', 'Ana Ruiz', 'ana@empresa.example'],
      ['0043', 'Luis Gil', 'luis@empresa.example'],
    ],
    settings,
    plugins: [...sources, post, picked, reader],
    deadline: (ms, late) => {
      let waits = true;
      clock.at(ms, () => waits && late());
      return () => (waits = false);
    },
  });
  await made.during(made.session.start());
  const add = (id: string) => made.during(made.session.actions.addFromSource(id));
  return { ...made, add };
};

test('each place is offered by its name, and what was picked is still opened by who opens it', async () => {
  const { session, during } = await stage([place('web', { list: () => Promise.resolve([]) })]);
  expect(session.state().receipts.sources).toEqual([{ id: 'web.folder', title: 'plugin.web.folder' }]);
  await during(session.actions.chooseFiles([new File(['0042|Ana Ruiz'], 'ana.txt')]));
  expect(session.state().receipts.matched).toBe(1);
});

test('what two places list and what was picked merge, the same file once, and the place is told where the book is', async () => {
  const places: unknown[] = [];
  const { session, during, add } = await stage([
    place('web', {
      list: (at) => {
        places.push(at);
        return Promise.resolve([file('luis.txt', '0043|Luis Gil')]);
      },
    }),
    place('drive', { list: () => Promise.resolve([file('luis.txt', '0043|Luis Gil')]) }),
  ]);
  await during(session.actions.chooseFiles([new File(['0042|Ana Ruiz'], 'ana.txt')]));
  await add('web.folder');
  await add('drive.folder');
  expect(session.state().receipts).toMatchObject({ files: 2, matched: 2, problem: undefined });
  expect(places).toEqual([{ documentUrl: 'https://empresa.example/nomina.xlsx' }]);
});

test('a file opens by its name: the one of that row, and where no row has it all that are called so', async () => {
  const { session, during, shown } = await stage([]);
  await during(
    session.actions.chooseFiles([
      new File(['0042|Ana Ruiz'], 'recibo.txt'),
      new File(['0043|Luis Gil, a longer one'], 'recibo.txt'),
      new File(['0099|Nobody'], 'otro.txt'),
    ]),
  );
  const sizes = async (row: number, name: string) => {
    shown.length = 0;
    await during(session.actions.openFile(row, name));
    return shown.map((each) => `${each.name} ${each.size}`);
  };
  const [ana, luis] = session.state().check.people.map(({ row }) => row);
  expect([...session.state().receipts.names]).toEqual(['recibo.txt', 'otro.txt']);
  expect(await sizes(ana!, 'recibo.txt')).toEqual(['recibo.txt 13']);
  expect(await sizes(luis!, 'recibo.txt')).toEqual(['recibo.txt 27']);
  expect(await sizes(ana!, 'otro.txt')).toEqual(['otro.txt 11']);
  expect(await sizes(0, 'recibo.txt')).toEqual(['recibo.txt 13', 'recibo.txt 27']);
  expect(await sizes(ana!, 'nothing.txt')).toEqual([]);
});

test('with the network off after the listing the run sends what was listed', async () => {
  let online = true;
  const there = () => online;
  const { session, during, until, add } = await stage([
    place('web', {
      list: () => Promise.resolve([file('ana.txt', '0042|Ana Ruiz', there), file('luis.txt', '0043|Luis Gil', there)]),
    }),
  ]);
  await add('web.folder');
  for (const { code, severity } of session.state().check.groups) {
    if (severity === 'ask') session.actions.accept(code, true);
  }
  await until(() => session.state().check.status === 'done');
  online = false;
  const before = mail.sent.length;
  await during(session.actions.send());
  if (session.state().run.status === 'asking') await during(session.actions.answerQuestion('go'));
  expect(session.state().run).toMatchObject({ sent: 2, failed: 0 });
  expect(mail.sent.slice(before).map(({ text }) => /filename="?([a-z]+)\.txt/.exec(text)?.[1])).toEqual([
    'ana',
    'luis',
  ]);
});

describe('a place that', () => {
  const misdeeds: Readonly<Record<string, () => unknown>> = {
    throws: () => {
      throw new TypeError('x is undefined');
    },
    rejects: () => Promise.reject(new Error('no')),
    hangs: () => new Promise(() => undefined),
    'answers with garbage': () => Promise.resolve({ files: 3 }),
    'answers with nothing': () => Promise.resolve(undefined),
  };
  test.each(Object.keys(misdeeds))('%s is named, and the files that are there stay', async (way) => {
    const { session, during, add } = await stage([place('web', { list: misdeeds[way] as ListingSource['list'] })]);
    await during(session.actions.chooseFiles([new File(['0042|Ana Ruiz'], 'ana.txt')]));
    await add('web.folder');
    expect(session.state().receipts).toMatchObject({
      files: 1,
      matched: 1,
      reading: undefined,
      problem: { code: 'plugin/failed', values: { plugin: 'web' } },
    });
  });

  test('has neither what it declares is refused by name', async () => {
    const { session, add } = await stage([place('web', { open: () => Promise.resolve([]) } as never)]);
    await add('web.folder');
    expect(session.state().receipts.problem).toEqual({ code: 'plugin/failed', values: { plugin: 'web' } });
  });
});
