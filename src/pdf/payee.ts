const reach = 240;

/** What is paid to others out of somebody's pay. */
const dueToOthers =
  /ALIMENT|ALIMON|EMBARGO|JUDICIAL|JUZGADO|SEGURO (?:DE|COLECTIVO|POR)|POLIZA|FALLECIMIENTO|DEFUNCION|MUERTE|COMPENSATORIA|SINDICA|KOMORN|ZAJECI|UBEZPIECZENI[AE] NA|POLIS[AY]|CHILD SUPPORT|GARNISH|COURT ORDER|ATTACHMENT OF EARNINGS|(?:LIFE|DEATH) |INSURANCE/;

/** A paper about a payment, which names who gets it. */
const payment =
  /(?:JUSTIFICANTE|COMPROBANTE|ORDEN|AVISO|RESGUARDO|DATOS|RECIBO) DEL? (?:LA )?(?:TRANSFERENCIA|PAGO|ABONO)|TRANSFERENCIA (?:EMITIDA|REALIZADA|ENVIADA)|ORDENANTE|SPEI|CHEQUE|PRZELEW|REMITTANCE|(?:PAYMENT|TRANSFER) (?:ADVICE|CONFIRMATION|ORDER|RECEIPT)|BANK TRANSFER/;

/** A line that begins a matter of its own: a payment, or what is paid in the end. */
const begins =
  /^(?:NETO|LIQUIDO|IMPORTE NETO|TOTAL (?:NETO|LIQUIDO)|NET (?:PAY|SALARY)|NETTO|DO WYPLATY|TRANSFERENCIA|TRANSFER|INGRESO|ABONO|PAGO)(?![A-ZÑ])/;

/** Without the lines above such a one: an embargo above a transfer is another matter. */
const ownLines = (block: string): string => {
  const lines = block.split('\n');
  const isOwn = (line: string): boolean => (begins.test(line) || payment.test(line)) && !dueToOthers.test(line);
  return lines.slice(Math.max(0, lines.findLastIndex(isOwn))).join('\n');
};

/**
 * Whether this word names who gets a payment: it may be the pay of anybody, unless the lines around it say that it is
 * paid to somebody else out of the person's.
 */
export const isPayee = (plain: string, at: number, end: number): boolean => {
  const word = plain.slice(at, end);
  if (!/^(?:A FAVOR DE|BENEFICIAR)/.test(word)) return false;
  const before = plain.slice(Math.max(0, at - reach), at);
  const behind = plain.slice(end, end + reach).split('\n')[0] ?? '';
  const block = `${before.slice(before.lastIndexOf('\n\n') + 1)} ${behind}`;
  if (dueToOthers.test(ownLines(block))) return false;
  return word === 'A FAVOR DE' || payment.test(block);
};
