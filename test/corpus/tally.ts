/** Counts of verdicts for each country, in a table. */
export class Tally<V extends string> {
  readonly counts = new Map<string, Map<V, number>>();
  private readonly verdicts: readonly V[];

  constructor(verdicts: readonly V[]) {
    this.verdicts = verdicts;
  }

  add(group: string, verdict: V, count = 1): void {
    const row = this.counts.get(group) ?? new Map<V, number>();
    row.set(verdict, (row.get(verdict) ?? 0) + count);
    this.counts.set(group, row);
  }

  total(verdict: V, group?: string): number {
    const groups = group === undefined ? [...this.counts.values()] : [this.counts.get(group) ?? new Map<V, number>()];
    return groups.reduce((sum, row) => sum + (row.get(verdict) ?? 0), 0);
  }

  rows(group?: string): number {
    return this.verdicts.reduce((sum, verdict) => sum + this.total(verdict, group), 0);
  }

  toString(unit: string): string {
    const heads = ['', unit, ...this.verdicts];
    const lines = [...[...this.counts.keys()].sort(), undefined].map((group) => [
      group ?? 'all',
      String(this.rows(group)),
      ...this.verdicts.map((verdict) => shareText(this.total(verdict, group), this.rows(group))),
    ]);
    const widths = heads.map((head, at) => Math.max(head.length, ...lines.map((line) => line[at]!.length)));
    return [heads, ...lines].map((line) => line.map((text, at) => text.padStart(widths[at]!)).join('  ')).join('\n');
  }
}

const shareText = (count: number, rows: number): string =>
  count === 0 ? '0' : `${count} (${((100 * count) / rows).toFixed(2)}%)`;
