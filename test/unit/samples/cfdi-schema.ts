import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const official = [
  'cfd/4/cfdv40.xsd',
  'cfd/nomina/nomina12.xsd',
  'cfd/TimbreFiscalDigital/TimbreFiscalDigitalv11.xsd',
  'cfd/tipoDatos/tdCFDI/tdCFDI.xsd',
  'cfd/catalogos/Nomina/catNomina.xsd',
];

/** One schema for the document, the payroll complement and the stamp together. */
const together = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.sat.gob.mx/cfd/4" schemaLocation="cfdv40.xsd"/>
  <xs:import namespace="http://www.sat.gob.mx/nomina12" schemaLocation="nomina12.xsd"/>
  <xs:import namespace="http://www.sat.gob.mx/TimbreFiscalDigital" schemaLocation="TimbreFiscalDigitalv11.xsd"/>
</xs:schema>`;

/** @param folder SAT's schemas. @returns what is wrong with the CFDI by them; empty when it is valid. */
export async function cfdiFaults(xml: string, folder: string): Promise<string[]> {
  const schemas = official.map((path) => ({
    fileName: basename(path),
    // The validator's file system is flat.
    contents: readFileSync(join(folder, path), 'utf8').replace(/schemaLocation="[^"]*\//g, 'schemaLocation="'),
  }));
  const { errors } = await validateXML({
    xml: [{ fileName: 'recibo.xml', contents: xml }],
    schema: [{ fileName: 'together.xsd', contents: together }],
    preload: [...schemas, { fileName: 'catCFDI.xsd', contents: catalogue(schemas.map(({ contents }) => contents)) }],
  });
  return errors.map(({ message }) => message);
}

/** SAT's list of postcodes and products is many megabytes: here any text is a code. */
function catalogue(schemas: readonly string[]): string {
  const names = new Set(schemas.flatMap((text) => [...text.matchAll(/catCFDI:(c_\w+)/g)].map(([, name]) => name)));
  const types = [...names].map((name) => `<xs:simpleType name="${name}"><xs:restriction base="xs:string"/></xs:simpleType>`);
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://www.sat.gob.mx/sitio_internet/cfd/catalogos">${types.join('')}</xs:schema>`;
}
