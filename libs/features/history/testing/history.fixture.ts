import { AuthorizationContext } from '#platform/authorization';
import { PeopleNames, RegistrationQuery } from '#contexts/registrations';
import type { DatabaseFixture } from '../../../../test/support/database-fixture.js';
import { AuditController, ReadsController } from '../http/history.controller.js';
import { CausesLoader } from '../timeline/causes.loader.js';
import { DifferenceQuery } from '../timeline/difference.query.js';
import { HistoryLoader } from '../timeline/history.loader.js';
import { HistoryQuery } from '../timeline/history.query.js';
import { ReadsQuery } from '../reads/reads.query.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { MailReasons } from '../why/mail-reasons.js';
import { Refusals } from '../why/refusal-reasons.js';
import { WhyQuery } from '../why/why.query.js';
import { CommandBus } from '@nestjs/cqrs';

/** The audit on a world, as Nest would plug it together. */
export function auditOf(world: DatabaseFixture): {
  readonly audit: AuditController;
  readonly reads: ReadsController;
} {
  const { pool, source, store, ring, ledger } = world;
  const names = new PeopleNames(pool);
  const loader = new HistoryLoader(
    new RegistrationQuery(source, pool, names),
    new AuthorizationContext(pool),
    new CausesLoader(store),
    names,
    ledger,
    store,
    ring,
  );
  const recorded = new RecordedReads(pool, ledger);
  return {
    audit: new AuditController(
      new HistoryQuery(loader),
      loader,
      new WhyQuery(
        loader,
        new Refusals(new CommandBus(undefined as never)),
        new MailReasons(pool, store),
      ),
      new DifferenceQuery(loader),
      recorded,
      ledger,
    ),
    reads: new ReadsController(new ReadsQuery(pool)),
  };
}
