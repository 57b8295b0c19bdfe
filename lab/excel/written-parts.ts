import { ActionType, type ObjectPath, type QueryRequest } from './interpreter/wire.ts';

/** Parts of a workbook beside the rows, to which a call may write. */
export type WrittenPart = 'settings' | 'log';

/** As the product names its log sheets. */
const logPrefix = 'Sobre log';

const lineage = (paths: QueryRequest['ObjectPaths'], id: number | undefined): readonly ObjectPath[] => {
  const path = paths[String(id)];
  return path === undefined ? [] : [path, ...lineage(paths, path.ParentObjectPathId)];
};

const leadsToLog = ({ ArgumentInfo: info }: ObjectPath): boolean =>
  (info?.Arguments ?? []).some((argument) => typeof argument === 'string' && argument.startsWith(logPrefix));

/** Where a call writes: a setting that is added, or cells of a log sheet. What it only reads is none. */
export const writtenParts = ({ Actions, ObjectPaths }: QueryRequest): ReadonlySet<WrittenPart> => {
  const parts = new Set<WrittenPart>();
  for (const { Name, ParentObjectPathId } of Object.values(ObjectPaths)) {
    const parent = ObjectPaths[String(ParentObjectPathId)];
    if (Name === 'Add' && parent?.Name === 'Settings') parts.add('settings');
  }
  for (const { ActionType: type, Name, ObjectPathId } of Actions) {
    if (type !== ActionType.setProperty) continue;
    const path = lineage(ObjectPaths, ObjectPathId);
    if (Name === 'Values' && path.some(leadsToLog)) parts.add('log');
  }
  return parts;
};
