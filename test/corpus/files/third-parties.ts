import { fullName, type Worker } from '../people.ts';
import type { Setting } from './batch.ts';

export const passwordOf = (worker: Worker): string => `Z${worker.number.replace(/\W/g, '')}k7!`;

export const fieldsOf = (worker: Worker) => {
  const ids = [worker.rfc, worker.curp, worker.nif, worker.pesel].filter((id) => id !== '');
  return [fullName(worker, 'given'), ...ids].map((value, at) => ({
    x: 40,
    y: 500 + at * 20,
    name: ['Nombre', 'ID', 'ID2'][at]!,
    value,
  }));
};

/** Other people a slip names by right, as offices print them. */
export const thirdParties = ({ country, random }: Setting, other: Worker) => {
  const name = fullName(other, 'given');
  return {
    mx: {
      representative: `Representante legal: ${name} RFC: ${other.rfc}`,
      beneficiary: `Pensión alimenticia. Beneficiaria: ${name} RFC: ${other.rfc}`,
      family: `Dependiente económico: ${name} CURP ${other.curp}`,
    },
    es: {
      representative: `Representante legal: D./Dª ${name}, NIF ${other.nif}`,
      beneficiary: `Pensión compensatoria. Beneficiario: ${name}, NIF ${other.nif}`,
      family: `Cónyuge: ${name} NIF ${other.nif}`,
    },
    pl: {
      representative: `W imieniu pracodawcy: ${name}, prezes zarządu`,
      beneficiary: `Zajęcie komornicze: Komornik Sądowy ${name}, sygn. KM ${random.between(10, 900)}/25`,
      family: `Zasiłek opiekuńczy na dziecko: ${name}, PESEL dziecka: ${other.pesel}`,
    },
  }[country];
};
