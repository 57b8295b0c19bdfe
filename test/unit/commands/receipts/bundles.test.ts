import { beforeAll, expect, test } from 'vitest';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import '../../../../src/commands/receipts/bundle-visit.ts';
import '../../../../src/domain/pairing/pairing.ts';
import { createBundleReading } from '../../../../src/pdf/bundle-reading.ts';
import { createCut } from '../../../../src/pdf/cut-pdf.ts';
import { createPdfReading } from '../../../../src/pdf/pdf-reading.ts';
import type { ReceiptFile } from '../../../../src/domain/receipt/receipt.ts';
import { createPdfReader } from '../../../../src/pdf/read-pdf.ts';
import { pdfOf, type Page } from '../../../corpus/files/paper.ts';
import { pluginOf } from '../../../fakes/plugin-of.ts';
import { printedPages } from '../../../fakes/printed-pages.ts';
import { fakeMail, sessionStage } from '../../../fakes/session-stage.ts';

const people = [
  ['Ruiz Sanz Ana', '12345678Z', '1.000,00'],
  ['Gil Peña Luis', '87654321X', '1.100,00'],
  ['Mora Vidal Eva', '11111111H', '1.200,00'],
] as const;

const slip = (at: number, y = 40): Page['pieces'] => {
  const [name, nif, net] = people[at]!;
  const lines = [
    'RECIBO DE SALARIOS Empresa Uno SL CIF B12345674',
    `Trabajador: ${name}`,
    `NIF: ${nif}`,
    'Periodo de liquidación del 1 de enero de 2026 al 31 de enero de 2026',
    'Devengos salario base complemento antigüedad plus transporte',
    'Deducciones contingencias comunes desempleo formación profesional IRPF',
    `Líquido total a percibir: ${net}`,
  ];
  return lines.map((text, line) => ({ x: 40, y: y + line * 14, text }));
};
const page = (...pieces: readonly Page['pieces'][]): Page => ({ pieces: pieces.flat() });
const hours = page([{ x: 40, y: 40, text: 'Registro de jornada Lunes 8:00 Martes 8:00' }]);
const cover = page([{ x: 40, y: 40, text: 'Nóminas del mes' }]);
const fileOf = async (name: string, pages: readonly Page[], userPassword?: string): Promise<File> =>
  new File([await pdfOf({ pages, unicode: false, ...(userPassword === undefined ? {} : { userPassword }) })], name);

let whole: File;
beforeAll(async () => {
  whole = await fileOf('nominas.pdf', [cover, page(slip(0)), page(slip(1)), page(slip(2))]);
});

/** A session that reads and cuts PDFs with the product's own code, on this thread. */
const stage = async () => {
  const mail = fakeMail();
  const reader = createPdfReader(createPdfReading(pdfjs, () => Promise.resolve(true)));
  const cutter = {
    pages: createBundleReading(pdfjs),
    cut: createCut(pdfjs),
    draw: (_bytes: unknown, pages: readonly number[]) => Promise.resolve(pages.map(() => undefined)),
  };
  const plugin = pluginOf({
    id: 'fake',
    contributes: {
      mailProviders: { mail: { title: 'provider.gmail' } },
      documentReaders: { pdf: { title: 'pdf', extensions: ['pdf'] } },
      receiptSources: { files: { title: 'files' } },
    },
    activate: () => ({
      mailProviders: { mail },
      documentReaders: { pdf: { ...reader, cutter } },
      receiptSources: { files: { open: (files: readonly ReceiptFile[]) => Promise.resolve(files) } },
    }),
  });
  const set = sessionStage({
    headers: ['No. empleado', 'Nombre', 'NIF', 'Correo', 'Líquido'],
    rows: people.map(([name, nif, net], at) => [`0${at + 1}`, name, nif, `p${at}@empresa.example`, net]),
    mail,
    plugins: [plugin],
  });
  await set.during(set.session.start());
  const { actions } = set.session;
  const receipts = () => set.session.state().receipts;
  const pick = (...files: readonly File[]) => set.during(actions.chooseFiles(files));
  const look = () => set.during(actions.lookAtPages(receipts().bundles?.found[0]?.sha256 ?? ''));
  const cut = () => set.during(actions.cutFile());
  const codes = () =>
    set.session
      .state()
      .check.groups.flatMap(({ code, issues }) => issues.map(({ row }) => `${row} ${code}`))
      .filter((each) => each.includes('receipt/'))
      .sort();
  return { ...set, actions, receipts, pick, look, cut, codes };
};

