import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../browser/lab/run-lab.ts';
import { randomOf, workerOf, type Worker } from './payroll-people.ts';
import { receiptMaker } from './receipt-maker.ts';
import { hasSamples, sampleFolder } from './shared-samples.ts';

export interface ManyReceipts {
  /** A CSV of the people. */
  readonly book: string;
  readonly files: readonly string[];
}

/** A CFDI to be filled in, and its printed form without the person. */
interface Blank {
  readonly xml: string;
  readonly pdf: Uint8Array<ArrayBuffer>;
}

const { signal } = new AbortController();

/** Ordinary receipts: of the shared batch where it lies beside the project, and of the project's own samples. */
const sampleTexts = (): readonly string[] => {
  const own = join(root, 'samples', 'recibos');
  const shared = join(sampleFolder, 'cfdi', 'batch');
  const ordinary = ['HERL791102N60_20260101_20260115.xml', 'F0DB6372-EC4D-43D5-9901-D18C6E713425.xml'];
  const paths = [
    ...readdirSync(own).map((name) => join(own, name)),
    ...(hasSamples ? ordinary.map((name) => join(shared, name)) : []),
  ];
  return paths.filter((path) => path.endsWith('.xml')).map((path) => readFileSync(path, 'utf8'));
};

const nobody = { given: '', surnames: '', rfc: '', curp: '', nss: '', number: '', net: '', uuid: '' };

/** The same receipt of the same fortnight and employer, of somebody else. */
const withIdentity = (xml: string, worker: Omit<Worker, 'trap'>): string => {
  const name = `${worker.given} ${worker.surnames}`.toUpperCase().trim();
  const values: readonly (readonly [RegExp, string])[] = [
    [/(<cfdi:Emisor Rfc=")[^"]*/, 'PEP180312Q72'],
    [/(<cfdi:Receptor Rfc=")[^"]*/, worker.rfc],
    [/(<cfdi:Receptor Rfc="[^"]*" Nombre=")[^"]*/, name],
    [/( Curp=")[^"]*/, worker.curp],
    [/( NumSeguridadSocial=")[^"]*/, worker.nss],
    [/( NumEmpleado=")[^"]*/, worker.number],
    [/( UUID=")[^"]*/, worker.uuid],
    [/( Total=")[^"]*/, worker.net],
  ];
  return values.reduce((text, [place, value]) => text.replace(place, (_, before: string) => before + value), xml);
};

const makeBlank = async (text: string): Promise<Blank> => {
  const cfdi = new TextEncoder().encode(withIdentity(text, nobody));
  return {
    xml: text,
    pdf: await receiptMaker.make({ title: 'Recibo de nómina', language: 'es', lines: [], cfdi }, signal),
  };
};

/** Laying out each PDF anew would take a minute and a half for a thousand. */
const fillIn = async (blank: Blank, worker: Worker): Promise<Uint8Array> => {
  const document = await PDFDocument.load(blank.pdf);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const lines = [
    `${worker.given} ${worker.surnames}`.toUpperCase(),
    `RFC: ${worker.rfc} CURP: ${worker.curp} NSS: ${worker.nss} No. empleado: ${worker.number}`,
    `Neto a pagar: $${worker.net} MXN Folio fiscal: ${worker.uuid}`,
  ];
  lines.forEach((line, index) => document.getPage(0).drawText(line, { x: 48, y: 40 - index * 9, size: 7, font }));
  return document.save();
};

/** XML and PDF of each of so many people, and the sheet they stand in, written into `folder`. */
export const writeManyReceipts = async (folder: string, count: number): Promise<ManyReceipts> => {
  const random = randomOf(count);
  const blanks = await Promise.all([...sampleTexts().slice(-6)].map(makeBlank));
  const workers = new Map<string, Worker>();
  for (let index = 0; workers.size < count; index += 1) {
    const worker = workerOf(random, index, undefined, 'none');
    workers.set(worker.rfc, worker);
  }
  mkdirSync(join(folder, 'files'), { recursive: true });
  const files: string[] = [];
  const rows: string[] = [];
  for (const each of workers.values()) {
    const blank = random.pick(blanks);
    // What the receipt adds up to stays: another total than its lines would be two amounts.
    const worker = { ...each, net: /<cfdi:Comprobante[^>]* Total="([^"]*)/.exec(blank.xml)?.[1] ?? each.net };
    const base = join(folder, 'files', `recibo-${worker.number}`);
    writeFileSync(`${base}.xml`, withIdentity(blank.xml, worker));
    writeFileSync(`${base}.pdf`, await fillIn(blank, worker));
    files.push(`${base}.xml`, `${base}.pdf`);
    const { number, given, surnames, rfc, net } = worker;
    rows.push(`${number};${given} ${surnames};${rfc};p${rows.length + 2}@example.com;${net}`);
  }
  const book = join(folder, 'people.csv');
  writeFileSync(book, `No. Empleado;Nombre;RFC;Correo;Neto\n${rows.join('\n')}\n`);
  return { book, files };
};
