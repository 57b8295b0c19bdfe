import type { CfdiNode } from '../domain/receipt/cfdi-node.ts';
import { taxLines } from './cfdi-invoice-layout.ts';
import type { PageWriter } from './page-writer.ts';
import { amountsIn, coded, joined, money } from './printed-values.ts';

/** The complement of a payment: each payment, and the documents that it settles. */
export const layOutPayments = (payments: CfdiNode, writer: PageWriter): void => {
  payments.children('Pago').forEach((payment, index) => {
    const { attribute } = payment;
    writer.heading(`Pago ${index + 1}`);
    writer.fields([
      ['Fecha de pago', attribute('FechaPago')],
      ['Forma de pago', coded('FormaPago', attribute('FormaDePagoP'))],
      ['Moneda', attribute('MonedaP')],
      ['Tipo de cambio', attribute('TipoCambioP')],
      ['Monto', money(attribute('Monto'))],
      ['Núm. de operación', attribute('NumOperacion')],
      ['Cuenta ordenante', joined([attribute('RfcEmisorCtaOrd'), attribute('CtaOrdenante')])],
      ['Cuenta beneficiaria', joined([attribute('RfcEmisorCtaBen'), attribute('CtaBeneficiario')])],
    ]);
    layOutSettled(payment, writer);
    for (const line of taxLines(payment.child('ImpuestosP'), 'P')) writer.text(line, { size: 8 });
  });
  writer.sums(
    amountsIn(payments.child('Totales').attribute, [
      ['Total traslados base IVA 16 %', 'TotalTrasladosBaseIVA16'],
      ['Total traslados IVA 16 %', 'TotalTrasladosImpuestoIVA16'],
      ['Total traslados base IVA 8 %', 'TotalTrasladosBaseIVA8'],
      ['Total traslados IVA 8 %', 'TotalTrasladosImpuestoIVA8'],
      ['Total traslados base IVA 0 %', 'TotalTrasladosBaseIVA0'],
      ['Total traslados IVA 0 %', 'TotalTrasladosImpuestoIVA0'],
      ['Total traslados base IVA exento', 'TotalTrasladosBaseIVAExento'],
      ['Total retenciones IVA', 'TotalRetencionesIVA'],
      ['Total retenciones ISR', 'TotalRetencionesISR'],
      ['Total retenciones IEPS', 'TotalRetencionesIEPS'],
      ['Monto total de los pagos', 'MontoTotalPagos'],
    ]),
  );
};

const layOutSettled = (payment: CfdiNode, writer: PageWriter): void => {
  const settled = payment.children('DoctoRelacionado');
  if (settled.length === 0) return;
  writer.table(
    [
      { header: 'Documento', share: 0.38 },
      { header: 'Parcialidad', share: 0.12 },
      { header: 'Moneda', share: 0.08 },
      { header: 'Saldo anterior', share: 0.14, right: true },
      { header: 'Pagado', share: 0.14, right: true },
      { header: 'Saldo insoluto', share: 0.14, right: true },
    ],
    settled.map((each) => {
      const { attribute } = each;
      return [
        [
          joined([attribute('IdDocumento'), attribute('Serie'), attribute('Folio')]),
          ...taxLines(each.child('ImpuestosDR'), 'DR'),
        ].join('\n'),
        attribute('NumParcialidad'),
        joined([attribute('MonedaDR'), attribute('EquivalenciaDR') || attribute('TipoCambioDR')]),
        money(attribute('ImpSaldoAnt')),
        money(attribute('ImpPagado')),
        money(attribute('ImpSaldoInsoluto')),
      ];
    }),
  );
};
