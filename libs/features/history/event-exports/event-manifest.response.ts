import { ApiProperty } from '#platform/http';
import type { Json } from '#kit/eventsourcing';
import { SealStatementView, SignatureView } from '../proof/proof.response.js';
import { EventExportBody } from './event-exports.dto.js';
import { EVENT_FORMATS, EVENT_FORMS, type EventForm, type EventFormat } from './event-lines.js';

class EventErasuresView {
  @ApiProperty({ description: 'Number of people erased before the file was made.' })
  count!: number;
  @ApiProperty({ description: 'SHA-256 of their sorted ids, one per line.' }) sha256!: string;
}

/** The manifest of a file of events: all that its bytes depend on, and its hash. */
export class EventManifestView {
  @ApiProperty({ enum: ['volunteer-ledger/events/1'] }) format!: 'volunteer-ledger/events/1';
  @ApiProperty({ enum: EVENT_FORMS }) form!: EventForm;
  @ApiProperty({ enum: EVENT_FORMATS }) fileFormat!: EventFormat;
  @ApiProperty({ type: EventExportBody, description: 'Selection of the events.' }) request!: Json;
  @ApiProperty({
    description: 'Log position up to which the file has every selected event in scope.',
  })
  position!: string;
  @ApiProperty({ format: 'date-time' }) madeAt!: string;
  @ApiProperty({ type: EventErasuresView }) erasures!: EventErasuresView;
  @ApiProperty() events!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Log position of the first event; null for an empty file.',
  })
  first!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Log position of the last event; null for an empty file.',
  })
  last!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'number' } },
    description: 'Event type → schema version → number of events.',
  })
  types!: Record<string, Record<string, number>>;
  @ApiProperty({ description: 'Length of the file.' }) bytes!: number;
  @ApiProperty({ description: 'SHA-256 of the file, in hex.' }) sha256!: string;
  @ApiProperty({
    type: SealStatementView,
    nullable: true,
    description: 'The newest seal that contains nothing after the position, as in proofs.',
  })
  seal!: SealStatementView | null;
  @ApiProperty({
    type: SignatureView,
    nullable: true,
    description: 'Signature of the manifest without this field. null where no key is configured.',
  })
  signature!: SignatureView | null;
}
