import { ApiError } from '../interpreter/api-error.ts';
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
  /** Areas that are selected besides. */
  $more: readonly Range[] = [];
  $activeId: string | undefined;

  constructor(replica: BookReplica) {
    this.$replica = replica;
    this.worksheets = new WorksheetCollection(this);
    this.settings = new SettingCollection(replica);
    this.application = new Application(replica.shared.settings.locale);
    const { sheetId, selection, more = [] } = replica.shared.opening;
    this.$activeId = sheetId;
    if (selection) this.$selection = new Range(this.worksheets.$of(sheetId), selection);
    this.$more = more.map((area) => new Range(this.worksheets.$of(sheetId), area));
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
    if (this.$more.length > 0) throw new ApiError('InvalidSelection', 'The selection has several areas.');
    return this.$first;
  }
  getSelectedRanges(): RangeAreas {
    return new RangeAreas([this.$first, ...this.$more]);
  }
  getActiveCell(): Range {
    return this.$first.getCell(0, 0);
  }
  save(): void {
    this.$replica.save();
  }

  get $first(): Range {
    const { $active } = this.worksheets;
    return this.$selection?.worksheet === $active ? this.$selection : $active.getRange('A1');
  }

  $select(range: Range): void {
    this.$selection = range;
    this.$more = [];
    this.$activate(range.worksheet);
  }
  $activate(sheet: Worksheet): void {
    this.$activeId = sheet.id;
    this.$replica.changed();
  }
}
