import { dateText, money, type Slip } from './slip.ts';
import { extraLines, head, idsOf, periodLine, row, shownName, type Layout } from './layout.ts';

const zl = (amount: number): string => money('pl', amount);
const sumsOf = (net: number) => {
  const gross = Math.round((net / 0.72) * 100) / 100;
  const pension = Math.round(gross * 9.76) / 100;
  const disability = Math.round(gross * 1.5) / 100;
  const sickness = Math.round(gross * 2.45) / 100;
  const health = Math.round((gross - pension - disability - sickness) * 9) / 100;
  const tax = Math.round((gross - net - pension - disability - sickness - health) * 100) / 100;
  return { gross, pension, disability, sickness, health, tax };
};
const nip = (value: string): string =>
  `${value.slice(0, 3)}-${value.slice(3, 6)}-${value.slice(6, 8)}-${value.slice(8)}`;
const paidOn = ({ period }: Slip): string => (period === undefined ? '' : dateText('pl', period.paid));

/** The strip most offices know: label and value in one line. */
const strip: Layout = {
  name: 'pasek',
  prints: ['name', 'number', 'pesel', 'net'],
  height: 300,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(
        24,
        [
          [40, 'PASEK WYNAGRODZENIA'],
          [260, periodLine(slip, style)],
        ],
        { bold: true, size: 10 },
      ),
      ...row(42, [[40, `Pracodawca: ${slip.employer.name}, ${slip.employer.street}`]]),
      ...row(54, [
        [40, `NIP: ${nip(slip.employer.taxId)}`],
        [200, `REGON: ${slip.employer.register}`],
      ]),
      ...row(70, [
        [40, `Nazwisko i imię: ${shownName(worker, style)}`],
        [340, `Nr ewid.: ${worker.number}`],
      ]),
      ...row(82, [
        [40, `PESEL: ${worker.pesel}`],
        [340, `Stanowisko: ${worker.post}`],
      ]),
      ...row(100, [
        [40, 'Płaca zasadnicza'],
        [300, zl(sums.gross)],
      ]),
      ...row(112, [
        [40, 'Składka emerytalna 9,76%'],
        [300, zl(sums.pension)],
      ]),
      ...row(124, [
        [40, 'Składka rentowa 1,5%'],
        [300, zl(sums.disability)],
      ]),
      ...row(136, [
        [40, 'Składka chorobowa 2,45%'],
        [300, zl(sums.sickness)],
      ]),
      ...row(148, [
        [40, 'Składka zdrowotna'],
        [300, zl(sums.health)],
      ]),
      ...row(160, [
        [40, 'Zaliczka na podatek'],
        [300, zl(sums.tax)],
      ]),
      ...extraLines(174, style),
      ...row(
        222,
        [
          [40, 'DO WYPŁATY:'],
          [300, `${zl(slip.net)} zł`],
        ],
        { bold: true },
      ),
      ...row(238, [[40, paidOn(slip) === '' ? '' : `Data wypłaty: ${paidOn(slip)}`]]),
    ];
  },
};

/** A printout with columns of components, as the large payroll programs make it. */
const columns: Layout = {
  name: 'kwitek',
  prints: ['name', 'number', 'pesel', 'net'],
  height: 300,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(22, [
        [40, slip.employer.name],
        [420, paidOn(slip) === '' ? '' : `Data wypłaty ${paidOn(slip)}`],
      ]),
      ...row(34, [[40, `${slip.employer.street}   NIP ${slip.employer.taxId}`]]),
      ...row(
        52,
        [
          [200, 'KWITEK WYPŁATY'],
          [320, periodLine(slip, style)],
        ],
        { bold: true },
      ),
      ...head(
        72,
        [
          [40, 'Nr ewid.'],
          [100, 'Pracownik'],
          [300, 'PESEL'],
          [400, 'Stanowisko'],
        ],
        style,
        60,
      ),
      ...row(86, [
        [40, worker.number],
        [100, shownName(worker, style)],
        [300, worker.pesel],
        [400, worker.post],
      ]),
      ...head(
        106,
        [
          [40, 'Składniki wynagrodzenia'],
          [220, 'Kwota'],
          [300, 'Potrącenia'],
          [480, 'Kwota'],
        ],
        style,
        100,
      ),
      ...row(120, [
        [40, 'Wynagrodzenie zasadnicze'],
        [220, zl(sums.gross)],
        [300, 'Ub. emerytalne'],
        [480, zl(sums.pension)],
      ]),
      ...row(132, [
        [300, 'Ub. rentowe'],
        [480, zl(sums.disability)],
      ]),
      ...row(144, [
        [300, 'Ub. chorobowe'],
        [480, zl(sums.sickness)],
      ]),
      ...row(156, [
        [300, 'Ub. zdrowotne'],
        [480, zl(sums.health)],
      ]),
      ...row(168, [
        [300, 'Zal. podatku'],
        [480, zl(sums.tax)],
      ]),
      ...extraLines(182, style, 300),
      ...row(
        230,
        [
          [40, 'Razem brutto'],
          [220, zl(sums.gross)],
          [300, 'Kwota do wypłaty'],
          [480, zl(slip.net)],
        ],
        { bold: true },
      ),
      ...row(
        246,
        [
          [
            40,
            `Przelew na konto: ${worker.account
              .slice(2)
              .replace(/^(..)(....)/, '$1 $2 ')
              .replace(/(.{4})(?=.{4})/g, '$1')}`,
          ],
        ],
        { size: 7 },
      ),
    ];
  },
};

