-- The three exports, with all of their columns by their keys. Local times are TIMESTAMP, their instants in UTC are TIMESTAMPTZ.

CREATE OR REPLACE MACRO label(what, this_code) AS
  (SELECT CASE getvariable('locale') WHEN 'fr' THEN x.fr ELSE x.en END FROM labels x WHERE x.set = what AND x.code = this_code);

CREATE OR REPLACE MACRO person_name(id) AS (SELECT x.name FROM people x WHERE x.person = id);

-- Initiatives – Registrations follow-up: one row for each registration.
CREATE OR REPLACE VIEW export_registrations AS
SELECT r.registration AS "registration",
       person_name(r.employee) AS "employee",
       CASE WHEN p.company = r.company THEN e.mail END AS "employeeMail",
       CASE WHEN p.company = r.company THEN e.external_id END AS "employeeExternalId",
       i.title AS "initiative",
       n.name AS "nonprofit",
       c.name AS "company",
       l.path AS "level",
       r.status AS "status",
       label('registration_status', r.status) AS "statusLabel",
       coalesce(r.reason, 'none') AS "reason",
       label('reason', coalesce(r.reason, 'none')) AS "reasonLabel",
       timezone(r.zone, r.applied_at)::DATE AS "appliedOn",
       r.dates AS "dates",
       r.participated AS "participated",
       r.minutes AS "minutes",
       local_time(r.applied_at, r.zone) AS "appliedAt",
       r.applied_at AS "appliedAtUtc",
       local_time(r.status_since, r.zone) AS "statusSince",
       r.status_since AS "statusSinceUtc",
       days_since(r.status_since) AS "daysInStatus",
       r.next.who AS "nextActor",
       label('next_actor', r.next.who) AS "nextActorLabel",
       local_time(CASE WHEN r.next.who <> 'nobody' THEN r.next.since END, r.zone) AS "nextSince",
       CASE WHEN r.next.who <> 'nobody' THEN r.next.since END AS "nextSinceUtc",
       coalesce(r.undecided_end <= m.instant, false) AS "overdue",
       local_time(r.last_activity, r.zone) AS "lastActivity",
       r.last_activity AS "lastActivityUtc",
       local_time(r.last_event, r.zone) AS "lastEvent",
       r.last_event AS "lastEventUtc",
       local_time(r.archives_at, r.zone) AS "archivesAt",
       r.archives_at AS "archivesAtUtc",
       local_time(r.approved.at, r.zone) AS "approvedAt",
       r.approved.at AS "approvedAtUtc",
       person_name(r.approved.by) AS "approvedBy",
       r.approved."as" AS "approvedAs",
       label('capacity', r.approved."as") AS "approvedAsLabel",
       local_time(r.closed.at, r.zone) AS "closedAt",
       r.closed.at AS "closedAtUtc",
       person_name(r.closed.by) AS "closedBy",
       r.closed."as" AS "closedAs",
       label('capacity', r.closed."as") AS "closedAsLabel",
       CASE WHEN r.mandate IS NOT NULL THEN n.name END AS "onBehalfOf",
       r.mandate AS "mandate",
       array_to_string(r.tasks, '; ') AS "tasks",
       r.to_certify AS "certificatesAwaiting",
       r.kind AS "initiativeKind",
       label('initiative_kind', r.kind) AS "initiativeKindLabel",
       i.status AS "initiativeStatus",
       label('initiative_status', i.status) AS "initiativeStatusLabel",
       r.company_specific AS "companySpecific",
       CASE WHEN p.company = r.company THEN person_name(p.manager) END AS "manager",
       r.zone AS "zone",
       r.ordinal + 1 AS "signUp",
       r.previous AS "previousRegistration",
       r.employee AS "employeeId",
       CASE WHEN p.company = r.company THEN p.manager END AS "managerId",
       r.initiative AS "initiativeId",
       r.nonprofit AS "nonprofitId",
       r.company AS "companyId",
       l.level AS "levelId",
       r.revision AS "revision"
  FROM registrations r
  LEFT JOIN initiatives i ON i.initiative = r.initiative
  LEFT JOIN nonprofits n ON n.nonprofit = r.nonprofit
  LEFT JOIN companies c ON c.company = r.company
  LEFT JOIN placements p ON p.person = r.employee
  LEFT JOIN people e ON e.person = r.employee
  -- Whoever has gone to another company, or has no level, counts as at the root.
  LEFT JOIN levels l ON l.level = coalesce(CASE WHEN p.company = r.company THEN p.level END, c.root)
 CROSS JOIN moment m
 ORDER BY r.applied_at, r.registration;

