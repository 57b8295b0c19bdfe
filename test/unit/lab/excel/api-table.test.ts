import { describe, expect, it } from 'vitest';
import { readApiTable } from '../../../../lab/excel/api-table.ts';

describe('the table of Excel’s public members', () => {
  it('knows with which requirement set a member arrived', async () => {
    const table = await readApiTable();
    expect(table['Worksheet']?.['onChanged']).toEqual({ set: 'ExcelApi', version: '1.7' });
    expect(table['Range']?.['getVisibleView']).toEqual({ set: 'ExcelApi', version: '1.3' });
    expect(table['Range']?.['getDisplayedCellProperties']).toEqual({ set: 'ExcelApi', version: '1.19' });
    expect(Object.keys(table).length).toBeGreaterThan(150);
  });
});
