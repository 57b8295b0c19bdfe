/** `2 of 3`, as a page says it of itself. */
export interface PageMark {
  readonly page: number;
  readonly of: number;
}

const mark =
  /(?<![A-ZÀ-Ž])(?:P[AÁ]G(?:INA)?S?\.?|HOJA|PAGE|STRONA|STR\.?|S\.) ?:? ?(\d{1,4}) ?(?:DE|OF|Z|\/) ?(\d{1,4})(?![\d.,])/g;

/** By tidied text. Undefined where it says none, or two that differ: then there is more than one beginning on it. */
export const pageMark = (text: string): PageMark | undefined => {
  const found = [...text.matchAll(mark)].map(([, page, of]) => ({ page: Number(page), of: Number(of) }));
  const sound = found.filter(({ page, of }) => page >= 1 && page <= of);
  const [first] = sound;
  return first !== undefined && sound.every(({ page, of }) => page === first.page && of === first.of)
    ? first
    : undefined;
};

/** Programs also count through a whole file of many people: then nothing begins where a page says 1. */
export const ownMarks = (marks: readonly (PageMark | undefined)[]): readonly (PageMark | undefined)[] => {
  const isOfFile = marks.every((each, index) => each === undefined || each.page === index + 1);
  const counted = marks.filter((each) => each !== undefined && each.of > 1).length;
  return isOfFile && counted > 1 ? marks.map(() => undefined) : marks;
};
