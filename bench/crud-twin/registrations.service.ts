import {
  ConflictException,
  ForbiddenException,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import {
  AuditEntry,
  Initiative,
  ParticipationDate,
  Partnership,
  Person,
  Registration,
  Slot,
} from './entities.js';
import { Mails } from './mails.js';

/** The two commands as a CRUD service: checks, row and audit row in one transaction. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly source: DataSource,
    private readonly mails: Mails,
  ) {}

  async selectDates(
    person: Person,
    initiativeId: string,
    slotIds: readonly string[],
  ): Promise<Registration> {
    const registration = await this.#select(person, initiativeId, slotIds);
    const coordinators = await this.source
      .getRepository(Person)
      .findBy({ role: 'coordinator', nonprofit: registration.nonprofit });
    for (const { mail } of coordinators)
      this.mails.send(mail, 'Dates to confirm', `${person.name} has selected dates.`);
    return registration;
  }

  async confirmDates(
    person: Person,
    id: string,
    dateIds: readonly string[] | undefined,
  ): Promise<Registration> {
    const registration = await this.#confirm(person, id, dateIds);
    const employee = await this.source
      .getRepository(Person)
      .findOneByOrFail({ id: registration.employee });
    this.mails.send(employee.mail, 'Dates confirmed', `${person.name} has confirmed your dates.`);
    return registration;
  }

  #select(person: Person, initiativeId: string, slotIds: readonly string[]): Promise<Registration> {
    return this.source.transaction(async (manager) => {
      const initiative = await manager.findOneBy(Initiative, { id: initiativeId });
      if (!initiative || person.company === null) throw new NotFoundException('initiative');
      const partnership = await manager.findOneBy(Partnership, {
        company: person.company,
        nonprofit: initiative.nonprofit,
      });
      if (!partnership) throw new NotFoundException('initiative');
      if (person.role !== 'employee') throw new ForbiddenException('role');
      if (partnership.status !== 'validated' || initiative.status !== 'open')
        throw new ConflictException('initiative_open');
      const open = {
        employee: person.id,
        initiative: initiative.id,
        status: Not(In(['cancelled_rejected', 'not_finalized'])),
      };
      if (await manager.existsBy(Registration, open))
        throw new ConflictException('open_registration');
      const slots = await manager.findBy(Slot, {
        id: In([...slotIds]),
        initiative: { id: initiative.id },
      });
      if (slots.length < slotIds.length) throw new NotFoundException('slot');
      const now = new Date();
      if (slots.some((slot) => slot.cancelled || slot.end <= now))
        throw new ConflictException('slot_over');
      const registration = await manager.save(
        manager.create(Registration, {
          employee: person.id,
          initiative: initiative.id,
          nonprofit: initiative.nonprofit,
          status: 'dates_to_be_confirmed',
          dates: slots.map(({ id, start, end }) => ({
            slot: id,
            start,
            end,
            status: 'to_be_confirmed',
            selectedAt: now,
          })),
        }),
      );
      await audit(manager, person, 'SelectDates', registration.id, registration);
      return registration;
    });
  }

  #confirm(
    person: Person,
    id: string,
    dateIds: readonly string[] | undefined,
  ): Promise<Registration> {
    return this.source.transaction(async (manager) => {
      const registration = await manager.findOne(Registration, {
        where: { id },
        relations: { dates: true },
      });
      if (!registration || registration.nonprofit !== person.nonprofit)
        throw new NotFoundException('registration');
      if (person.role !== 'coordinator') throw new ForbiddenException('role');
      const waiting = registration.dates.filter((date) => date.status === 'to_be_confirmed');
      const dates = dateIds
        ? registration.dates.filter((date) => dateIds.includes(date.id))
        : waiting;
      if (dateIds && dates.length < dateIds.length) throw new NotFoundException('date');
      if (dates.length === 0 || dates.some((date) => date.status !== 'to_be_confirmed'))
        throw new ConflictException('to_be_confirmed');
      await holdPlaces(manager, dates);
      for (const date of dates)
        Object.assign(date, {
          status: 'in_progress',
          confirmedAt: new Date(),
          confirmedBy: person.id,
        });
      await manager.save(ParticipationDate, dates);
      registration.status = registration.dates.some((date) => date.status === 'to_be_confirmed')
        ? 'dates_to_be_confirmed'
        : 'in_progress';
      await manager.update(Registration, { id }, { status: registration.status });
      await audit(manager, person, 'ConfirmDates', id, { status: registration.status, dates });
      return registration;
    });
  }
}

/** Locks the slot's row while it counts confirmed dates, so that no place is given twice. */
async function holdPlaces(
  manager: EntityManager,
  dates: readonly ParticipationDate[],
): Promise<void> {
  const slots = await manager.find(Slot, {
    where: { id: In(dates.map((date) => date.slot)) },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
  for (const slot of slots.filter(({ capacity }) => capacity !== null)) {
    const taken = await manager.countBy(ParticipationDate, {
      slot: slot.id,
      status: In(['in_progress', 'awaiting_confirmation', 'participated']),
    });
    const wanted = dates.filter((date) => date.slot === slot.id).length;
    if (taken + wanted > (slot.capacity as number)) throw new ConflictException('slot_full');
  }
}

async function audit(
  manager: EntityManager,
  person: Person,
  action: string,
  registration: string,
  after: object,
): Promise<void> {
  await manager.insert(AuditEntry, { registration, actor: person.id, action, after });
}
