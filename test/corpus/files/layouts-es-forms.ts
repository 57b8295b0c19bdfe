import { dateText } from './slip.ts';
import { extraLines, head, idsOf, periodLine, row, shownName, type Layout } from './layout.ts';
import type { Piece } from './paper.ts';
import { days, euros, naf, paidOn, sumsOf } from './spanish-sums.ts';

/** The model of Orden ESS/2098/2014. */
export const official: Layout = {
  name: 'modelo oficial',
  prints: ['name', 'nif', 'naf', 'net'],
  height: 390,
  draw: (slip, style): Piece[] => {
    const { employer, net } = slip;
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(net);
    return [
      { x: 150, y: 24, text: 'RECIBO INDIVIDUAL JUSTIFICATIVO DEL PAGO DE SALARIOS', bold: true, size: 9 },
      ...row(44, [
        [40, `Empresa: ${employer.name}`],
        [310, `Trabajador: ${shownName(worker, style)}`],
      ]),
      ...row(56, [
        [40, `Domicilio: ${employer.street}`],
        [310, `NIF: ${worker.nif}`],
      ]),
      ...row(68, [
        [40, `CIF: ${employer.taxId}`],
        [310, `Núm. Afil. Seguridad Social: ${naf(worker.naf)}`],
      ]),
      ...row(80, [
        [40, `CCC: ${employer.register}`],
        [310, `Grupo profesional: ${worker.post}`],
      ]),
      ...row(92, [[310, 'Grupo de Cotización: 05']]),
      ...row(108, [
        [40, periodLine(slip, style)],
        [420, `Total días: ${days(slip)}`],
      ]),
      ...head(
        124,
        [
          [40, 'I. DEVENGOS'],
          [470, 'TOTALES'],
        ],
        style,
      ),
      ...row(136, [[48, '1. Percepciones salariales']]),
      ...row(148, [
        [56, 'Salario base'],
        [400, euros(sums.gross)],
      ]),
      ...row(160, [[48, '2. Percepciones no salariales']]),
      ...row(172, [
        [300, 'A. TOTAL DEVENGADO'],
        [470, euros(sums.gross)],
      ]),
      ...head(188, [[40, 'II. DEDUCCIONES']], style),
      ...row(200, [
        [56, 'Contingencias comunes'],
        [300, '4,70 %'],
        [400, euros(sums.common)],
      ]),
      ...row(212, [
        [56, 'Desempleo'],
        [300, '1,55 %'],
        [400, euros(sums.unemployment)],
      ]),
      ...row(224, [
        [56, 'Formación Profesional'],
        [300, '0,10 %'],
        [400, euros(sums.training)],
      ]),
      ...row(236, [
        [48, '2. Impuesto sobre la renta de las personas físicas'],
        [400, euros(sums.tax)],
      ]),
      ...extraLines(248, style, 48),
      ...row(284, [
        [300, 'B. TOTAL A DEDUCIR'],
        [470, euros(sums.withheld)],
      ]),
      ...row(
        298,
        [
          [270, 'LÍQUIDO TOTAL A PERCIBIR (A-B)'],
          [470, euros(net)],
        ],
        { bold: true },
      ),
      ...row(318, [
        [40, paidOn(slip) === '' ? '' : `Madrid, ${paidOn(slip)}`],
        [400, 'Recibí'],
      ]),
      ...row(330, [[40, 'Firma y sello de la empresa']]),
      ...row(350, [[40, 'DETERMINACIÓN DE LAS BASES DE COTIZACIÓN A LA SEGURIDAD SOCIAL']], { size: 7 }),
      ...row(
        362,
        [
          [40, 'Importe remuneración mensual'],
          [300, euros(sums.gross)],
          [400, 'Base'],
          [440, euros(sums.gross)],
        ],
        { size: 7 },
      ),
    ];
  },
};

