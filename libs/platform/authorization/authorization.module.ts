import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { AuthorizationContext } from './authorization-context.js';
import { Callers } from './caller.js';
import { Directory } from './directory.js';
import { READ_MODELS } from './read-models.token.js';

const LOOKUPS = [AuthorizationContext, Callers, Directory];

/** Who may do what: the lookups that authorization rules need, for every module of the application. */
@Module({})
export class AuthorizationModule {
  /** @param readModels connections to the tables of the read models */
  static forRoot(readModels: Pool): DynamicModule {
    return {
      module: AuthorizationModule,
      global: true,
      providers: [{ provide: READ_MODELS, useValue: readModels }, ...LOOKUPS],
      exports: [READ_MODELS, ...LOOKUPS],
    };
  }
}
