/** Markup, conditions and fields are one piece each, and so is a word. */
const pieces = (text: string): readonly string[] =>
  text.match(/<[^>]*>|\{%[^]*?%\}|\{\{[^]*?\}\}|\s+|[^\s<{]+|[<{]/g) ?? [];

/** Longer texts are compared from both ends alone. */
const mostPieces = 1_500;
const leadLength = 15;
const mostShown = 300;

/** For each two positions how many pieces both have in common from there on. */
const commonFrom = (a: readonly string[], b: readonly string[]): readonly Uint16Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
};

/** A place where two texts part: from which piece to which, of each. */
type Place = readonly [from: number, fromEnd: number, to: number, toEnd: number];

const placesOf = (a: readonly string[], b: readonly string[]): readonly Place[] => {
  if (a.length > mostPieces || b.length > mostPieces) return [[0, a.length, 0, b.length]];
  const common = commonFrom(a, b);
  const places: Place[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const [from, to] = [i, j];
    while ((i < a.length || j < b.length) && (i >= a.length || j >= b.length || a[i] !== b[j])) {
      if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) i += 1;
      else j += 1;
    }
    if (i > from || j > to) places.push([from, i, to, j]);
    while (i < a.length && j < b.length && a[i] === b[j]) [i, j] = [i + 1, j + 1];
  }
  return places;
};

const isBlank = (piece: string): boolean => piece.trim() === '';

/** Two places with nothing but a space between them are one. */
const joined = (places: readonly Place[], a: readonly string[]): readonly Place[] =>
  places.reduce<Place[]>((kept, place) => {
    const last = kept.at(-1);
    if (last === undefined || !a.slice(last[1], place[0]).every(isBlank)) return [...kept, place];
    return [...kept.slice(0, -1), [last[0], place[1], last[2], place[3]]];
  }, []);

/** The words right before a place, without their markup. */
const leadOf = (before: readonly string[]): string => {
  const words = before.filter((piece) => !piece.startsWith('<')).join('');
  return words.length > leadLength ? `…${words.slice(-leadLength)}` : words;
};

/** Without tags that say nothing but how it looks. */
const withoutLooks = (text: string): string => text.replace(/<\/?[a-z][a-z0-9]*\s*\/?>/gi, '');

const cut = (text: string): string => (text.length > mostShown ? `${text.slice(0, mostShown)}…` : text);

/** Each place where two texts part, as both have it, with the words before it; markup is shown as it is written. */
export const textDifferences = (from: string, to: string): readonly (readonly [string, string])[] => {
  const [a, b] = [pieces(from), pieces(to)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [inner, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return joined(placesOf(inner, other), inner).map(([i, iEnd, j, jEnd]) => {
    const lead = leadOf(a.slice(0, start + i));
    const [was, is] = [lead + inner.slice(i, iEnd).join(''), lead + other.slice(j, jEnd).join('')];
    // Where only the looks differ, the markup is what has to be seen.
    const isLooks = withoutLooks(was) === withoutLooks(is);
    return isLooks ? [cut(was), cut(is)] : [cut(withoutLooks(was)), cut(withoutLooks(is))];
  });
};