/** Boxes of headings, the values in the line below: no value stands beside its label. */
export const boxes: Layout = {
  name: 'casillas',
  prints: ['name', 'number', 'nif', 'naf', 'net'],
  height: 380,
  draw: (slip, style) => {
    const { employer, net } = slip;
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(net);
    return [
      ...head(
        30,
        [
          [40, 'EMPRESA'],
          [220, 'DOMICILIO'],
          [460, 'Nº INS. S.S.'],
        ],
        style,
      ),
      ...row(42, [
        [40, employer.name],
        [220, employer.street],
        [460, employer.register],
      ]),
      ...head(
        60,
        [
          [40, 'TRABAJADOR/A'],
          [230, 'CATEGORÍA'],
          [350, 'Nº MATRIC.'],
          [420, 'ANTIGÜEDAD'],
          [500, 'D.N.I.'],
        ],
        style,
        60,
      ),
      ...row(72, [
        [40, shownName(worker, style)],
        [230, worker.post],
        [350, worker.number],
        [420, dateText('es', worker.since)],
        [500, worker.nif],
      ]),
      ...head(
        90,
        [
          [40, 'Nº AFILIACIÓN S.S.'],
          [150, 'TARIFA'],
          [200, 'COD. CT'],
          [250, 'SECCIÓN'],
          [320, 'PERÍODO'],
          [500, 'TOT. DÍAS'],
        ],
        style,
        60,
      ),
      ...row(102, [
        [40, naf(worker.naf)],
        [150, '05'],
        [200, '401'],
        [250, '001'],
        [320, periodLine(slip, style)],
        [500, days(slip)],
      ]),
      ...head(
        124,
        [
          [40, 'CUANTÍA'],
          [110, 'PRECIO'],
          [180, 'CONCEPTO'],
          [400, 'DEVENGOS'],
          [480, 'DEDUCCIONES'],
        ],
        style,
        70,
      ),
      ...row(138, [
        [40, '30,00'],
        [110, euros(sums.gross / 30)],
        [180, '*Salario Base'],
        [400, euros(sums.gross)],
      ]),
      ...row(150, [
        [180, 'COTIZACIÓN CONT.COMU'],
        [320, '4,70'],
        [480, euros(sums.common)],
      ]),
      ...row(162, [
        [180, 'COTIZACIÓN DESEMPLEO'],
        [320, '1,55'],
        [480, euros(sums.unemployment)],
      ]),
      ...row(174, [
        [180, 'COTIZACIÓN FORMACIÓN'],
        [320, '0,10'],
        [480, euros(sums.training)],
      ]),
      ...row(186, [
        [180, 'TRIBUTACIÓN I.R.P.F.'],
        [320, '13,20'],
        [480, euros(sums.tax)],
      ]),
      ...extraLines(200, style, 180),
      ...head(
        250,
        [
          [40, 'REM. TOTAL'],
          [120, 'P.P.EXTRAS'],
          [200, 'BASE S.S.'],
          [280, 'BASE I.R.P.F.'],
          [400, 'T. DEVENGADO'],
          [480, 'T. A DEDUCIR'],
        ],
        style,
        70,
      ),
      ...row(262, [
        [40, euros(sums.gross)],
        [120, '0,00'],
        [200, euros(sums.gross)],
        [280, euros(sums.gross)],
        [400, euros(sums.gross)],
        [480, euros(sums.withheld)],
      ]),
      ...head(
        284,
        [
          [40, 'FECHA'],
          [160, 'SELLO EMPRESA'],
          [300, 'RECIBÍ'],
          [440, 'LÍQUIDO A PERCIBIR'],
        ],
        style,
        90,
      ),
      ...row(
        298,
        [
          [40, paidOn(slip)],
          [440, euros(net)],
        ],
        { bold: true },
      ),
      ...row(316, [[40, `IBAN: ${worker.account.replace(/(.{4})/g, '$1 ').trim()}`]]),
    ];
  },
};
