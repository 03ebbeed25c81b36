import { Body, Controller, Get, Header, Param } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { IsIn } from 'class-validator';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiExcludeController,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  CurrentUser,
  IsId,
  LOCALES,
  MayBeLeftOut,
  Public,
  QueryByPost,
  RetryLater,
  type Locale,
} from '#platform/http';
import { STREAM_KINDS, type StreamKind } from '../streams/stream-kinds.js';
import { PagesService } from './pages.service.js';

export class PageLinkBody {
  @ApiProperty({ enum: STREAM_KINDS, description: 'What the page is about.' })
  @IsIn(STREAM_KINDS)
  kind!: StreamKind;

  @ApiProperty({ format: 'uuid', description: 'Id of what the page is about.' })
  @IsId()
  id!: string;

  @ApiPropertyOptional({ enum: LOCALES, default: 'en', description: 'Language of the page.' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;
}

export class PageLinkAnswer {
  @ApiProperty({
    description: 'Path of the page, for a browser. Whoever has it may open the page, as you.',
  })
  path!: string;
  @ApiProperty({ format: 'date-time', description: 'The link is dead from this instant on.' })
  expiresAt!: string;
}

/** Makes links to pages of history. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('page-links')
export class PageLinksController {
  constructor(private readonly pages: PagesService) {}

  @QueryByPost('')
  @ApiOperation({
    operationId: 'CreatePageLink',
    summary: 'Make a link to a page of history that a browser can open for ten minutes',
    description:
      'The page is printable, in English or French, and says whether the hash chain was verified and up to which seal.',
  })
  @ApiOkResponse({ type: PageLinkAnswer })
  create(
    @Body() { kind, id, locale = 'en' }: PageLinkBody,
    @CurrentUser() caller: Caller,
  ): Promise<PageLinkAnswer> {
    return this.pages.link(caller, kind, id, locale);
  }
}

const PER_MINUTE = 60;
const RETRY_SECONDS = 60;
const LIMIT = {
  rateLimit: {
    max: PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: ({ ip }: { ip: string }) => ip,
    errorResponseBuilder: () =>
      new RetryLater(429, 'rate_limit', 'Too many requests. Try again later.', RETRY_SECONDS),
  },
};

/** Pages of history, opened by a link. The address of a page is the right to see it: nobody may keep, index or be given it. */
@ApiExcludeController()
@Controller('pages')
@Public()
export class PagesController {
  constructor(private readonly pages: PagesService) {}

  @Get(':token')
  @RouteConfig(LIMIT)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  show(@Param('token') token: string): Promise<string> {
    return this.pages.show(token);
  }
}
