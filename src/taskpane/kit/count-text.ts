import type { Standing } from '../../commands/check/standing.ts';
import type { T } from './use-texts.ts';

/** How many stand so, in words. */
export const countText = (standing: Standing, count: number, t: T): string =>
  standing === 'ask' ? t('count.toDecide', { count }) : t(`count.${standing}`, { count });
