import { dateText, daysOf, money, type Slip } from './slip.ts';
import { extraLines, head, idsOf, periodLine, row, shownName, type Layout } from './layout.ts';
import type { Piece } from './paper.ts';

const pesos = (amount: number): string => money('mx', amount);
const sumsOf = (net: number) => {
  const gross = Math.round((net / 0.86) * 100) / 100;
  const security = Math.round(gross * 2.4) / 100;
  const tax = Math.round((gross - net - security) * 100) / 100;
  return { gross, security, tax };
};
const days = ({ period }: Slip): string => (period === undefined ? '15' : String(Math.min(15, daysOf(period))));
/** The fiscal end of a printed CFDI: folio, seals, the legend. */
const fiscal = (y: number, slip: Slip): Piece[] => {
  const seal = `${slip.uuid.replaceAll('-', '').toLowerCase()}Qx/9+${slip.employer.taxId.toLowerCase()}kLmN`;
  return [
    ...row(
      y,
      [
        [40, 'Folio fiscal:'],
        [110, slip.uuid],
        [360, 'No. de certificado SAT: 30001000000500003456'],
      ],
      { size: 7 },
    ),
    ...row(y + 11, [[40, 'Sello digital del CFDI:']], { size: 6 }),
    ...row(y + 19, [[40, `${seal}${seal}==`]], { size: 5 }),
    ...row(y + 28, [[40, 'Este documento es una representación impresa de un CFDI']], { size: 7 }),
  ];
};

const classic: Layout = {
  name: 'recibo clásico',
  prints: ['name', 'number', 'rfc', 'curp', 'nss', 'net', 'uuid'],
  height: 330,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(
        22,
        [
          [40, slip.employer.name],
          [430, 'Recibo de nómina'],
        ],
        { bold: true, size: 10 },
      ),
      ...row(36, [
        [40, `RFC: ${slip.employer.taxId}`],
        [180, `Reg. Patronal IMSS: ${slip.employer.register}`],
      ]),
      ...row(54, [[40, `${worker.number}  ${shownName(worker, style)}`]], { bold: true }),
      ...row(66, [
        [40, `RFC: ${worker.rfc}`],
        [200, `CURP: ${worker.curp}`],
        [400, `NSS: ${worker.nss}`],
      ]),
      ...row(78, [
        [40, `Puesto: ${worker.post}`],
        [300, `Fecha inicio rel. laboral: ${dateText('mx', worker.since)}`],
      ]),
      ...row(90, [
        [40, periodLine(slip, style)],
        [400, `Días pagados: ${days(slip)}.000`],
      ]),
      ...head(
        108,
        [
          [40, 'Percepciones'],
          [310, 'Deducciones'],
        ],
        style,
        240,
      ),
      ...row(122, [
        [40, 'P001 Sueldo'],
        [240, pesos(sums.gross)],
        [310, 'D002 ISR'],
        [500, pesos(sums.tax)],
      ]),
      ...row(134, [
        [310, 'D001 IMSS'],
        [500, pesos(sums.security)],
      ]),
      ...extraLines(148, style, 310),
      ...row(196, [
        [40, 'Total percepciones'],
        [240, pesos(sums.gross)],
        [310, 'Total deducciones'],
        [500, pesos(sums.gross - slip.net)],
      ]),
      ...row(
        210,
        [
          [310, 'Neto a pagar'],
          [490, `$ ${pesos(slip.net)}`],
        ],
        { bold: true },
      ),
      ...row(226, [
        [40, slip.period === undefined ? '' : `Fecha de pago: ${dateText('mx', slip.period.paid)}`],
        [310, 'Firma del trabajador ______________'],
      ]),
      ...fiscal(250, slip),
    ];
  },
};