-- Initiatives – Participation dates follow-up: one row for each participation date.
CREATE OR REPLACE VIEW export_dates AS
SELECT r.registration AS "registration",
       d.date AS "date",
       d.kind AS "kind",
       label('date_kind', d.kind) AS "kindLabel",
       person_name(r.employee) AS "employee",
       CASE WHEN p.company = r.company THEN e.mail END AS "employeeMail",
       CASE WHEN p.company = r.company THEN e.external_id END AS "employeeExternalId",
       i.title AS "initiative",
       n.name AS "nonprofit",
       c.name AS "company",
       l.path AS "level",
       local_time(d.start_at, r.zone) AS "start",
       d.start_at AS "startUtc",
       local_time(d.end_at, r.zone) AS "end",
       d.end_at AS "endUtc",
       d.minutes AS "minutes",
       -- These tables have no period, so that all minutes lie within it.
       d.minutes AS "minutesWithin",
       d.credited_minutes AS "creditedMinutes",
       d.credited_minutes AS "creditedMinutesTotal",
       d.status AS "status",
       label('date_status', d.status) AS "statusLabel",
       coalesce(d.reason, 'none') AS "reason",
       label('reason', coalesce(d.reason, 'none')) AS "reasonLabel",
       d.certificate AS "certificate",
       label('certificate', d.certificate) AS "certificateLabel",
       local_time(d.confirmed.at, r.zone) AS "confirmedAt",
       d.confirmed.at AS "confirmedAtUtc",
       person_name(d.confirmed.by) AS "confirmedBy",
       d.confirmed."as" AS "confirmedAs",
       label('capacity', d.confirmed."as") AS "confirmedAsLabel",
       local_time(d.validated.at, r.zone) AS "validatedAt",
       d.validated.at AS "validatedAtUtc",
       person_name(d.validated.by) AS "validatedBy",
       d.validated."as" AS "validatedAs",
       label('capacity', d.validated."as") AS "validatedAsLabel",
       local_time(d.disputed.at, r.zone) AS "disputedAt",
       d.disputed.at AS "disputedAtUtc",
       person_name(d.disputed.by) AS "disputedBy",
       d.disputed."as" AS "disputedAs",
       label('capacity', d.disputed."as") AS "disputedAsLabel",
       CASE WHEN d.mandate IS NOT NULL THEN n.name END AS "onBehalfOf",
       d.mandate AS "mandate",
       CASE WHEN d.status = 'participated' THEN d.participation.attested END AS "employeeAttested",
       local_time(d.status_since, r.zone) AS "statusSince",
       d.status_since AS "statusSinceUtc",
       days_since(d.status_since) AS "daysInStatus",
       d.status IN ('to_be_confirmed', 'awaiting_manager') AND coalesce(d.end_at <= m.instant, false) AS "overdue",
       local_time(d.selected.at, r.zone) AS "selectedAt",
       d.selected.at AS "selectedAtUtc",
       person_name(d.selected.by) AS "selectedBy",
       d.selected."as" AS "selectedAs",
       label('capacity', d.selected."as") AS "selectedAsLabel",
       CASE d.coordinator.confirmed WHEN true THEN 'confirmed' WHEN false THEN 'refused' END AS "coordinatorDecision",
       label('coordinator_decision', CASE d.coordinator.confirmed WHEN true THEN 'confirmed' WHEN false THEN 'refused' END) AS "coordinatorDecisionLabel",
       local_time(d.coordinator.act.at, r.zone) AS "coordinatorDecidedAt",
       d.coordinator.act.at AS "coordinatorDecidedAtUtc",
       person_name(d.coordinator.act.by) AS "coordinatorDecidedBy",
       d.coordinator.act."as" AS "coordinatorDecidedAs",
       label('capacity', d.coordinator.act."as") AS "coordinatorDecidedAsLabel",
       CASE d.manager.approved WHEN true THEN 'approved' WHEN false THEN 'refused' END AS "managerDecision",
       label('manager_decision', CASE d.manager.approved WHEN true THEN 'approved' WHEN false THEN 'refused' END) AS "managerDecisionLabel",
       local_time(d.manager.act.at, r.zone) AS "managerDecidedAt",
       d.manager.act.at AS "managerDecidedAtUtc",
       person_name(d.manager.act.by) AS "managerDecidedBy",
       d.manager.act."as" AS "managerDecidedAs",
       label('capacity', d.manager.act."as") AS "managerDecidedAsLabel",
       local_time(d.cancelled.at, r.zone) AS "cancelledAt",
       d.cancelled.at AS "cancelledAtUtc",
       person_name(d.cancelled.by) AS "cancelledBy",
       d.cancelled."as" AS "cancelledAs",
       label('capacity', d.cancelled."as") AS "cancelledAsLabel",
       d.policy AS "managerPolicy",
       label('manager_policy', d.policy) AS "managerPolicyLabel",
       r.status AS "registrationStatus",
       label('registration_status', r.status) AS "registrationStatusLabel",
       r.kind AS "initiativeKind",
       label('initiative_kind', r.kind) AS "initiativeKindLabel",
       local_time(r.last_activity, r.zone) AS "lastActivity",
       r.last_activity AS "lastActivityUtc",
       r.zone AS "zone",
       d.slot AS "slotId",
       r.employee AS "employeeId",
       r.initiative AS "initiativeId",
       r.nonprofit AS "nonprofitId",
       r.company AS "companyId",
       d.number AS "dateNumber"
  FROM registrations r
  JOIN (SELECT *, CASE WHEN status = 'participated' THEN participation.act END AS confirmed,
               CASE WHEN certificate = 'validated' THEN certified.act END AS validated,
               CASE WHEN certificate = 'disputed' THEN certified.act END AS disputed
          FROM dates) d ON d.registration = r.registration
  LEFT JOIN initiatives i ON i.initiative = r.initiative
  LEFT JOIN nonprofits n ON n.nonprofit = r.nonprofit
  LEFT JOIN companies c ON c.company = r.company
  LEFT JOIN placements p ON p.person = r.employee
  LEFT JOIN people e ON e.person = r.employee
  -- Whoever has gone to another company, or has no level, counts as at the root.
  LEFT JOIN levels l ON l.level = coalesce(CASE WHEN p.company = r.company THEN p.level END, c.root)
 CROSS JOIN moment m
 ORDER BY r.applied_at, r.registration, d.number;

