import { Injectable } from '@nestjs/common';
import { registration } from '#contexts/registrations';
import type { Caller } from '#platform/authorization';
import { Ledger, notAllowed, streamOf, type StoredEvent } from '#kit/eventsourcing';
import { StoredLog } from '../jobs/stored-log.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { SealsDamaged, type SealedProof } from '../seals/seal-store.js';
import { HistoryLoader } from '../timeline/history.loader.js';
import type { RegistrationProof } from './proof.response.js';

const NOT_SEALED = { seal: null, inclusion: null, consistency: null };

/** Proofs of registrations for outsiders, who check them without the product (docs/verification.md). */
@Injectable()
export class ProofQuery {
  constructor(
    private readonly loader: HistoryLoader,
    private readonly stored: StoredLog,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  /** @throws Refusal not_found, also outside the caller's scope; not_allowed while seals are damaged */
  async of(caller: Caller, id: string): Promise<RegistrationProof> {
    const { watchingAs } = await this.loader.open(caller, id);
    const stream = streamOf(registration, id);
    // The seal first: what is appended meanwhile is then an event after the seal.
    const sealed = await this.#sealed(stream);
    const events = await this.stored.log.readStream(stream);
    const proof: RegistrationProof = {
      format: 'volunteer-ledger/proof/1',
      at: this.ledger.clock.now(),
      stream,
      events: events.map(storedForm),
      ...(sealed ?? NOT_SEALED),
    };
    if (watchingAs !== null)
      await this.reads.record(caller, {
        capacity: watchingAs,
        what: 'proof',
        subject: id,
        filters: {},
        position: events.at(-1)?.position ?? '',
        rows: events.length,
        answer: proof,
      });
    return proof;
  }

  async #sealed(stream: string): Promise<SealedProof | undefined> {
    try {
      return await this.stored.seals.proofOf(stream);
    } catch (error) {
      if (!(error instanceof SealsDamaged)) throw error;
      throw notAllowed(
        'seals_damaged',
        'Seals of the log are missing or were changed, so nothing can be proven. Ask the operator to run `ledger verify`.',
      );
    }
  }
}

/** The members that the hash covers, and the hash. */
const storedForm = (event: StoredEvent): RegistrationProof['events'][number] => {
  const { id, type, version, revision, occurredAt, recordedAt, data, meta, hash } = event;
  return { id, type, version, revision, occurredAt, recordedAt, data, meta, hash };
};
