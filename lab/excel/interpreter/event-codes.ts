/** How office.js names one event when it registers (`_Register<alias>`), and the number it arrives under. */
export interface EventCode {
  readonly alias: string;
  readonly member: string;
  readonly code: number;
}

const event = (member: string, code: number, alias: string): EventCode => ({ alias, member, code });

const OF_SHEETS = [
  event('onChanged', 10, 'DataChangedEvent'),
  event('onActivated', 11, 'ActivatedEvent'),
  event('onDeactivated', 12, 'DeactivatedEvent'),
  event('onSelectionChanged', 14, 'SelectionChangedEvent'),
  event('onCalculated', 16, 'CalculatedEvent'),
  event('onFormatChanged', 18, 'FormatChangedEvent'),
  event('onRowSorted', 19, 'RowSortedEvent'),
  event('onColumnSorted', 20, 'ColumnSortedEvent'),
  event('onRowHiddenChanged', 22, 'RowHiddenChangedEvent'),
  event('onFormulaChanged', 23, 'FormulaChangedEvent'),
  event('onProtectionChanged', 24, 'ProtectionChangedEvent'),
  event('onNameChanged', 25, 'EventNameChanged'),
  event('onVisibilityChanged', 26, 'EventVisibilityChanged'),
];

/** Events by the class they are registered on. */
export const EVENT_CODES: Readonly<Record<string, readonly EventCode[]>> = {
  Worksheet: OF_SHEETS,
  WorksheetCollection: [
    ...OF_SHEETS,
    event('onAdded', 13, 'AddedEvent'),
    event('onDeleted', 15, 'DeletedEvent'),
    event('onMoved', 27, 'EventMoved'),
  ],
  Table: [event('onSelectionChanged', 100, 'SelectionChangedEvent'), event('onChanged', 101, 'DataChangedEvent')],
  TableCollection: [
    event('onChanged', 101, 'DataChangedEvent'),
    event('onAdded', 102, 'AddedEvent'),
    event('onDeleted', 103, 'DeletedEvent'),
  ],
  Workbook: [
    event('onAutoSaveSettingChanged', 2200, 'AutoSaveSettingChangedEvent'),
    event('onActivated', 2203, 'ActivatedEvent'),
  ],
};
