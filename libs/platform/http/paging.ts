import { applyDecorators, type Type } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeLeftOut } from './validation.js';
import { ApiProperty, ApiPropertyOptional } from './openapi-decorators.js';

const MOST_ITEMS = 200;

/** Reads a whole number in decimal digits. Anything else, such as 1e2 or 0x10, stays a text, to be refused. */
export const WholeNumberInQuery = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value,
  );

/** Largest number of items on a page. */
export const PageLimit = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_ITEMS, default: 50 }),
    MayBeLeftOut(),
    WholeNumberInQuery(),
    IsInt(),
    Min(1),
    Max(MOST_ITEMS),
  );

/** Cursor of another page. */
export const PageAfter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      description:
        'Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it.',
    }),
    MayBeLeftOut(),
    IsString(),
    MaxLength(2_000),
  );

/** Asks for one page of a list: at most `limit` items after (or, with a `previous` cursor, before) the cursor. */
export class PageQuery {
  @PageLimit() limit = 50;
  @PageAfter() after?: string;
}

/** A page of a list. `next` is the cursor of the page after it, `previous` of the page before it; null where there is none. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly previous: string | null;
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
    @ApiProperty({
      type: String,
      nullable: true,
      description: 'Cursor of the previous page, for `after`; null on the first page.',
    })
    previous!: string | null;
  }
  return ItemPage;
}
