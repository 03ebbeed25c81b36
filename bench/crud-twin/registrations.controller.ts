import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  UseGuards,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { Person, type Registration } from './entities.js';
import { RegistrationsService } from './registrations.service.js';
import { Me, SignInGuard } from './sign-in.guard.js';

class ChosenDate {
  @IsUUID() slot!: string;
}

class SelectDatesBody {
  @IsUUID() initiative!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ChosenDate)
  dates!: ChosenDate[];
}

class ConfirmDatesBody {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  dates?: string[];
}

@Controller('registrations')
@UseGuards(SignInGuard)
export class RegistrationsController {
  constructor(private readonly registrations: RegistrationsService) {}

  @Post('select-dates')
  @HttpCode(200)
  selectDates(@Me() me: Person, @Body() body: SelectDatesBody): Promise<Registration> {
    return this.registrations.selectDates(
      me,
      body.initiative,
      body.dates.map((date) => date.slot),
    );
  }

  @Post(':registration/confirm-dates')
  @HttpCode(200)
  confirmDates(
    @Me() me: Person,
    @Param('registration', ParseUUIDPipe) registration: string,
    @Body() body: ConfirmDatesBody,
  ): Promise<Registration> {
    return this.registrations.confirmDates(me, registration, body.dates);
  }
}

@Controller('health')
export class HealthController {
  @Get('ready')
  ready(): { status: string } {
    return { status: 'ok' };
  }
}
