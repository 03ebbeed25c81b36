import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { AuthorizationContext, Callers, READ_MODELS } from '#platform/authorization';
import { AUDIT_API, EVENT_LOG, KEY_RING } from '#features/history';
import { Ledger } from '#kit/eventsourcing';
import { EXPORTS_API, EXPORTS_FOLDER } from '#features/exports';
import { DryRunPreview, TransientErrors, ProblemFilter, requestValidation } from '#platform/http';
import { INITIATIVES_API, SlotCapacityService } from '#contexts/initiatives';
import { JOBS_API } from '#platform/jobs';
import { LinkPageBusyFilter, LinkTokens, LINKS_API } from '#features/notifications';
import { ORGANISATIONS_API } from '#contexts/organisations';
import { PARTNERSHIPS_API } from '#contexts/partnerships';
import { PEOPLE_API } from '#contexts/people';
import { isTransient } from '#kit/postgres';
import { ProcessPreview, SlotCapacityAdapter } from '#features/process-managers';
import { SlotCapacity, REGISTRATIONS_API } from '#contexts/registrations';
import { exportsFolder } from '../runtime/config.js';
import { readinessOf } from '../runtime/observability/readiness.js';
import type { Runtime } from '../runtime/runtime.js';
import { SCHEDULE } from '../runtime/schedule.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import type { Issuer } from './auth/token-issuer.js';
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
      imports: [CqrsModule.forRoot(), SCHEDULE, ...(more.imports ?? [])],
      controllers: [
        HealthController,
        ...CONTEXTS.flatMap((context) => context.controllers as Type[]),
        ...(more.controllers ?? []),
      ],
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
        { provide: SlotCapacity, useClass: SlotCapacityAdapter },
        { provide: DryRunPreview, useClass: ProcessPreview },
        { provide: SlotCapacityService, useValue: new SlotCapacityService(runtime.ledger) },
        { provide: TransientErrors, useValue: { is: isTransient } satisfies TransientErrors },
        { provide: APP_GUARD, useClass: SignInGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_FILTER, useClass: LinkPageBusyFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
        AuthorizationContext,
        Callers,
        ReadYourWrites,
        ...CONTEXTS.flatMap((context) => context.providers as Type[]),
      ],
    };
  }
}