CREATE OR REPLACE TABLE partnerships AS
WITH facts AS (
  SELECT substr(stream, 13) AS partnership, max(revision) AS revision,
         any_value(data->>'company') FILTER (WHERE type = 'PartnershipProposed') AS company,
         any_value(data->>'nonprofit') FILTER (WHERE type = 'PartnershipProposed') AS nonprofit,
         max_by(data->>'level', revision) FILTER (WHERE json_exists(data, '$.level')) AS level,
         max_by(CASE type WHEN 'PartnershipProposed' THEN 'awaiting_confirmation' WHEN 'PartnershipValidated' THEN 'validated'
                          WHEN 'PartnershipDeclined' THEN 'declined' ELSE 'cancelled' END, revision)
           FILTER (WHERE type IN ('PartnershipProposed', 'PartnershipValidated', 'PartnershipDeclined', 'PartnershipCancelled')) AS status,
         max_by(occurred_at, revision) FILTER (WHERE type = 'PartnershipProposed') AS proposed_at,
         max_by(occurred_at, revision) FILTER (WHERE type = 'PartnershipValidated') AS validated_at,
         max_by(occurred_at, revision) FILTER (WHERE type IN ('PartnershipDeclined', 'PartnershipCancelled')) AS refused_at,
         max_by(data->>'by', revision) FILTER (WHERE type = 'PartnershipCancelled') AS cancelled_by,
         -- A mandate ends when it is revoked, and with its partnership.
         max_by(CASE WHEN type = 'MandateGranted' THEN {'id': data->>'mandate', 'since': occurred_at}
                     ELSE {'id': NULL, 'since': NULL} END, revision)
           FILTER (WHERE type IN ('MandateGranted', 'MandateRevoked', 'PartnershipCancelled')) AS mandate
    FROM events WHERE stream LIKE 'partnership-%' GROUP BY ALL)
