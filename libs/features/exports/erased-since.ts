import { notAllowed, type Refusal } from '#kit/eventsourcing';

/** Refuses a file that may have data of somebody who was erased since (docs/domain.md §8). */
export const erasedSince = (): Refusal =>
  notAllowed('erased_since', 'A person was erased after this file was built. Create a new export.');
