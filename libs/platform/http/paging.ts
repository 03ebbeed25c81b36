import { applyDecorators, type Type } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { isUuid, invalid } from '#kit/eventsourcing';
import { MayBeLeftOut } from './validation.js';
import { ApiProperty, ApiPropertyOptional } from './openapi-decorators.js';

const MOST_ITEMS = 200;

/** How many items a part has at most. */
export const PageLimit = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_ITEMS, default: 50 }),
    MayBeLeftOut(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value !== '' ? Number(value) : value,
    ),
    IsInt(),
    Min(1),
    Max(MOST_ITEMS),
  );

/** The item at which the part before ended. */
export const PageAfter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, description: 'Where the part before ended: its `next`.' }),
    MayBeLeftOut(),
    IsString(),
    MaxLength(2_000),
  );

/** One part of a long list: at most `limit` items after the one at which the last part ended. */
export class PageQuery {
  @PageLimit() limit = 50;
  @PageAfter() after?: string;
}

/** A part of a list. `next` leads to the part after it; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The page of an item, as the API's documentation names it. */
export function PageOf<T extends object>(item: Type<T>): Type<Page<T>> {
  class ItemPage implements Page<T> {
    @ApiProperty({ type: [item] }) items!: T[];
    @ApiProperty({
      type: String,
      nullable: true,
      description: 'To be given as `after`; null at the end.',
    })
    next!: string | null;
  }
  return ItemPage;
}

/** What the sorting columns of an item hold, the last of them unique. It stands in URLs: personal data has no place in it (domain §8). */
export type Cursor = readonly (string | null)[];

const CURSOR_PARTS = {
  text: (part: unknown) => typeof part === 'string' && !part.includes('\u0000'),
  instant: (part: unknown) =>
    part === null ||
    (typeof part === 'string' &&
      /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(part) &&
      !Number.isNaN(Date.parse(part))),
  uuid: (part: unknown) => typeof part === 'string' && isUuid(part),
} as const;

/** Where the part before ended, its sorting columns being of these kinds. @throws Refusal invalid */
export function cursorOf(
  query: PageQuery,
  ...kinds: readonly (keyof typeof CURSOR_PARTS)[]
): Cursor | undefined {
  if (query.after === undefined) return undefined;
  const cursor = parsed(Buffer.from(query.after, 'base64url').toString());
  if (
    Array.isArray(cursor) &&
    cursor.length === kinds.length &&
    kinds.every((kind, at) => CURSOR_PARTS[kind](cursor[at]))
  )
    return cursor as Cursor;
  throw invalid('after', 'cursor', 'after must be the next of the part before.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const encode = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Cuts rows (one more than asked for, if there are) to a page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encode(cursor(last)) : null };
}
