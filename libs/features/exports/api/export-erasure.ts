import type { Pool } from 'pg';
import type { ErasedPerson, PersonalDataEraser } from '#features/erasure';
import { erasuresIn } from '../build-export.js';
import { removeStray } from '../export-folder.js';
import { ExportFilesRepository } from '../export-files.repository.js';

/**
 * What an erasure does to exports (domain §8): those that the person asked for go; any other may name them, so that what is done is
 * withdrawn and what is under way ends. Files in a folder that this process does not have, the process that has it removes at its next sweep.
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
