import { Body, Controller, Get, HttpCode, Param, Post, Query, SetMetadata } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  KNOWS_ITS_KEY,
  type Page,
  uuid,
} from '#platform/http';
import { PeopleQueryBody, PeopleSearchBody } from './dto/people.dto.js';
import { PeopleQuery } from '../read-model/people.query.js';
import { PeoplePage, PersonView } from './person.response.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleQuery) {}

  @Get('me')
  @ApiOperation({ operationId: 'GetMe', summary: 'Who one is here, and in which roles' })
  @ApiOkResponse({ type: PersonView })
  me(@CurrentUser() caller: Caller): Promise<PersonView> {
    return this.people.byId(caller, caller.person);
  }

  @Get('people')
  @ApiOperation({ operationId: 'ListPeople', summary: 'People at or below one’s level, by name' })
  @ApiOkResponse({ type: PeoplePage })
  list(@Query() query: PeopleQueryBody, @CurrentUser() caller: Caller): Promise<Page<PersonView>> {
    return this.people.list(caller, query);
  }

  /** A question, not a command: it needs no Idempotency-Key, and its answer is kept nowhere. */
  @Post('people/search')
  @HttpCode(200)
  @SetMetadata(KNOWS_ITS_KEY, true)
  @ApiOperation({
    operationId: 'SearchPeople',
    summary: 'People at or below one’s level by part of their name, which stands in no URL',
  })
  @ApiOkResponse({ type: PeoplePage })
  search(@Body() body: PeopleSearchBody, @CurrentUser() caller: Caller): Promise<Page<PersonView>> {
    return this.people.list(caller, body);
  }

  @Get('people/:person')
  @ApiOperation({
    operationId: 'GetPerson',
    summary: 'A person with their level, manager and roles',
  })
  @ApiOkResponse({ type: PersonView })
  byId(
    @Param('person', uuid('person')) person: string,
    @CurrentUser() caller: Caller,
  ): Promise<PersonView> {
    return this.people.byId(caller, person);
  }
}
