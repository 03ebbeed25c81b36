import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { AccessFacts, Callers, READ_MODELS } from '#access';
import { AUDIT_API, EVENT_LOG, KEY_RING } from '#audit';
import { Ledger } from '#eventsourcing';
import { EXPORTS_API, EXPORTS_FOLDER } from '#exports';
import { Foresight, PassingTrouble, ProblemFilter, requestValidation } from '#http';
import { INITIATIVES_API, PlacesDesk } from '#initiatives';
import { JOBS_API } from '#jobs';
import { LinkPageBusyFilter, LinkTokens, LINKS_API } from '#links';
import { ORGANISATIONS_API } from '#organisations';
import { PARTNERSHIPS_API } from '#partnerships';
import { PEOPLE_API } from '#people';
import { isPassing } from '#postgres';
import { ForesightOfProcesses, PlacesOfInitiatives } from '#processes';
import { Places, REGISTRATIONS_API } from '#registrations';
import { exportsFolder } from '../runtime/config.js';
import { readinessOf } from '../runtime/observing/readiness.js';
import type { Runtime } from '../runtime/runtime.js';
import { AnswersInterceptor } from './answers.interceptor.js';
import type { Issuer } from './auth/issuer.js';
import { IssuerHolder } from './auth/issuer-holder.js';
import { SignInGuard } from './auth/sign-in.guard.js';
import { HealthController, READINESS } from './health.controller.js';
import { ReadYourWrites } from './read-your-writes.js';

const CONTEXTS = [
  REGISTRATIONS_API,
  INITIATIVES_API,
  PARTNERSHIPS_API,
  ORGANISATIONS_API,
  PEOPLE_API,
  JOBS_API,
  EXPORTS_API,
  LINKS_API,
  AUDIT_API,
];

/** HTTP: commands in, queries out. Every context brings its own controllers and handlers. */
@Module({})
export class ApiModule {
  static for(
    runtime: Runtime,
    source: DataSource,
    issuer: Issuer,
    more: { controllers?: Type[]; imports?: DynamicModule[] } = {},
  ): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot(), ...(more.imports ?? [])],
      controllers: [HealthController, ...CONTEXTS.flatMap((context) => context.controllers as Type[]), ...(more.controllers ?? [])],
      providers: [
        { provide: READ_MODELS, useValue: runtime.pool },
        { provide: DataSource, useValue: source },
        { provide: Ledger, useValue: runtime.ledger },
        { provide: EVENT_LOG, useValue: runtime.store },
        { provide: KEY_RING, useValue: runtime.ring },
        { provide: LinkTokens, useValue: runtime.links },
        { provide: EXPORTS_FOLDER, useValue: exportsFolder(runtime.config) },
        { provide: READINESS, useValue: () => readinessOf(runtime) },
        { provide: IssuerHolder, useValue: new IssuerHolder(issuer) },
        { provide: Places, useClass: PlacesOfInitiatives },
        { provide: Foresight, useClass: ForesightOfProcesses },
        { provide: PlacesDesk, useValue: new PlacesDesk(runtime.ledger) },
        { provide: PassingTrouble, useValue: { is: isPassing } satisfies PassingTrouble },
        { provide: APP_GUARD, useClass: SignInGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_FILTER, useClass: LinkPageBusyFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
        AccessFacts,
        Callers,
        ReadYourWrites,
        ...CONTEXTS.flatMap((context) => context.providers as Type[]),
      ],
    };
  }
}
