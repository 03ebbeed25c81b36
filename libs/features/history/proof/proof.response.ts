import type { JsonObject } from '#kit/eventsourcing';
import { ApiProperty } from '#platform/http';

const HEX = '^[0-9a-f]{64}$';
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export class SignatureView {
  @ApiProperty({ enum: ['Ed25519'] }) algorithm!: 'Ed25519';
  @ApiProperty({ description: 'Id of the key: its JWK thumbprint (RFC 7638).' }) key!: string;
  @ApiProperty({ description: 'Public key: 32 bytes in base64url.' }) publicKey!: string;
  @ApiProperty({ description: '64 bytes in base64url.' }) value!: string;
}

export class SealStatementView {
  @ApiProperty({ description: 'Number of the seal, from 0.' }) number!: number;
  @ApiProperty({ format: 'date-time', description: 'When it was made.' }) at!: string;
  @ApiProperty({ description: 'Log position of the last sealed event at that time.' })
  position!: string;
  @ApiProperty({ description: 'Number of leaves of the Merkle tree.' }) size!: number;
  @ApiProperty({ pattern: HEX, example: HASH, description: 'Root of the Merkle tree (RFC 9162).' })
  root!: string;
  @ApiProperty({ pattern: HEX, example: HASH, description: 'SHA-256 of the seal before.' })
  previous!: string;
  @ApiProperty({
    type: SignatureView,
    nullable: true,
    description: 'null where no key was configured when the seal was made.',
  })
  signature!: SignatureView | null;
}

class SealedLeafView {
  @ApiProperty({ description: 'Number of the seal that contains this head of the stream.' })
  seal!: number;
  @ApiProperty() stream!: string;
  @ApiProperty({ description: 'Revision of the last event that this seal contains.' })
  revision!: number;
  @ApiProperty({ pattern: HEX, example: HASH, description: 'Hash of that event.' }) hash!: string;
}

class InclusionView {
  @ApiProperty({ type: SealedLeafView }) leaf!: SealedLeafView;
  @ApiProperty({ description: 'Index of the leaf in the tree, from 0.' }) index!: number;
  @ApiProperty({ type: [String], description: 'Hashes from the leaf to the root.' })
  path!: readonly string[];
}

class ConsistencyView {
  @ApiProperty({ type: SealStatementView, description: 'The seal before.' })
  from!: SealStatementView;
  @ApiProperty({ type: [String], description: 'Hashes of the consistency proof (RFC 9162).' })
  path!: readonly string[];
}

/** An event as it is stored, with encrypted personal fields. */
class ProvenEventView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() type!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'Number of the event in its stream, from 0.' }) revision!: number;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Data of the event. Its fields depend on the type of the event.',
    example: { minutes: 90 },
  })
  data!: JsonObject;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Actor, capacity, mandate, command and causes, as docs/verification.md says.',
    example: { capacity: 'coordinator', command: 'ConfirmDates' },
  })
  meta!: object;
  @ApiProperty({
    pattern: HEX,
    example: HASH,
    description: 'Chains it to the event before in its stream.',
  })
  hash!: string;
}

/** The history of a registration with the proof that it is what was sealed (docs/verification.md). */
export class RegistrationProof {
  @ApiProperty({ enum: ['volunteer-ledger/proof/1'] }) format!: 'volunteer-ledger/proof/1';
  @ApiProperty({ format: 'date-time', description: 'When the file was made.' }) at!: string;
  @ApiProperty() stream!: string;
  @ApiProperty({ type: [ProvenEventView] }) events!: readonly ProvenEventView[];
  @ApiProperty({
    type: SealStatementView,
    nullable: true,
    description: 'The newest seal; null while no seal contains the registration.',
  })
  seal!: SealStatementView | null;
  @ApiProperty({ type: InclusionView, nullable: true }) inclusion!: InclusionView | null;
  @ApiProperty({
    type: ConsistencyView,
    nullable: true,
    description: 'null for the first seal, and without a seal.',
  })
  consistency!: ConsistencyView | null;
}
