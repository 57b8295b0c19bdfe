import { headingWords } from '../text/fold-text.ts';
import { alternateWords, vocabulary } from './vocabulary.ts';

const own = new Set(
  [...vocabulary.email, ...vocabulary.name, ...vocabulary.firstName].flatMap((name) => name.split(' ')),
);

/** Words that say which of the person's own addresses it is, and those of any heading. */
const neutral =
  /^(de|del|la|el|los|las|al|a|of|the|to|for|para|do|dla|na|y|i|and|o|or|s|e|no|1|2|electr\w*|elektr\w*|direcc?ion(es)?|correos|correus|e?mails|address\w*|adres\w*|principal|primary|main|glowny|valid\w*|current|actual\w*|nuevo|new|nowy|institucional|corporativ\w*|corporate|empresarial|laboral|trabajo|work\w*|oficina|office|sluzbow\w*|firmow\w*|zawodow\w*|prywatn\w*|personal\w*|privad\w*|private|particular|home|domow\w*|contact\w*|kontakt\w*|notific\w*|aviso\w*|envi\w*|send|receipt\w*|recib\w*|payslip\w*|nomin\w*|payroll|wysyl\w*|cfdi|fiscal\w*|factur\w*|billing|sat|google|gmail|outlook|obligatorio|required|opcional|optional|minusculas|ej|np|eg|example|ejemplo)$/;

/** Whether a heading of addresses says nothing but that they are the person's: `HRBP email`, `Correo sucursal` do. */
export const saysOwnAddress = (header: string): boolean =>
  headingWords(header).every((word) => own.has(word) || alternateWords.has(word) || neutral.test(word));