/** Employer and employee beside each other, each with its own RFC. */
const twoSides: Layout = {
  name: 'emisor y receptor',
  prints: ['name', 'number', 'rfc', 'curp', 'net', 'uuid'],
  height: 340,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(22, [[220, 'COMPROBANTE DE NÓMINA']], { bold: true, size: 10 }),
      ...head(
        42,
        [
          [40, 'EMISOR'],
          [310, 'RECEPTOR'],
        ],
        style,
        240,
      ),
      ...row(56, [
        [40, 'Nombre:'],
        [90, slip.employer.name],
        [310, 'Nombre:'],
        [370, shownName(worker, style)],
      ]),
      ...row(68, [
        [40, 'RFC:'],
        [90, slip.employer.taxId],
        [310, 'RFC:'],
        [370, worker.rfc],
      ]),
      ...row(80, [
        [40, 'Régimen:'],
        [90, slip.employer.natural ? '612' : '601'],
        [310, 'CURP:'],
        [370, worker.curp],
      ]),
      ...row(92, [
        [40, 'Reg. patronal:'],
        [110, slip.employer.register],
        [310, 'Núm. empleado:'],
        [390, worker.number],
      ]),
      ...row(110, [
        [40, periodLine(slip, style)],
        [310, `Días: ${days(slip)}`],
      ]),
      ...head(
        126,
        [
          [40, 'Clave'],
          [90, 'Concepto'],
          [300, 'Gravado'],
          [380, 'Exento'],
          [460, 'Importe'],
        ],
        style,
        60,
      ),
      ...row(140, [
        [40, '001'],
        [90, 'Sueldos, Salarios, Rayas y Jornales'],
        [300, pesos(sums.gross)],
        [380, '0.00'],
        [460, pesos(sums.gross)],
      ]),
      ...row(152, [
        [40, '002'],
        [90, 'ISR'],
        [460, pesos(sums.tax)],
      ]),
      ...row(164, [
        [40, '001'],
        [90, 'Seguridad social'],
        [460, pesos(sums.security)],
      ]),
      ...extraLines(178, style, 90),
      ...row(
        226,
        [
          [380, 'Total:'],
          [460, `$${pesos(slip.net)}`],
        ],
        { bold: true },
      ),
      ...fiscal(250, slip),
    ];
  },
};

/** Headings in a row, values below. */
const table: Layout = {
  name: 'tabla',
  prints: ['name', 'number', 'rfc', 'nss', 'net'],
  height: 280,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(22, [[40, `${slip.employer.name} · ${slip.employer.taxId}`]], { bold: true }),
      ...row(38, [[40, periodLine(slip, style)]]),
      ...head(
        56,
        [
          [40, 'CLAVE'],
          [100, 'NOMBRE DEL TRABAJADOR'],
          [320, 'R.F.C.'],
          [430, 'NO. SEG. SOCIAL'],
        ],
        style,
        80,
      ),
      ...row(68, [
        [40, worker.number],
        [100, shownName(worker, style)],
        [320, worker.rfc],
        [430, worker.nss],
      ]),
      ...head(
        90,
        [
          [40, 'CONCEPTO'],
          [300, 'PERCEPCIÓN'],
          [430, 'DEDUCCIÓN'],
        ],
        style,
        100,
      ),
      ...row(104, [
        [40, 'SUELDO QUINCENAL'],
        [300, pesos(sums.gross)],
      ]),
      ...row(116, [
        [40, 'I.S.R.'],
        [430, pesos(sums.tax)],
      ]),
      ...row(128, [
        [40, 'I.M.S.S.'],
        [430, pesos(sums.security)],
      ]),
      ...extraLines(142, style),
      ...row(
        190,
        [
          [40, 'NETO A RECIBIR'],
          [430, pesos(slip.net)],
        ],
        { bold: true },
      ),
      ...row(210, [[40, 'RECIBÍ DE CONFORMIDAD LA CANTIDAD ANOTADA']], { size: 6 }),
    ];
  },
};

/** A slip of a public office. */
const office: Layout = {
  name: 'talón',
  prints: ['name', 'rfc', 'curp', 'net'],
  height: 260,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(
        22,
        [
          [40, 'TALÓN DE PAGO'],
          [200, slip.employer.name],
        ],
        { bold: true },
      ),
      ...row(34, [[200, `RFC ${slip.employer.taxId}`]]),
      ...row(54, [[40, `NOMBRE: ${shownName(worker, style)}`]]),
      ...row(66, [
        [40, `FILIACIÓN: ${worker.rfc}`],
        [260, `C.U.R.P.: ${worker.curp}`],
      ]),
      ...row(78, [
        [40, periodLine(slip, style)],
        [380, 'PLAZA: 0701 A01803'],
      ]),
      ...row(98, [
        [40, '07 SUELDO BASE'],
        [240, pesos(sums.gross)],
        [310, '01 IMPUESTO'],
        [500, pesos(sums.tax)],
      ]),
      ...row(110, [
        [310, '02 SERVICIO MÉDICO'],
        [500, pesos(sums.security)],
      ]),
      ...extraLines(124, style),
      ...row(170, [
        [40, 'PERCEPCIONES'],
        [240, pesos(sums.gross)],
        [310, 'DEDUCCIONES'],
        [500, pesos(sums.gross - slip.net)],
      ]),
      ...row(
        184,
        [
          [310, 'LÍQUIDO'],
          [500, pesos(slip.net)],
        ],
        { bold: true },
      ),
    ];
  },
};

export const layoutsMx: readonly Layout[] = [classic, twoSides, table, office];
