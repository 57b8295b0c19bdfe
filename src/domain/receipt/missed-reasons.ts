/** Why a listed file could not be had: open elsewhere, over the limit, another content than listed, deleted, not given. */
export const missedReasons = ['locked', 'too-large', 'changed', 'gone', 'refused'] as const;
export type MissedReason = (typeof missedReasons)[number];
