import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#access';
import { Asker, uuid, type Page } from '#http';
import { PeopleQueryBody } from './people.bodies.js';
import { PeopleQuery } from './people.query.js';
import { PeoplePage, PersonView } from './people.views.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleQuery) {}

  @Get('me')
  @ApiOperation({ operationId: 'GetMe', summary: 'Who one is here, and in which roles' })
  @ApiOkResponse({ type: PersonView })
  me(@Asker() caller: Caller): Promise<PersonView> {
    return this.people.byId(caller, caller.person);
  }

  @Get('people')
  @ApiOperation({ operationId: 'ListPeople', summary: 'People at or below one’s level, by name' })
  @ApiOkResponse({ type: PeoplePage })
  list(@Query() query: PeopleQueryBody, @Asker() caller: Caller): Promise<Page<PersonView>> {
    return this.people.list(caller, query);
  }

  @Get('people/:person')
  @ApiOperation({ operationId: 'GetPerson', summary: 'A person with their level, manager and roles' })
  @ApiOkResponse({ type: PersonView })
  byId(@Param('person', uuid('person')) person: string, @Asker() caller: Caller): Promise<PersonView> {
    return this.people.byId(caller, person);
  }
}
