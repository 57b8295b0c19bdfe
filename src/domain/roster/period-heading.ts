import { headingWords } from '../text/fold-text.ts';
import { vocabulary } from './vocabulary.ts';

const ownWords = new Set(vocabulary.period.flatMap((name) => name.split(' ')));

/** Words that may stand beside the period's: what is paid, numbers, ends and days of it, forms to write it in. */
const neutral = new RegExp(
  `^(${[
    'pay\\w*|paid|paga\\w*|pago\\w*|nomin\\w*|sueldo\\w*|salari\\w*|salary|wage\\w*|liquid\\w*|cobro|recib\\w*|receipt\\w*|slip',
    'wyplat\\w*|wynagrodz\\w*|platnos\\w*|placow\\w*|plac|rozlicz\\w*|list\\w*|factur\\w*|faktur\\w*|invoic\\w*|bill\\w*',
    'deveng\\w*|honorari\\w*|beca\\w*|comision\\w*|pension\\w*|dieta\\w*|gratific\\w*|aguinaldo|prestac\\w*|subsidi\\w*|donativ\\w*',
    'premi\\w*|prowizj\\w*|stypendi\\w*|emerytur\\w*|honorar\\w*|commission\\w*|stipend\\w*|grant\\w*|scholarship|fee|fees|bonus|charge\\w*',
    'servic\\w*|uslug\\w*|earn\\w*|work\\w*|labor\\w*|trabajad\\w*|cover\\w*|rent\\w*|czynsz\\w*|cuota\\w*|alquil\\w*|mensual\\w*',
    'num\\w*|nr|no|n|id|name|nombre|nazwa|code|codigo|kod|inici\\w*|fin|final|start|end\\w*|from|to|desde|hasta|od|do|begin\\w*|first|primer\\w*',
    'date\\w*|fecha\\w*|data\\w*|dia\\w*|day\\w*|dzien|dni|mes\\w*|month\\w*|mies\\w*|week\\w*|seman\\w*|tyg\\w*|year|ano|anio|rok|roku',
    'actual|current|biezac\\w*|this|este|esta|de|del|la|el|al|and|y|i|the|of|for|por|para|za|w|a|e|g|ej|np|eg',
    'd+|m+|y+|r+|tax|fisc\\w*|calend\\w*|kalend\\w*|quincen\\w*|cator\\w*|decen\\w*|\\d+',
  ].join('|')})$`,
);

/** Whether a heading says the period and nothing that could make it another one: `Review month` and `Okres urlopu` do not. */
export const saysOnlyPeriod = (header: string): boolean =>
  headingWords(header).every((word) => ownWords.has(word) || neutral.test(word));
