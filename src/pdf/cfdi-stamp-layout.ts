import type { Cfdi } from '../domain/receipt/cfdi.ts';
import type { PageWriter } from './page-writer.ts';
import { qrModules, stampChain, verificationUrl } from './verification-code.ts';

/** Printed side of the code: at least 2.75 cm without its quiet zone. Points. */
const codeSide = 104;

/** Folio, seals and code, on one page. */
export const layOutStamp = (cfdi: Cfdi, writer: PageWriter): void => {
  const { attribute, stamp, uuids } = cfdi;
  if (stamp === undefined) {
    writer.rule();
    writer.text('Sin timbrar: este documento no tiene validez fiscal', { bold: true });
    return;
  }
  const modules = qrModules(verificationUrl(cfdi));
  writer.together(() => {
    writer.rule();
    writer.text(`Folio fiscal ${uuids[0] ?? ''}`, { bold: true });
    writer.space(3);
    writer.fields([
      ['Fecha y hora de emisión', attribute('Fecha')],
      ['Certificado del emisor', attribute('NoCertificado')],
      ['Fecha y hora de certificación', stamp('FechaTimbrado')],
      ['Certificado del SAT', stamp('NoCertificadoSAT')],
      ['RFC del proveedor de certificación', stamp('RfcProvCertif')],
      ['Leyenda', stamp('Leyenda')],
    ]);
    writer.space(4);
    writer.square(modules, codeSide, [
      ...(modules === undefined ? ['Sin código QR: los datos del XML no caben en uno'] : []),
      'Sello digital del CFDI',
      stamp('SelloCFD'),
      'Sello digital del SAT',
      stamp('SelloSAT'),
      'Cadena original del complemento de certificación digital del SAT',
      stampChain(cfdi),
    ]);
    writer.text('Este documento es una representación impresa de un CFDI', { faint: true, size: 8 });
  });
};
