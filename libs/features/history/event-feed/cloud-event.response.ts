import type { JsonObject } from '#kit/eventsourcing';
import { ApiProperty, ApiPropertyOptional } from '#platform/http';

/** An event as CloudEvents 1.0 JSON. Attributes without a value are absent. */
export class CloudEventView {
  @ApiProperty({ enum: ['1.0'] }) specversion!: '1.0';
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['volunteer-ledger'] }) source!: 'volunteer-ledger';
  @ApiProperty({ description: 'Type of the event.', example: 'DateConfirmedByCoordinator' })
  type!: string;
  @ApiProperty({
    description: 'Stream of the event.',
    example: 'registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11',
  })
  subject!: string;
  @ApiProperty({ format: 'date-time', description: 'When the event happened.' }) time!: string;
  @ApiProperty({ enum: ['application/json'] }) datacontenttype!: 'application/json';
  @ApiProperty({
    description: 'The schema of the data, in docs/events.schema.json.',
    example: 'events.schema.json#/$defs/DateConfirmedByCoordinator',
  })
  dataschema!: string;
  @ApiProperty({ description: 'Position in the log, for `after`.', example: '0000000000001204' })
  sequence!: string;
  @ApiProperty({ description: 'Number of the event in its stream, from 0.' }) revision!: number;
  @ApiProperty({ description: 'Version of the schema of the data.' }) dataversion!: number;
  @ApiProperty({ format: 'date-time', description: 'When the event was recorded.' })
  recordedtime!: string;
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Person who acted. Absent for the system, and where the caller may not know.',
  })
  actor?: string;
  @ApiProperty({ description: 'Capacity in which the person acted.' }) capacity!: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Mandate under which the person acted.' })
  mandate?: string;
  @ApiProperty({ description: 'Command that caused the event.' }) command!: string;
  @ApiProperty({ format: 'uuid' }) commandid!: string;
  @ApiProperty({ format: 'uuid' }) correlationid!: string;
  @ApiProperty({ format: 'uuid' }) causationid!: string;
  @ApiPropertyOptional({ description: 'Way by which the command came, such as link.' })
  via?: string;
  @ApiProperty({ description: 'Chains the event to the one before in its stream.' }) hash!: string;
  @ApiPropertyOptional({
    description: 'Fields of the data that are null because the person was erased, with commas.',
  })
  erased?: string;
  @ApiPropertyOptional({
    description: 'Fields of the data that are null because the caller may not see them.',
  })
  withheld?: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Data of the event. Its fields depend on the type of the event.',
    example: { minutes: 90 },
  })
  data!: JsonObject;
}
