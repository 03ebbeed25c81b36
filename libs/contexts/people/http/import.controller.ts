import { Controller, Param, Query, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import { Readable } from 'node:stream';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiPayloadTooLargeResponse,
  ApiTags,
  CurrentContext,
  type CommandContext,
  uuid,
} from '#platform/http';
import { JobQuery, JobRoute, replied, type JobAnswer } from '#platform/jobs';
import { PeopleImportService } from '../import/people-import.service.js';

type Reply = Parameters<typeof replied>[0];

/** The route to which a file may be uploaded. */
export const IMPORT_ROUTE = '/companies/:company/import-people';

@ApiTags('people')
@ApiBearerAuth()
@Controller('companies')
export class ImportController {
  constructor(private readonly importing: PeopleImportService) {}

  @ApiConsumes('text/csv')
  @ApiBody({
    schema: {
      type: 'string',
      example: 'name,mail,level,manager\nEva,eva@acme.example,acme/paris,max@acme.example\n',
    },
  })
  @ApiPayloadTooLargeResponse({ description: 'too_large: a file is at most 32 MB.' })
  @JobRoute(
    'ImportPeople',
    ':company/import-people',
    'Import a company’s people from a CSV file',
    'By: admin, at or below their own level. UTF-8; columns name, mail, and as wanted level (a path such as acme/paris), manager (mail address, external id of the file, or subject; may come later in the file), locale, subject, external_id. All lines are checked first; one refused refuses the file. The same file again changes nothing.',
  )
  async importPeople(
    @Param('company', uuid('company')) company: string,
    @Query() { wait }: JobQuery,
    @CurrentContext() by: CommandContext,
    @Req()
    {
      body,
      headers,
    }: { readonly body?: unknown; readonly headers: { readonly 'content-length'?: string } },
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<JobAnswer> {
    const order = await this.importing.order(company, by);
    if (!(body instanceof Readable))
      throw new UnsupportedMediaTypeException('Send the file as text/csv.');
    const { readPeopleFile } = await import('../import/people-file.js'); // its parser is of no use to anything else
    return replied(
      reply,
      await this.importing.start(
        await readPeopleFile(body, Number(headers['content-length'] ?? 0)),
        order,
        wait === 'true',
      ),
    );
  }
}
