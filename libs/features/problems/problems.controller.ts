import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { localeOf, PAGE_HEADERS } from '#features/notifications';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiPropertyOptional,
  ApiTags,
  LOCALES,
  MayBeLeftOut,
  Public,
  type FastifyReply,
  type Locale,
} from '#platform/http';
import { problemPage } from './problem-page.js';
import { findRules } from './problem-rules.js';

export class ProblemPageQuery {
  @ApiPropertyOptional({
    enum: LOCALES,
    description: 'Language of the page. Left out: the language that the browser asks for.',
  })
  @MayBeLeftOut()
  @IsIn(LOCALES)
  locale?: Locale;
}

/** Seconds for which a page may be kept. It holds nobody's data. */
const FRESH = 3_600;
/** Longest code of a rule. */
const LONGEST_CODE = 64;

/** The pages to which `type` of a problem leads. */
@ApiTags('problems')
@Controller('problems')
@Public()
export class ProblemsController {
  @Get(':code')
  @ApiOperation({
    operationId: 'ExplainProblem',
    summary: 'Explain a kind of problem or a rule, as a page for people',
    description: 'The `type` of a problem is the address of its page. Each `rule` has one as well.',
  })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiNotFoundResponse({ schema: { type: 'string' } })
  explain(
    @Param('code') code: string,
    @Query() { locale }: ProblemPageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') languages?: string,
  ): string {
    const rules = findRules(code);
    const language = locale ?? localeOf(languages);
    reply.status(rules.length === 0 ? 404 : 200).headers({
      ...PAGE_HEADERS,
      'cache-control': `public, max-age=${FRESH}`,
      'content-language': language,
      vary: 'accept-language',
    });
    return problemPage(code.slice(0, LONGEST_CODE), rules, language);
  }
}
