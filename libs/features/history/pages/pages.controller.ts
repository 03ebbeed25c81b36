import { Body, Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
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
  type FastifyReply,
  type Locale,
} from '#platform/http';
import { PAGE_FORMATS, PAGE_KINDS, type PageFormat, type PageKind } from './page-kinds.js';
import { PagesService } from './pages.service.js';

export class PageLinkBody {
  @ApiProperty({ enum: PAGE_KINDS, description: 'What the page is about.' })
  @IsIn(PAGE_KINDS)
  kind!: PageKind;

  @ApiProperty({ format: 'uuid', description: 'Id of what the page is about.' })
  @IsId()
  id!: string;

  @ApiPropertyOptional({ enum: LOCALES, default: 'en', description: 'Language of the page.' })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({
    enum: PAGE_FORMATS,
    default: 'html',
    description:
      'html: a page of 1,000 events with links to the next and the previous ones; csv: a file of all events; pdf: a file of the first 1,000 events.',
  })
  @MayBeLeftOut()
  @IsIn(PAGE_FORMATS)
  format?: PageFormat;
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
    @Body() { kind, id, locale = 'en', format = 'html' }: PageLinkBody,
    @CurrentUser() caller: Caller,
  ): Promise<PageLinkAnswer> {
    return this.pages.link(caller, kind, id, locale, format);
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
  @Header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | StreamableFile> {
    const { content, type, filename = '' } = await this.pages.show(token);
    if (typeof content !== 'string')
      return new StreamableFile(content, {
        type,
        disposition: `attachment; filename="${filename}"`,
      });
    reply.header('content-type', type);
    return content;
  }
}