test('nothing of a file of several people is anybody’s before it was cut, and each has a part of their own after it', async () => {
  const { receipts, pick, look, cut, actions, during } = await stage();
  await pick(whole);
  expect([receipts().matched, receipts().bundles?.found.map(({ file }) => file)]).toEqual([0, ['nominas.pdf']]);
  await look();
  expect(receipts().matched).toBe(0);
  expect(receipts().bundles?.open).toMatchObject({ pages: 4, parts: 3, inParts: 3, inDoubt: 0, left: 1, missing: [] });
  await cut();
  expect([receipts().matched, receipts().files, receipts().bundles?.cut]).toMatchObject([3, 3, [{ left: 1 }]]);
  await pick(whole);
  expect(receipts().files).toBe(3);
  await during(actions.joinFile(receipts().bundles?.cut[0]?.sha256 ?? ''));
  expect([receipts().matched, receipts().files, receipts().bundles?.cut]).toEqual([0, 1, []]);
});

test('what is in doubt stays out with a reason at its person, until somebody says how it is', async () => {
  const { receipts, pick, look, cut, codes, actions, during } = await stage();
  await pick(await fileOf('n.pdf', [page(slip(0)), hours, page(slip(1)), page(slip(2))]));
  await look();
  expect(receipts().bundles?.open).toMatchObject({ parts: 1, inDoubt: 2, left: 1 });
  await cut();
  expect(receipts().matched).toBe(1);
  expect(codes()).toEqual(['2 receipt/page-in-doubt', '3 receipt/page-in-doubt']);
  await during(actions.lookAtPages(receipts().bundles?.cut[0]?.sha256 ?? ''));
  actions.markPage(2, 'continues');
  await during(Promise.resolve());
  expect(receipts().bundles?.open).toMatchObject({ parts: 3, inDoubt: 0, left: 0 });
  await cut();
  expect([receipts().matched, receipts().files, codes()]).toEqual([3, 3, []]);
});

test('two slips on one page go to nobody, and both people are told why', async () => {
  const { receipts, pick, look, cut, codes } = await stage();
  await pick(await fileOf('n.pdf', [page(slip(0), slip(1, 440)), page(slip(2))]));
  await look();
  await cut();
  expect(receipts().matched).toBe(1);
  expect(codes()).toEqual(['2 receipt/several-people', '3 receipt/several-people']);
});

test('a boundary that is moved to another person’s page makes a part that is held', async () => {
  const { receipts, pick, look, cut, actions, codes } = await stage();
  await pick(whole);
  await look();
  actions.markPage(3, 'continues');
  await cut();
  expect(receipts().matched).toBe(1);
  expect(codes().filter((each) => each.includes('several') || each.includes('not-found')).length).toBeGreaterThan(0);
});

test('one person with two slips is asked about, and who is in one place only is named', async () => {
  const { receipts, pick, look, cut } = await stage();
  const again = page(slip(0).map((piece) => ({ ...piece, text: piece.text.replace('1.000,00', '900,00') })));
  await pick(await fileOf('n.pdf', [page(slip(0)), again, page(slip(1))]));
  await look();
  expect(receipts().bundles?.open?.rows.map(({ again: isAgain }) => isAgain)).toEqual([false, true, false]);
  expect(receipts().bundles?.open?.missing.map(({ name }) => name)).toEqual([people[2][0]]);
  await cut();
  expect(receipts().matched).toBeLessThan(3);
});

test.each([
  ['a scan', () => fileOf('s.pdf', [page([]), page([])]), 'no-text'],
  ['a locked file', () => fileOf('s.pdf', [page(slip(0)), page(slip(1))], 'secret'), 'locked'],
])('%s cannot be cut, and it is said why', async (_, file, reason) => {
  const { receipts, pick, look } = await stage();
  await pick(await file());
  await look();
  expect(receipts().bundles?.open).toBeUndefined();
  expect(receipts().bundles?.problem).toMatchObject({ code: 'split/refused', values: { file: 's.pdf', reason } });
});

test('what the whole file is called says nothing of its parts', async () => {
  const { receipts, pick, look, cut, codes } = await stage();
  const stranger = slip(1).map((piece) => {
    const text = piece.text.replace('Gil Peña Luis', 'Ferrer Costa Marta').replace('87654321X', '22222222J');
    return { ...piece, text };
  });
  await pick(await fileOf('nominas 2026 02 Gil Peña Luis.pdf', [page(slip(0)), page(stranger), page(slip(2))]));
  await look();
  await cut();
  expect([receipts().matched, codes()]).toEqual([2, ['3 receipt/not-found']]);
});

test('the same file cut again gives the same bytes, whatever else is cut with it', async () => {
  const cutting = createCut(pdfjs);
  const { signal } = new AbortController();
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const [, all] = await cutting(bytes, [[2], [3], [4]], () => undefined, signal);
  const [alone] = await cutting(bytes, [[3]], () => undefined, signal);
  expect(alone).toEqual(all);
  expect((await printedPages(alone!)).join()).toContain(people[1][0]);
});
