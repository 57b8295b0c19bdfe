import { foldText } from './fold-text.ts';

/** For each month its names as sheets write them: es, pl (nominative and genitive), en, with abbreviations. */
const names: readonly string[] = [
  'enero ene stycznia styczen sty january jan',
  'febrero feb lutego luty lut february',
  'marzo mar marca marzec march',
  'abril abr kwietnia kwiecien kwi april apr',
  'mayo may maja maj',
  'junio jun czerwca czerwiec cze june',
  'julio jul lipca lipiec lip july',
  'agosto ago sierpnia sierpien sie august aug',
  'septiembre setiembre sep sept wrzesnia wrzesien wrz september',
  'octubre oct pazdziernika pazdziernik paz october',
  'noviembre nov listopada listopad lis november',
  'diciembre dic grudnia grudzien gru december dec',
];

const months = new Map(names.flatMap((list, index) => list.split(' ').map((name) => [name, index + 1] as const)));

/** 1–12; undefined when the word is no month. */
export const monthOfName = (word: string): number | undefined => months.get(foldText(word));
