import { dateText } from './slip.ts';
import { extraLines, head, idsOf, periodLine, row, shownName, type Layout } from './layout.ts';
import { boxes, official } from './layouts-es-forms.ts';
import { days, euros, paidOn, sumsOf } from './spanish-sums.ts';

/** A line a fact, labels with abbreviations. */
const list: Layout = {
  name: 'lista',
  prints: ['name', 'number', 'nif', 'net'],
  height: 350,
  draw: (slip, style) => {
    const { employer, net } = slip;
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(net);
    return [
      { x: 40, y: 24, text: employer.name, bold: true, size: 11 },
      ...row(40, [
        [40, `C.I.F.: ${employer.taxId}`],
        [200, employer.street],
      ]),
      ...row(56, [[40, 'HOJA DE SALARIO']], { bold: true }),
      ...row(72, [[40, `Cód. trabajador: ${worker.number}`]]),
      ...row(84, [[40, `Apellidos y nombre: ${shownName(worker, style)}`]]),
      ...row(96, [
        [40, `N.I.F.: ${worker.nif}`],
        [220, `Categoría: ${worker.post}`],
      ]),
      ...row(108, [
        [40, periodLine(slip, style)],
        [300, `Días: ${days(slip)}`],
        [380, `F. antigüedad: ${dateText('es', worker.since)}`],
      ]),
      ...head(
        130,
        [
          [40, 'Concepto'],
          [300, 'Devengos'],
          [420, 'Deducciones'],
        ],
        style,
      ),
      ...row(144, [
        [40, '001 SALARIO BASE'],
        [300, euros(sums.gross)],
      ]),
      ...row(156, [
        [40, '995 S.S. TRABAJADOR'],
        [420, euros(sums.common + sums.unemployment + sums.training)],
      ]),
      ...row(168, [
        [40, '999 RETENCIÓN I.R.P.F.'],
        [420, euros(sums.tax)],
      ]),
      ...extraLines(182, style),
      ...row(230, [
        [40, 'TOTALES'],
        [300, euros(sums.gross)],
        [420, euros(sums.withheld)],
      ]),
      ...row(
        250,
        [
          [40, 'Líquido a percibir:'],
          [420, `${euros(net)} €`],
        ],
        { bold: true },
      ),
      ...row(270, [[40, `Transferencia a la cuenta ${worker.account.slice(0, 14)}**********`]]),
    ];
  },
};

/** Employer at the left, worker at the right, the same labels on both sides. */
const twoColumns: Layout = {
  name: 'dos columnas',
  prints: ['name', 'nif', 'naf', 'net'],
  height: 370,
  draw: (slip, style) => {
    const { employer, net } = slip;
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(net);
    return [
      { x: 40, y: 24, text: 'Nómina', bold: true, size: 14 },
      ...row(28, [[300, periodLine(slip, style)]]),
      ...head(
        50,
        [
          [40, 'EMPRESA'],
          [310, 'TRABAJADOR'],
        ],
        style,
        240,
      ),
      ...row(64, [
        [40, employer.name],
        [310, shownName(worker, style)],
      ]),
      ...row(76, [
        [40, `NIF ${employer.taxId}`],
        [310, `NIF ${worker.nif}`],
      ]),
      ...row(88, [
        [40, `CCC ${employer.register}`],
        [310, `NAF ${worker.naf}`],
      ]),
      ...row(100, [
        [40, employer.street],
        [310, `Puesto ${worker.post}`],
      ]),
      ...head(
        124,
        [
          [40, 'Devengos'],
          [310, 'Deducciones'],
        ],
        style,
        240,
      ),
      ...row(138, [
        [40, 'Salario base'],
        [230, euros(sums.gross)],
        [310, 'Seguridad Social'],
        [500, euros(sums.common + sums.unemployment + sums.training)],
      ]),
      ...row(150, [
        [310, 'IRPF'],
        [500, euros(sums.tax)],
      ]),
      ...extraLines(164, style, 310),
      ...row(220, [
        [40, 'Total devengado'],
        [230, euros(sums.gross)],
        [310, 'Total deducciones'],
        [500, euros(sums.withheld)],
      ]),
      ...row(
        244,
        [
          [310, 'Neto a percibir'],
          [500, `${euros(net)} €`],
        ],
        { bold: true, size: 10 },
      ),
      ...row(264, [[40, paidOn(slip) === '' ? '' : `Fecha de pago: ${paidOn(slip)}`]]),
    ];
  },
};

/** What a small office makes with a word processor. */
const plain: Layout = {
  name: 'sencilla',
  prints: ['name', 'nif', 'net'],
  height: 240,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(30, [[40, `RECIBO DE SALARIOS - ${slip.employer.name} (${slip.employer.taxId})`]], { bold: true }),
      ...row(50, [[40, `Trabajador/a: ${shownName(worker, style)}   DNI/NIE: ${worker.nif}`]]),
      ...row(64, [[40, periodLine(slip, style)]]),
      ...row(84, [[40, `Salario bruto ........ ${euros(sums.gross)}`]]),
      ...row(96, [[40, `Seguridad Social ..... ${euros(sums.common + sums.unemployment + sums.training)}`]]),
      ...row(108, [[40, `IRPF ................. ${euros(sums.tax)}`]]),
      ...extraLines(122, style),
      ...row(170, [[40, `LÍQUIDO .............. ${euros(slip.net)}`]], { bold: true }),
      ...row(200, [
        [40, 'Firma del trabajador'],
        [300, 'Sello de la empresa'],
      ]),
    ];
  },
};

export const layoutsEs: readonly Layout[] = [official, boxes, list, twoColumns, plain];
