import { applyDecorators, type Type } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { isUuid, invalid } from '#kit/eventsourcing';
import { isOnTheCalendar, MayBeLeftOut } from './validation.js';
import { ApiProperty, ApiPropertyOptional } from './openapi-decorators.js';

const MOST_ITEMS = 200;
/** The message of a cursor that no page gave. */
export const INVALID_CURSOR =
  'The cursor in `after` is not valid: send the `next` value of the previous page.';

/** Largest number of items on a page. */
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

/** Cursor of the previous page. */
export const PageAfter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      description: 'Cursor: the `next` value of the previous page.',
    }),
    MayBeLeftOut(),
    IsString(),
    MaxLength(2_000),
  );

/** Asks for one page of a list: at most `limit` items after the cursor. */
export class PageQuery {
  @PageLimit() limit = 50;
  @PageAfter() after?: string;
}

/** A page of a list. `next` is the cursor of the next page; null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The class of a page of these items, for the OpenAPI document. */
export function PageOf<T extends object>(item: Type<T>): Type<Page<T>> {
  class ItemPage implements Page<T> {
    @ApiProperty({ type: [item] }) items!: T[];
    @ApiProperty({
      type: String,
      nullable: true,
      description: 'Cursor of the next page, for `after`; null on the last page.',
    })
    next!: string | null;
  }
  return ItemPage;
}

/** The values of an item's sorting columns, the last of them unique. Cursors stand in URLs, so they hold no personal data (docs/domain.md §8). */
export type Cursor = readonly (string | null)[];

/** An instant in UTC that exists, in a year that every part of the product can tell. */
const isInstant = (text: string): boolean =>
  /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text) && isOnTheCalendar(text);

const CURSOR_PARTS = {
  text: (part: unknown) =>
    typeof part === 'string' && !part.includes('\u0000') && !/\p{Cs}/u.test(part),
  instant: (part: unknown) => part === null || (typeof part === 'string' && isInstant(part)),
  /** A number from 0 that fits a column of four bytes. */
  int: (part: unknown) =>
    typeof part === 'string' && /^(0|[1-9]\d{0,9})$/.test(part) && Number(part) <= 2 ** 31 - 1,
  uuid: (part: unknown) => typeof part === 'string' && isUuid(part),
} as const;

/** Decodes the cursor of a query; its columns have these kinds. @throws Refusal invalid */
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
  throw invalid('after', 'cursor', INVALID_CURSOR);
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

/** Makes a page of up to `limit + 1` rows; the extra row tells that there is a next page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encode(cursor(last)) : null };
}
