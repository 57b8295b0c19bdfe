import { givenNames } from './given-names.ts';
import { isTitle } from '../domain/roster/identity.ts';
import { foldText } from '../domain/text/fold-text.ts';
import { ownerWords } from './identity-labels.ts';
import { noNameWords } from './name-words.ts';

/** What houses, streets and towns called after somebody have in their names. */
const noPersons: ReadonlySet<string> = new Set(
  (
    'sl slu sa sau sas sc scp cb srl sll cv rl sp ltd limited llc inc gmbh plc firma firm grupo group hermanos hnos hijos ' +
    'sociedad spolka fundacion fundacja asociacion instituto colegio escuela szkola clinica hospital szpital farmacia ' +
    'apteka residencia panaderia restaurante restauracja bar cafe cafeteria hotel taller talleres despacho bufete ' +
    'kancelaria gabinet zaklad przedsiebiorstwo handlowa handlowy uslugi servicios san santa santo ciudad villa puerto ' +
    'cl c calle avenida avda avd av plaza pza urb ctra paseo ronda camino carretera colonia col fracc fraccionamiento municipio barrio poligono ' +
    'ulica ul aleja al os osiedle street road avenue lane banco bank caja mutua seguros nuevo nueva'
  ).split(' '),
);

const anothers = new RegExp(
  String.raw`(?<![A-ZÑ])(?:${[...ownerWords.employer, ...ownerWords.third].join('|')})(?![A-ZÑ])`,
);

const anothersBefore = new RegExp(`${anothers.source}[^0-9]*$`);

const signs =
  /(?:^|[^A-ZÑ])(?:FDO|FIRMA|FIRMADO|ATENTAMENTE|ATTE|ELABORO|REVISO|AUTORIZO|VO\.? ?BO|POR PODER|P\.P|SELLO|PODPIS|SIGNED|SIGNATURE)(?![A-ZÑ])/;

const fewestWords = 2;
const mostWords = 5;
const fillers = /^(?:y|e|i|and|de|del|la|las|los|el|al|a|para|tu|su|dla|z|w|of|for|to)$/;

/**
 * Names that stand on a page by themselves, told by a given name among words that are in no form; not those of
 * who signs it. `plain` in upper case without accents, with its lines; the names come as `text` has them.
 */
export const bareNames = (text: string, plain: string): readonly string[] => {
  const names = new Set<string>();
  let from = 0;
  let before = '';
  for (const line of plain.split('\n')) {
    if (!signs.test(before) && !signs.test(line)) {
      for (const [at, length] of runsOf(line)) names.add(text.slice(from + at, from + at + length));
    }
    before = line.length < longestSign ? line : '';
    from += line.length + 1;
  }
  return [...names];
};

/** A line that only says that somebody signs below it. */
const longestSign = 60;
const longestLine = 400;

const labelReach = 30;
/** Behind a street's mark, or behind a word for somebody else: `Representante legal: D./Dª …`. */
const isNobodysPlace = (before: string): boolean => /(?<![A-Z])C\/ ?$/.test(before) || anothersBefore.test(before);

/** Where the runs of words of a line begin that may be names, and how long they are. */
const runsOf = (whole: string): readonly (readonly [number, number])[] => {
  const line = whole.slice(0, longestLine);
  const found: [number, number][] = [];
  for (const { index, 0: run } of line.matchAll(/[A-ZÑ][A-ZÑ'’.-]*(?:,? [A-ZÑ][A-ZÑ'’.-]*)*/g)) {
    if (isNobodysPlace(line.slice(Math.max(0, index - labelReach), index)) || anothers.test(run)) continue;
    let [start, end, words]: [number, number, string[]] = [index, index, []];
    const keep = (): void => {
      const kept = trimmed(words);
      if (isName(kept)) found.push([start, end - start]);
      words = [];
    };
    for (const { index: at, 0: word } of run.matchAll(/[^ ]+/g)) {
      const bare = word.replace(/[^A-ZÑ]/g, '');
      const folded = foldText(word);
      if (noNameWords.has(bare) || (words.length === 0 && fillers.test(folded))) keep();
      else {
        if (words.length === 0) start = index + at;
        words.push(folded);
        end = index + at + word.replace(/[.,]+$/, '').length;
      }
    }
    keep();
  }
  return found;
};

const trimmed = (words: readonly string[]): readonly string[] => words.filter((word) => !fillers.test(word));

const isName = (words: readonly string[]): boolean =>
  words.length >= fewestWords &&
  words.length <= mostWords + 1 &&
  words.some((word) => givenNames.has(word)) &&
  words.filter((word) => word.length > 1 && !isTitle(word)).length >= fewestWords &&
  !words.some((word) => noPersons.has(word));
