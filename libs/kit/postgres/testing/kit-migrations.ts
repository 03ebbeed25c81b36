import { FoundationMigration } from '../migrations/foundation.migration.js';

/** The kit's foundation without any table of a product. */
class Foundation1700000000001 extends FoundationMigration {
  override readonly name = 'Foundation1700000000001';
  protected override readonly tables = [];
}

export const KIT_MIGRATIONS = [Foundation1700000000001];
