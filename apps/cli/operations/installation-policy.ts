import { FAIL_EXPORTS_UNDER_WAY } from '#features/exports';

/** The product's tables whose rows mean nothing in another installation: claims that read models do not know yet. */
export const EPHEMERAL_TABLES = ['work.claims', 'work.unique_claims'];

/** Answers and manifests name the position at which they were made. An export that nobody finishes any more has failed. */
export const PRODUCT_POSITIONS = {
  positionsInJson: [
    { table: 'work.answers', column: 'body' },
    { table: 'work.export_files', column: 'manifest' },
  ],
  afterwards: [FAIL_EXPORTS_UNDER_WAY],
};
