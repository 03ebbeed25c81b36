import { Controller, Get, Inject, Req } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  LOCALES,
  Public,
  type Locale,
} from '#platform/http';
import { isDevelopment, type Config } from '../../runtime/config.js';
import { installedVersion } from '../../runtime/project-folder.js';
import { developmentIssuerUrl } from '../development-identity/loopback-origin.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('config');

export class ConsoleSettings {
  @ApiProperty({ description: 'The OpenID issuer at which people sign in.' }) issuer!: string;
  @ApiProperty({ description: 'The console’s client at that issuer.' }) clientId!: string;
  @ApiProperty({ description: 'The audience that access tokens must name.' }) audience!: string;
  @ApiProperty({ description: 'The scopes to ask for, separated by spaces.' }) scope!: string;
  @ApiProperty({ description: 'The issuer is the one of development: anybody can be anyone.' })
  development!: boolean;
  @ApiProperty({ description: 'The version of the product.' }) version!: string;
  @ApiProperty({ enum: LOCALES, isArray: true, description: 'The languages of its texts.' })
  locales!: readonly Locale[];
  @ApiProperty({ description: 'The mail address at which the installation helps.' })
  support!: string;
}

/** What a console has to know before anybody has signed in. */
@ApiTags('console')
@Controller('console')
export class ConsoleSettingsController {
  readonly #version = installedVersion();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('settings.json')
  @Public()
  @ApiOperation({
    operationId: 'GetConsoleSettings',
    summary: 'Get what a console needs to sign people in',
    description: 'The issuer and the client at it, with the version and languages of the product.',
  })
  @ApiOkResponse({ type: ConsoleSettings })
  settings(@Req() request: { readonly host: string }): ConsoleSettings {
    const { config } = this;
    return {
      issuer: config.OIDC_ISSUER ?? developmentIssuerUrl(request.host),
      clientId: config.OIDC_CONSOLE_CLIENT,
      audience: config.OIDC_AUDIENCE,
      scope: config.OIDC_CONSOLE_SCOPE,
      development: isDevelopment(config),
      version: this.#version,
      locales: LOCALES,
      support: config.SUPPORT_ADDRESS,
    };
  }
}
