/** The stretches from `first` to `last` that are not hidden, ends included. */
export function shownSpans(first: number, last: number, isHidden: (at: number) => boolean): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = first; at <= last; at += 1) {
    if (isHidden(at)) continue;
    const span = spans.at(-1);
    if (span && span[1] === at - 1) span[1] = at;
    else spans.push([at, at]);
  }
  return spans;
}
