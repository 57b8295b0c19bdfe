/** Whole hundredths throughout: sums of receipts must come out to the cent. */
const share = (amount, perTenThousand) => Math.round((amount * perTenThousand) / 10_000);
const total = (lines) => lines.reduce((sum, { amount }) => sum + amount, 0);

/** `123456` → `1234.56` */
export const decimal = (hundredths) => (hundredths / 100).toFixed(2);

/** A fortnight at the bakery. The rates are plausible and round; they are nobody's tax table. */
export function mexicanFortnight({ daily, bonus = 0, loan = 0 }) {
  const wages = daily * 15;
  const earnings = [{ type: '001', key: 'P001', label: 'Sueldo', amount: wages }];
  if (bonus) earnings.push({ type: '010', key: 'P010', label: 'Premio por puntualidad', amount: bonus });
  const gross = total(earnings);
  const tax = share(gross, gross > 800_000 ? 1480 : 1010);
  const deductions = [
    { type: '002', key: 'D002', label: 'ISR', amount: tax },
    { type: '001', key: 'D001', label: 'Seguridad social (IMSS)', amount: share(wages, 248) },
  ];
  if (loan) deductions.push({ type: '004', key: 'D004', label: 'Préstamo de la empresa', amount: loan });
  const withheld = total(deductions);
  return { earnings, deductions, gross, tax, withheld, net: gross - withheld };
}

export function polishMonth({ gross }) {
  const pension = share(gross, 976);
  const disability = share(gross, 150);
  const sickness = share(gross, 245);
  const base = gross - pension - disability - sickness;
  const lines = [
    ['Wynagrodzenie brutto', gross],
    ['Składka emerytalna 9,76%', -pension],
    ['Składka rentowa 1,50%', -disability],
    ['Składka chorobowa 2,45%', -sickness],
    ['Składka zdrowotna 9,00%', -share(base, 900)],
    ['Zaliczka na podatek', -Math.round(share(base, 700) / 100) * 100],
  ].map(([label, amount]) => ({ label, amount }));
  return { lines, net: total(lines) };
}

export function englishMonth({ gross }) {
  const lines = [
    ['Gross pay', gross],
    ['Income tax', -share(gross, 1320)],
    ['Social security', -share(gross, 620)],
    ['Health plan', -4500],
  ].map(([label, amount]) => ({ label, amount }));
  return { lines, net: total(lines) };
}
