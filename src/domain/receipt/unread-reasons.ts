/** Why a file is damaged, or refused. Each has a sentence of its own: `issue.receipt/damaged_empty`. */
export const damagedReasons = [
  'empty',
  'encoding',
  'invalid-pdf',
  'no-pages',
  'not-pdf',
  'not-well-formed',
  'not-xml',
  'packing',
  'pdf',
  'unreadable',
  'web-page',
] as const;
export const refusedReasons = [
  'died',
  'document-type',
  'elements',
  'entity',
  'file-too-large',
  'nested-too-deep',
  'nesting',
  'several-folios',
  'too-large',
  'too-many-pages',
  'too-much-unpacked',
  'too-slow',
] as const;

export type DamagedReason = (typeof damagedReasons)[number];
export type RefusedReason = (typeof refusedReasons)[number];
