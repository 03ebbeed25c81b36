import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  type Page,
  QueryByPost,
  uuid,
} from '#platform/http';
import { PeopleQueryBody, PeopleSearchBody } from './dto/people.dto.js';
import { PeopleQuery } from '../read-model/people.query.js';
import { PersonActions } from '../application/person-actions.service.js';
import {
  PeoplePage,
  PersonView,
  PersonWithActions,
  type PersonListItem,
} from './person.response.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleQuery,
    private readonly actions: PersonActions,
  ) {}

  @Get('me')
  @ApiOperation({ operationId: 'GetMe', summary: 'The signed-in person and their roles' })
  @ApiOkResponse({ type: PersonView })
  me(@CurrentUser() caller: Caller): Promise<PersonView> {
    return this.people.byId(caller, caller.person);
  }

  @Get('people')
  @ApiOperation({
    operationId: 'ListPeople',
    summary: 'People at or below the caller’s level, by name',
  })
  @ApiOkResponse({ type: PeoplePage })
  list(
    @Query() query: PeopleQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<PersonListItem>> {
    return this.#list(caller, query);
  }

  @QueryByPost('people/search')
  @ApiOperation({
    operationId: 'SearchPeople',
    summary: 'Search people at or below the caller’s level by name, mail address or external id',
  })
  @ApiOkResponse({ type: PeoplePage })
  search(
    @Body() body: PeopleSearchBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<PersonListItem>> {
    return this.#list(caller, body);
  }

  @Get('people/:person')
  @ApiOperation({
    operationId: 'GetPerson',
    summary: 'A person with their level, manager and roles, and what the caller may do',
  })
  @ApiOkResponse({ type: PersonWithActions })
  async byId(
    @Param('person', uuid('person')) person: string,
    @CurrentUser() caller: Caller,
  ): Promise<PersonWithActions> {
    const found = await this.people.byId(caller, person);
    return { ...found, actions: await this.actions.of(caller, person) };
  }

  async #list(caller: Caller, query: PeopleSearchBody): Promise<Page<PersonListItem>> {
    const page = await this.people.list(caller, query);
    if (query.include === undefined) return page;
    return { ...page, items: await this.actions.addTo(caller, page.items) };
  }
}
