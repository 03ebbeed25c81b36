/** The kinds of read that are recorded. */
export const READ_KINDS = [
  'history',
  'as-of',
  'difference',
  'why',
  'messages',
  'my-data',
  'export',
  'partnership-history',
  'initiative-history',
  'company-history',
  'nonprofit-history',
  'person-history',
  'verification',
  'what-if',
  'event-export',
  'event-feed',
  'webhook',
  'proof',
  'rebuild-comparison',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];
