import { Application } from './application.ts';
import type { BookReplica } from '../sharing/book-replica.ts';
import { Range } from './range.ts';
import { RangeAreas } from './range-areas.ts';
import { SettingCollection } from './setting-collection.ts';
import { TableCollection } from './table-collection.ts';
import type { Worksheet } from './worksheet.ts';
import { WorksheetCollection } from './worksheet-collection.ts';

export class Workbook {
  static readonly scalars = ['name', 'autoSave', 'isDirty', 'readOnly'];
  readonly $replica: BookReplica;
  readonly worksheets: WorksheetCollection;
  readonly application: Application;
  readonly settings: SettingCollection;
  $selection: Range | undefined;
  $activeId: string | undefined;

  constructor(replica: BookReplica) {
    this.$replica = replica;
    this.worksheets = new WorksheetCollection(this);
    this.settings = new SettingCollection(replica);
    this.application = new Application(replica.shared.settings.locale);
    const { sheetId, selection } = replica.shared.opening;
    this.$activeId = sheetId;
    if (selection) this.$selection = new Range(this.worksheets.$of(sheetId), selection);
  }

  get name(): string {
    return this.$replica.shared.name;
  }
  get autoSave(): boolean {
    return this.$replica.rights.autoSave;
  }
  get readOnly(): boolean {
    return this.$replica.rights.readOnly;
  }
  get isDirty(): boolean {
    return this.$replica.hasUnsaved;
  }
  get tables(): TableCollection {
    return new TableCollection(this.worksheets.items);
  }

  getSelectedRange(): Range {
    const { $active } = this.worksheets;
    return this.$selection?.worksheet === $active ? this.$selection : $active.getRange('A1');
  }
  getSelectedRanges(): RangeAreas {
    return new RangeAreas([this.getSelectedRange()]);
  }
  getActiveCell(): Range {
    return this.getSelectedRange().getCell(0, 0);
  }
  save(): void {
    this.$replica.save();
  }

  $select(range: Range): void {
    this.$selection = range;
    this.$activate(range.worksheet);
  }
  $activate(sheet: Worksheet): void {
    this.$activeId = sheet.id;
    this.$replica.changed();
  }
}
