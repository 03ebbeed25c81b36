import type { Pool } from 'pg';
import type { ErasedPerson, PersonalDataEraser } from '#features/erasure';
import { ExportSchedulesRepository } from './export-schedules.repository.js';

/** Deletes the exports that a person scheduled (docs/domain.md §8). Registered by the worker. */
export class ExportSchedulesEraser implements PersonalDataEraser {
  readonly #schedules: ExportSchedulesRepository;

  constructor(pool: Pool) {
    this.#schedules = new ExportSchedulesRepository(pool);
  }

  erase({ id }: ErasedPerson): Promise<void> {
    return this.#schedules.removeAllOf(id);
  }
}
