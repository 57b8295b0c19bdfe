/** Cells in a two-dimensional array, or in all of those a property bag holds (each property counts on its own). */
export function countCells(value: unknown): number {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(Array.isArray)) return value.reduce((sum, row) => sum + row.length, 0);
    return value.reduce<number>((sum, item) => sum + countCells(item), 0);
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + countCells(item), 0);
}
