import { pdfOf, type Page } from '../corpus/files/paper.ts';

const givens = ['Ana', 'Luis', 'Eva', 'Hugo', 'Marta', 'Pablo', 'Irene', 'Oscar', 'Sara', 'Raúl'];
const firsts = ['Ruiz', 'Gil', 'Mora', 'Vidal', 'Ferrer', 'Campos', 'Prieto', 'Soler', 'Lozano', 'Bravo'];
const seconds = ['Sanz', 'Peña', 'Costa', 'Nieto', 'Rojas', 'Vega', 'Ibarra', 'Molina', 'Cano', 'Duarte'];
const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const withTwoPages = 5;

interface Somebody {
  readonly name: string;
  readonly nif: string;
  readonly number: string;
  readonly net: string;
}

const somebody = (at: number): Somebody => {
  const digits = 10_000_000 + at * 7_919;
  const name = [firsts[at % 10], seconds[Math.floor(at / 10) % 10], givens[Math.floor(at / 100) % 10]].join(' ');
  return { name, nif: `${digits}${letters[digits % 23]}`, number: String(1_001 + at), net: `1.${100 + at},50` };
};

const pagesOf = ({ name, nif, number, net }: Somebody, count: number): Page[] => {
  const page = (lines: readonly string[]): Page => ({
    pieces: lines.map((text, line) => ({ x: 40, y: 40 + line * 14, text })),
  });
  const amounts = Array.from({ length: 18 }, (_, line) => `Concepto salarial ${line + 1} ${300 + line},${10 + line}`);
  const first = page([
    'RECIBO INDIVIDUAL JUSTIFICATIVO DEL PAGO DE SALARIOS',
    'Empresa Uno SL CIF B12345674',
    `Trabajador: ${name}`,
    `NIF: ${nif} No. empleado: ${number}`,
    'Periodo de liquidación del 1 de enero de 2026 al 31 de enero de 2026',
    ...amounts,
    `Líquido total a percibir: ${net}`,
    `Página 1 de ${count}`,
  ]);
  const second = page(['Registro de jornada', ...amounts.map((_, day) => `Día ${day + 1} 8:00`), 'Página 2 de 2']);
  return count === 1 ? [first] : [first, second];
};

/** One PDF of so many people, every fifth with two pages, and the sheet that they stand in. */
export const largeBundle = async (
  count: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number; readonly csv: string }> => {
  const people = Array.from({ length: count }, (_, at) => somebody(at));
  const pages = people.flatMap((each, at) => pagesOf(each, at % withTwoPages === 0 ? 2 : 1));
  const rows = people.map(
    ({ name, nif, number, net }, at) => `${number};${name};${nif};p${at}@empresa.example;"${net}"`,
  );
  return {
    bytes: await pdfOf({ pages, unicode: false, compress: true }),
    pages: pages.length,
    csv: ['No. empleado;Nombre;NIF;Correo;Líquido', ...rows].join('\n'),
  };
};