SELECT *, CASE status WHEN 'awaiting_confirmation' THEN proposed_at WHEN 'validated' THEN validated_at ELSE refused_at END AS since
  FROM facts;

-- Partnership tracking: one row for each partner.
CREATE OR REPLACE VIEW export_partnerships AS
SELECT n.name AS "nonprofit",
       c.name AS "company",
       p.status AS "status",
       label('partnership_status', p.status) AS "statusLabel",
       CASE WHEN p.status IN ('declined', 'cancelled') THEN 'cancelled_declined' ELSE p.status END AS "shown",
       label('shown_status', CASE WHEN p.status IN ('declined', 'cancelled') THEN 'cancelled_declined' ELSE p.status END) AS "shownLabel",
       coalesce(k.created, 0) AS "created",
       coalesce(k.open, 0) AS "open",
       l.path AS "level",
       local_time(p.proposed_at, c.zone) AS "proposedAt",
       p.proposed_at AS "proposedAtUtc",
       local_time(p.validated_at, c.zone) AS "validatedAt",
       p.validated_at AS "validatedAtUtc",
       local_time(CASE WHEN p.status IN ('declined', 'cancelled') THEN p.refused_at END, c.zone) AS "endedAt",
       CASE WHEN p.status IN ('declined', 'cancelled') THEN p.refused_at END AS "endedAtUtc",
       CASE WHEN p.status = 'cancelled' THEN p.cancelled_by END AS "cancelledBy",
       label('party', CASE WHEN p.status = 'cancelled' THEN p.cancelled_by END) AS "cancelledByLabel",
       local_time(p.since, c.zone) AS "statusSince",
       p.since AS "statusSinceUtc",
       days_since(p.since) AS "daysInStatus",
       p.validated_at IS NOT NULL AS "everValidated",
       p.mandate.id AS "mandate",
       local_time(p.mandate.since, c.zone) AS "mandateSince",
       p.mandate.since AS "mandateSinceUtc",
       array_to_string(n.locations, '; ') AS "locations",
       c.zone AS "zone",
       p.partnership AS "partnership",
       p.nonprofit AS "nonprofitId",
       p.company AS "companyId",
       p.level AS "levelId",
       p.revision AS "revision"
  FROM partnerships p
  LEFT JOIN nonprofits n ON n.nonprofit = p.nonprofit
  LEFT JOIN companies c ON c.company = p.company
  LEFT JOIN levels l ON l.level = coalesce((SELECT x.level FROM levels x WHERE x.level = p.level), c.root)
  LEFT JOIN (
    SELECT q.partnership, count(*) AS created, count(*) FILTER (WHERE i.status = 'open') AS open
      FROM partnerships q
      JOIN initiatives i ON i.nonprofit = q.nonprofit AND (i.company IS NULL OR i.company = q.company)
     GROUP BY ALL) k ON k.partnership = p.partnership
 ORDER BY n.name, p.partnership;
