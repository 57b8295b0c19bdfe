import type { Fault } from './faults.ts';

/** In what is read from a CFDI and printed of it. */
export const cfdiFaults: readonly Fault[] = [
  {
    name: 'a stamp counts whatever document it was made for',
    file: 'src/domain/receipt/cfdi.ts',
    find: "seal !== '' && withoutSpace(stamp('SelloCFD')) === withoutSpace(seal)",
    replace: "seal !== ''",
    test: { file: 'test/unit/cfdi/whole-cfdi.test.ts', name: 'the seal of another document' },
  },
  {
    name: 'the second payroll of a CFDI is not looked at',
    file: 'src/domain/receipt/cfdi-people.ts',
    find: 'workers.slice(0, index).some((earlier) => areTwo(earlier, each))',
    replace: 'index < 0',
    test: { file: 'test/unit/cfdi/whole-cfdi.test.ts', name: 'two payrolls of two people' },
  },
  {
    name: 'an Addenda is not looked into',
    file: 'src/domain/receipt/cfdi-people.ts',
    find: '...receiversIn(leftOut)',
    replace: "...receiversIn('')",
    test: { file: 'test/unit/domain/pairing/several-in-xml.test.ts', name: 'a second CFDI in the Addenda' },
  },
  {
    name: 'a cancelled folio is sent',
    file: 'src/domain/pairing/receipt-folder.ts',
    find: '(facts.cancels ?? []).map((uuid)',
    replace: '(facts.cancels ?? []).slice(0, 0).map((uuid)',
    test: { file: 'test/unit/cfdi/cancellations.test.ts', name: 'acuse.xml' },
  },
  {
    name: 'attributes of a CFDI are read whatever their case',
    file: 'src/domain/text/xml-element.ts',
    find: 'attribute.name === name)',
    replace: 'attribute.name.toLowerCase() === name.toLowerCase())',
    test: { file: 'test/unit/cfdi/whole-cfdi.test.ts', name: 'small letters before the real RFC' },
  },
  {
    name: 'a document type reaches the parser',
    file: 'src/domain/text/xml-scan.ts',
    find: 'if (end === undefined) return declaration(text, at);',
    replace: 'if (end === undefined) return scan.end();',
    test: { file: 'test/unit/cfdi/whole-cfdi.test.ts', name: 'a document type that follows a comment' },
  },
  {
    name: 'the stamp of a printed CFDI is torn over two pages',
    file: 'src/pdf/page-writer.ts',
    find: 'const height = from - this.y;',
    replace: 'const height = 0;',
    test: { file: 'test/unit/pdf/printed-cfdi.test.ts', name: 'the stamp stands on one page' },
  },
  {
    name: 'printed amounts are rounded to cents',
    file: 'src/pdf/printed-values.ts',
    find: "decimals.padEnd(2, '0')",
    replace: "decimals.padEnd(2, '0').slice(0, 2)",
    test: { file: 'test/property/printed-sums.property.test.ts', name: 'factura-usd.xml' },
  },
  {
    name: 'the second payment of a CFDI is not printed',
    file: 'src/pdf/cfdi-layout.ts',
    find: 'payrolls.forEach((payroll, index) =>',
    replace: 'payrolls.slice(0, 1).forEach((payroll, index) =>',
    test: { file: 'test/property/printed-sums.property.test.ts', name: 'dos-nominas.xml' },
  },
];
