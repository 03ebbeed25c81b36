import type { Pool } from 'pg';
import type { ErasedPerson, PersonalDataEraser } from '#features/erasure';
import { erasuresIn } from '../build-export.js';
import { removeStray } from '../export-folder.js';
import { ExportFilesRepository } from '../export-files.repository.js';

/**
 * Applies an erasure to exports (docs/domain.md §8). Deletes the person's own exports. Any other export may contain the person's name, so
 * finished ones are withdrawn and running ones end. Files in another process's folder are deleted by that process at its next sweep.
 */
export class ExportFileEraser implements PersonalDataEraser {
  readonly #files: ExportFilesRepository;

  constructor(
    private readonly pool: Pool,
    private readonly folder: string,
  ) {
    this.#files = new ExportFilesRepository(pool);
  }

  async erase({ id }: ErasedPerson): Promise<void> {
    await this.#files.removeAllOf(id);
    await this.#files.endUnderWay();
    await this.#files.withdraw((await erasuresIn(this.pool)).sha256);
    await removeStray(this.folder, this.#files);
  }
}
