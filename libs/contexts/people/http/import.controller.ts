import { Controller, Param, Query, Req, UnsupportedMediaTypeException } from '@nestjs/common';
import { Readable } from 'node:stream';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiPayloadTooLargeResponse,
  ApiTags,
  CurrentContext,
  TakesSwitches,
  type CommandContext,
  uuid,
} from '#platform/http';
import { JobRoute, type JobAnswer } from '#platform/jobs';
import { ImportQuery } from './dto/import-query.dto.js';
import { PeopleImportService } from '../import/people-import.service.js';

/** The route that accepts a CSV file. */
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
  @ApiPayloadTooLargeResponse({ description: 'too_large: the file is larger than 32 MB.' })
  @TakesSwitches({ query: ['dryRun', 'wait', 'absent', 'leaving'], headers: ['act-as'] }) // instead of the route's own
  @JobRoute(
    'ImportPeople',
    ':company/import-people',
    'Import a company’s people from a CSV file',
    'By: admin, at or below their own level. The file is CSV in UTF-8, or in UTF-16 with a byte order mark, as Excel writes it. Required columns: name, mail. Optional columns: level (a path such as acme/paris), manager (mail address, external_id or subject), locale, subject, external_id. A person is found by external_id, else by subject, else by mail address, and what differs is changed; an empty cell leaves a value as it is. Somebody known outside the admin’s scope is invited by mail: the outcome has no id, and a dry run says registered_or_invited. All lines are checked first: one refused line refuses the file. Importing the same file again changes nothing. Employees who are not in the file are listed as absent.',
  )
  async importPeople(
    @Param('company', uuid('company')) company: string,
    @Query() { wait, absent, leaving }: ImportQuery,
    @CurrentContext() context: CommandContext,
    @Req()
    {
      body,
      headers,
    }: { readonly body?: unknown; readonly headers: { readonly 'content-length'?: string } },
  ): Promise<JobAnswer> {
    const order = await this.importing.authorize(
      company,
      { leave: absent === 'leave', count: leaving },
      context,
    );
    if (!(body instanceof Readable))
      throw new UnsupportedMediaTypeException('Send the file with the content type text/csv.');
    const { readPeopleFile } = await import('../import/people-file.js'); // lazy: only imports need the CSV parser
    const file = await readPeopleFile(body, Number(headers['content-length'] ?? 0));
    return this.importing.start(file, order, wait === 'true');
  }
}