/** One line of a payroll list, under two rows of headings. */
const listLine: Layout = {
  name: 'lista płac',
  prints: ['name', 'net'],
  height: 220,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(22, [
        [40, `Lista płac nr 1/E`],
        [200, periodLine(slip, style)],
        [420, slip.employer.name],
      ]),
      ...row(34, [[420, `NIP ${nip(slip.employer.taxId)}`]]),
      ...head(
        56,
        [
          [40, 'Lp.'],
          [66, 'Nr'],
          [110, 'Nazwisko i imię'],
          [260, 'Brutto'],
          [320, 'Składki ZUS'],
          [390, 'Zdrowotna'],
          [450, 'Podatek'],
          [510, 'Do wypłaty'],
        ],
        style,
        50,
      ),
      ...row(
        68,
        [
          [40, '1'],
          [66, '2'],
          [110, '3'],
          [260, '4'],
          [320, '5'],
          [390, '6'],
          [450, '7'],
          [510, '8'],
        ],
        { size: 6 },
      ),
      ...row(82, [
        [40, '1'],
        [66, worker.number],
        [110, shownName(worker, style)],
        [260, zl(sums.gross)],
        [320, zl(sums.pension + sums.disability + sums.sickness)],
        [390, zl(sums.health)],
        [450, zl(sums.tax)],
        [510, zl(slip.net)],
      ]),
      ...extraLines(100, style),
      ...row(150, [
        [40, 'Sporządził: kadry'],
        [300, 'Podpis pracownika: ....................'],
      ]),
    ];
  },
};

/** The monthly information on contributions and pay, in two columns. */
const information: Layout = {
  name: 'informacja miesięczna',
  prints: ['name', 'pesel', 'net'],
  height: 330,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    return [
      ...row(24, [[120, 'INFORMACJA O WYNAGRODZENIU PRACOWNIKA']], { bold: true, size: 10 }),
      ...row(40, [[120, periodLine(slip, style)]]),
      ...head(
        60,
        [
          [40, 'Dane płatnika'],
          [310, 'Dane ubezpieczonego'],
        ],
        style,
        240,
      ),
      ...row(74, [
        [40, `Nazwa: ${slip.employer.name}`],
        [310, `Nazwisko: ${style.capitals ? worker.surnames.toUpperCase() : worker.surnames}`],
      ]),
      ...row(86, [
        [40, `NIP: ${slip.employer.taxId}`],
        [310, `Imię: ${style.capitals ? worker.given.toUpperCase() : worker.given}`],
      ]),
      ...row(98, [
        [40, `REGON: ${slip.employer.register}`],
        [310, `PESEL: ${worker.pesel}`],
      ]),
      ...row(110, [[310, 'Wymiar etatu: 1/1   Kod ubezpieczenia: 01 10 00']]),
      ...row(134, [
        [40, 'Przychód brutto'],
        [240, zl(sums.gross)],
        [310, 'Ubezpieczenie emerytalne'],
        [490, zl(sums.pension)],
      ]),
      ...row(146, [
        [40, 'Koszty uzyskania'],
        [240, '250,00'],
        [310, 'Ubezpieczenie rentowe'],
        [490, zl(sums.disability)],
      ]),
      ...row(158, [
        [40, 'Zaliczka PIT-4'],
        [240, zl(sums.tax)],
        [310, 'Ubezpieczenie chorobowe'],
        [490, zl(sums.sickness)],
      ]),
      ...row(170, [
        [310, 'Ubezpieczenie zdrowotne'],
        [490, zl(sums.health)],
      ]),
      ...extraLines(184, style),
      ...row(
        240,
        [
          [40, 'Wynagrodzenie netto (do wypłaty)'],
          [240, zl(slip.net)],
        ],
        { bold: true },
      ),
    ];
  },
};

/** Made from a spreadsheet and printed to PDF. */
const sheet: Layout = {
  name: 'z arkusza',
  prints: ['name', 'number', 'pesel', 'net'],
  height: 260,
  draw: (slip, style) => {
    const worker = idsOf(slip.worker, style);
    const sums = sumsOf(slip.net);
    const lines: [string, string][] = [
      ['Pracownik', shownName(worker, style)],
      ['Numer pracownika', worker.number],
      ['PESEL', worker.pesel],
      ['Firma', slip.employer.name],
      ['Okres', periodLine(slip, style)],
      ['Brutto', zl(sums.gross)],
      ['ZUS pracownika', zl(sums.pension + sums.disability + sums.sickness)],
      ['Podatek', zl(sums.tax)],
      ['Netto', zl(slip.net)],
    ];
    return [
      ...row(24, [[40, 'Odcinek płacowy']], { bold: true, size: 11 }),
      ...lines.flatMap(([label, value], at) =>
        row(46 + at * 13, [
          [40, value === '' ? '' : label],
          [180, value],
        ]),
      ),
      ...extraLines(176, style),
    ];
  },
};

export const layoutsPl: readonly Layout[] = [strip, columns, listLine, information, sheet];
