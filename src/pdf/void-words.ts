/** What a paper calls itself that is not to go out, upper case without accents; with what may stand beside it. */
const words = String.raw`BORRADOR(?:ES)?|CANCELAD[OA]|ANULAD[OA]|INVALID[OA]|NO VALID[OA]|SIN (?:VALIDEZ|VALOR)(?: (?:FISCAL|LEGAL|OFICIAL))?|MUESTRA|EJEMPLO|ESPECIMEN|SPECIMEN|DRAFT|VOID|CANCELL?ED|SAMPLE|NOT VALID|WZOR|ANULOWAN[EAY]|NIEWAZN[EAY]|PROBN[EAY]|PODGLAD`;
const beside = String.raw`CFDI|RECIBO|NOMINA|FACTURA|COMPROBANTE|DOCUMENTO|DOKUMENT|WYDRUK|PASEK|FAKTURA|PAYSLIP|INVOICE|COPY|COPIA|SOLO|ONLY|TYLKO|DE|DEL?|ESTE|ES|IS|THIS|ESTADO|ESTATUS|STATUS|SITUACION|SAT`;
const ownLine = new RegExp(
  String.raw`^[^A-Z0-9\n]*(?:(?:${beside})[^A-Z0-9\n]+)*(${words})(?:[^A-Z0-9\n]+(?:${words}|${beside}))*[^A-Z0-9\n]*$`,
  'gm',
);

/** The first such word that is a line of its own; '' where none is. `plain` has its lines. */
export const voidWord = (plain: string): string => [...plain.matchAll(ownLine)][0]?.[1] ?? '';
