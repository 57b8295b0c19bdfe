import type { Mapping, Roster } from './roster.ts';

/** The columns whose roles are beyond doubt: a ready-made text prints no others. */
export const sureMapping = ({ mapping, understood }: Pick<Roster, 'mapping' | 'understood'>): Mapping => {
  const doubtful = new Set(
    understood.roles.filter(({ sure }) => sure === 'doubtful').map(({ field }) => field as string),
  );
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => !doubtful.has(field)));
};
