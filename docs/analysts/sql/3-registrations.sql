-- Registrations and their participation dates, folded from their events.

CREATE OR REPLACE TABLE registration_events AS
SELECT substr(stream, 14) AS registration, revision, type, occurred_at, actor, capacity, mandate, data,
       -- An ended date counts from its end, whenever that was recorded.
       CASE WHEN type = 'DateEnded' THEN (data->>'since')::TIMESTAMPTZ ELSE occurred_at END AS since
  FROM events WHERE stream LIKE 'registration-%';

CREATE OR REPLACE TABLE applications AS
SELECT registration, data->>'initiative' AS initiative, data->>'nonprofit' AS nonprofit,
       data->>'employee' AS employee, data->>'company' AS company, data->>'kind' AS kind,
       (data->>'companySpecific')::BOOLEAN AS company_specific, known_zone(data->>'zone') AS zone,
       (data->>'ordinal')::INTEGER AS ordinal, data->>'previous' AS previous, occurred_at AS applied_at
  FROM registration_events WHERE type = 'ApplicationSubmitted';

CREATE OR REPLACE TABLE selected_dates AS
SELECT registration, data->>'date' AS date, revision AS selected,
       row_number() OVER (PARTITION BY registration ORDER BY revision) AS number,
       data->>'kind' AS kind, data->>'slot' AS slot, data->>'policy' AS policy
  FROM registration_events WHERE type = 'DateSelected';

-- From here on a manager has approved for the whole registration.
CREATE OR REPLACE TABLE approvals AS
SELECT e.registration, min(e.revision) AS revision
  FROM registration_events e
  JOIN selected_dates d ON d.registration = e.registration AND d.date = (e.data->>'date')
 WHERE e.type = 'DateApprovedByManager' AND d.policy = 'per_registration' GROUP BY ALL;

-- What each event does to a date: the status that it enters, if any, and the reason where it is cancelled.
CREATE OR REPLACE TABLE date_events AS
WITH
  named AS (
    SELECT e.*, data->>'date' AS date FROM registration_events e
     WHERE json_exists(data, '$.date') AND type NOT IN ('MentoringEnded', 'EngagementReviewSent')
    UNION ALL
    -- Whoever withdraws cancels all dates that are not cancelled.
    SELECT e.*, d.date FROM registration_events e
      JOIN selected_dates d ON d.registration = e.registration AND d.selected < e.revision
     WHERE e.type = 'RegistrationCancelledByEmployee'),
  effects AS (
    SELECT n.*, d.kind, d.number,
           CASE n.type
             WHEN 'DateRefusedByCoordinator' THEN 'date_refused_by_coordinator'
             WHEN 'DateRefusedByManager' THEN 'date_refused_by_manager'
             WHEN 'ParticipationMissed' THEN 'employee_did_not_participate'
             WHEN 'DateCancelledByEmployee' THEN 'employee_cancelled'
             WHEN 'RegistrationCancelledByEmployee' THEN 'employee_cancelled'
             WHEN 'DateCancelledWithSlot' THEN 'initiative_cancelled_by_coordinator'
             WHEN 'DateCancelledWithInitiative' THEN 'initiative_cancelled_by_coordinator'
           END AS reason,
           CASE
             WHEN n.type = 'DateSelected' AND r.kind <> 'mentoring' THEN 'to_be_confirmed'
             WHEN n.type IN ('DateSelected', 'DateConfirmedByCoordinator') THEN
               CASE WHEN d.policy = 'none' OR (d.policy = 'per_registration' AND a.revision < n.revision)
                 THEN 'in_progress' ELSE 'awaiting_manager' END
             WHEN n.type = 'DateApprovedByManager' THEN 'in_progress'
             WHEN n.type = 'ParticipationConfirmed' THEN 'participated'
             WHEN n.type = 'DateRestored' THEN n.data->>'status'
             WHEN reason IS NOT NULL THEN 'cancelled'
           END AS entered
      FROM named n
      JOIN selected_dates d ON d.registration = n.registration AND d.date = n.date
      JOIN applications r ON r.registration = n.registration
      LEFT JOIN approvals a ON a.registration = n.registration),
  judged AS (
    SELECT *, last_value(entered IGNORE NULLS) OVER (
             PARTITION BY registration, date ORDER BY revision
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS decided
      FROM effects),
  statuses AS (
    SELECT * EXCLUDE (entered, decided),
           -- Only a date in progress ends: an undecided one is overdue.
           CASE WHEN type = 'DateEnded' THEN CASE WHEN decided = 'in_progress' THEN 'awaiting_confirmation' END
                ELSE entered END AS status
      FROM judged
     WHERE NOT (type = 'RegistrationCancelledByEmployee' AND decided = 'cancelled'))
SELECT *, last_value(status IGNORE NULLS) OVER (
         PARTITION BY registration, date ORDER BY revision
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before,
       {'at': occurred_at, 'by': actor, 'as': capacity, 'revision': revision} AS act
  FROM statuses;

CREATE OR REPLACE TABLE date_facts AS
SELECT registration, date,
       max_by(status, revision) FILTER (WHERE status IS NOT NULL) AS status,
       max_by(since, revision) FILTER (WHERE status IS NOT NULL) AS status_since,
       max_by((data->>'start')::TIMESTAMPTZ, revision) FILTER (WHERE json_exists(data, '$.start')) AS start_at,
       max_by({'end': (coalesce(data->>'end', data->>'endedAt'))::TIMESTAMPTZ}, revision)
         FILTER (WHERE json_exists(data, '$.end') OR (type = 'DateEnded' AND status IS NOT NULL)) ."end" AS end_at,
       max_by({'reason': reason, 'act': CASE WHEN reason IS NOT NULL THEN act END}, revision)
         FILTER (WHERE reason IS NOT NULL OR type = 'DateRestored') AS cancelled,
       max_by(CASE type
           WHEN 'ParticipationConfirmed' THEN 'awaiting_validation'
           WHEN 'ParticipationValidated' THEN 'validated'
           WHEN 'ParticipationDisputed' THEN 'disputed'
           ELSE 'none' END, revision)
         FILTER (WHERE reason IS NOT NULL OR type IN ('DateSelected', 'DateRestored', 'ParticipationConfirmed', 'ParticipationValidated', 'ParticipationDisputed')) AS certificate,
       max_by({'act': CASE WHEN type IN ('ParticipationValidated', 'ParticipationDisputed') THEN act END,
               'minutes': CASE WHEN type = 'ParticipationValidated' THEN (data->>'minutes')::INTEGER END}, revision)
         FILTER (WHERE type IN ('ParticipationConfirmed', 'ParticipationValidated', 'ParticipationDisputed', 'DateRestored')) AS certified,
       max_by({'act': CASE WHEN type = 'ParticipationConfirmed' THEN act END,
               'attested': (data->>'employeeAttested')::BOOLEAN,
               'minutes': (data->>'minutes')::INTEGER}, revision)
         FILTER (WHERE type IN ('ParticipationConfirmed', 'DateRestored')) AS participation,
       max_by(act, revision) FILTER (WHERE type = 'DateSelected') AS selected,
       max_by({'act': act, 'confirmed': type = 'DateConfirmedByCoordinator'}, revision)
         FILTER (WHERE type IN ('DateConfirmedByCoordinator', 'DateRefusedByCoordinator')) AS coordinator,
       max_by({'act': act, 'approved': type = 'DateApprovedByManager'}, revision)
         FILTER (WHERE type IN ('DateApprovedByManager', 'DateRefusedByManager')) AS manager,
       max(revision) FILTER (WHERE type = 'DateRestored') AS restored,
       max_by(mandate, revision)
         FILTER (WHERE mandate IS NOT NULL AND type NOT IN ('DateApprovedByManager', 'DateEnded', 'EngagementPeriodChanged')) AS mandate
  FROM date_events GROUP BY ALL;

-- One row for each participation date. A restored date keeps confirmations and approvals, and loses refusals.
CREATE OR REPLACE TABLE dates AS
SELECT d.registration, d.date, d.number, d.kind, d.slot, d.policy,
       f.start_at, f.end_at, f.status, f.status_since, f.cancelled.reason AS reason, f.certificate,
       f.selected, f.cancelled.act AS cancelled, f.participation, f.certified, f.mandate,
       CASE WHEN f.coordinator.confirmed OR f.restored IS NULL OR f.restored < f.coordinator.act.revision THEN f.coordinator END AS coordinator,
       CASE WHEN f.manager.approved OR f.restored IS NULL OR f.restored < f.manager.act.revision THEN f.manager END AS manager,
       CASE WHEN d.kind <> 'period' THEN round((epoch_ms(f.end_at) - epoch_ms(f.start_at)) / 60000)::BIGINT END AS minutes,
       CASE WHEN f.status = 'participated' AND minutes IS NOT NULL
         THEN coalesce(f.certified.minutes, f.participation.minutes, minutes) END AS credited_minutes
  FROM selected_dates d JOIN date_facts f ON f.registration = d.registration AND f.date = d.date;

-- The status of a registration after each of its events, derived from the number of its dates in each status.
CREATE OR REPLACE TABLE registration_statuses AS
WITH
  changes AS (
    SELECT registration, revision,
           sum((status = 'to_be_confirmed')::INT - (coalesce(before, '') = 'to_be_confirmed')::INT) AS to_be_confirmed,
           sum((status = 'awaiting_manager')::INT - (coalesce(before, '') = 'awaiting_manager')::INT) AS awaiting_manager,
           sum((status = 'in_progress')::INT - (coalesce(before, '') = 'in_progress')::INT) AS in_progress,
           sum((status = 'in_progress' AND kind = 'period')::INT - (coalesce(before, '') = 'in_progress' AND kind = 'period')::INT) AS period,
           sum((status = 'awaiting_confirmation')::INT - (coalesce(before, '') = 'awaiting_confirmation')::INT) AS awaiting_confirmation,
           sum((status = 'participated')::INT - (coalesce(before, '') = 'participated')::INT) AS participated,
           sum((before IS NULL)::INT) AS dates
      FROM date_events WHERE status IS NOT NULL GROUP BY ALL),
  counts AS (
    SELECT e.registration, e.revision, e.since,
           sum(coalesce(c.to_be_confirmed, 0)) OVER so_far AS to_be_confirmed,
           sum(coalesce(c.awaiting_manager, 0)) OVER so_far AS awaiting_manager,
           sum(coalesce(c.in_progress, 0)) OVER so_far AS in_progress,
           sum(coalesce(c.period, 0)) OVER so_far AS period,
           sum(coalesce(c.awaiting_confirmation, 0)) OVER so_far AS awaiting_confirmation,
           sum(coalesce(c.participated, 0)) OVER so_far AS participated,
           sum(coalesce(c.dates, 0)) OVER so_far AS dates,
           bool_or(e.type = 'ApplicationApproved') OVER so_far AS approved,
           bool_or(e.type = 'MessagePosted') OVER so_far AS spoken,
           last_value(CASE
             WHEN e.type IN ('ApplicationDeclined', 'RegistrationCancelledByEmployee', 'RegistrationCancelledWithInitiative') THEN 'cancelled_rejected'
             WHEN e.type = 'RegistrationArchived' THEN 'not_finalized'
             WHEN e.type = 'RegistrationReopened' THEN 'open' END IGNORE NULLS) OVER so_far AS closing
      FROM registration_events e
      LEFT JOIN changes c ON c.registration = e.registration AND c.revision = e.revision
    WINDOW so_far AS (PARTITION BY e.registration ORDER BY e.revision)),
  statuses AS (
    SELECT registration, revision, since,
           CASE
             WHEN closing <> 'open' THEN closing
             WHEN period > 0 THEN 'in_progress'
             WHEN to_be_confirmed > 0 THEN 'dates_to_be_confirmed'
             WHEN awaiting_manager > 0 THEN 'awaiting_manager_approval'
             WHEN in_progress > 0 THEN 'in_progress'
             WHEN awaiting_confirmation > 0 THEN 'awaiting_confirmation'
             WHEN participated > 0 THEN 'participated'
             WHEN dates > 0 THEN 'cancelled_rejected'
             WHEN approved THEN 'looking_for_mentee'
             WHEN spoken THEN 'conversation'
             ELSE 'application' END AS status
      FROM counts)
SELECT *, lag(status) OVER (PARTITION BY registration ORDER BY revision) AS before FROM statuses;

CREATE OR REPLACE TABLE registration_facts AS
SELECT registration, max(revision) AS revision, max(occurred_at) AS last_event,
       max_by({'at': occurred_at, 'by': actor, 'as': capacity}, revision) FILTER (WHERE type = 'ApplicationApproved') AS approved,
       max_by({'how': type, 'at': occurred_at, 'by': actor, 'as': capacity}, revision)
         FILTER (WHERE type IN ('ApplicationDeclined', 'RegistrationCancelledByEmployee', 'RegistrationCancelledWithInitiative', 'RegistrationArchived', 'RegistrationReopened')) AS closing,
       max_by({'at': occurred_at, 'side': data->>'side'}, revision) FILTER (WHERE type = 'MessagePosted') AS message,
       coalesce(list(data->>'task' ORDER BY revision) FILTER (WHERE type = 'TaskCompleted'), []) AS tasks,
       max_by(mandate, revision) FILTER (WHERE mandate IS NOT NULL) AS mandate,
       max_by(occurred_at, revision) FILTER (WHERE type IN (
         'ApplicationSubmitted', 'MessagePosted', 'TaskCompleted', 'ApplicationApproved', 'MenteeSearchContinued',
         'CoordinatorReminded', 'ManagerReminded', 'RegistrationReopened')) AS last_activity
  FROM registration_events GROUP BY ALL;

CREATE OR REPLACE TABLE date_totals AS
SELECT d.registration, count(*) AS dates,
       count(*) FILTER (WHERE status = 'participated') AS participated,
       count(*) FILTER (WHERE status <> 'cancelled') AS live,
       coalesce(sum(credited_minutes), 0)::BIGINT AS minutes,
       count(*) FILTER (WHERE certificate = 'awaiting_validation') AS to_certify,
       min(end_at) FILTER (WHERE status IN ('to_be_confirmed', 'awaiting_manager')) AS undecided_end,
       min(status_since) FILTER (WHERE status = 'to_be_confirmed') AS coordinator_since,
       min(status_since) FILTER (WHERE status = 'awaiting_manager') AS manager_since,
       -- A session of a mentoring that goes on waits for nobody.
       min(status_since) FILTER (WHERE status = 'awaiting_confirmation' AND (kind <> 'session' OR NOT runs)) AS employee_since,
       min(status_since) FILTER (WHERE certificate = 'awaiting_validation') AS certificate_since,
       max_by({'reason': reason, 'act': cancelled}, (cancelled.revision, number)) FILTER (WHERE cancelled IS NOT NULL) AS last_cancelled
  FROM (SELECT *, bool_or(kind = 'period' AND status = 'in_progress') OVER (PARTITION BY registration) AS runs FROM dates) d
 GROUP BY ALL;

-- One row for each registration.
CREATE OR REPLACE TABLE registrations AS
WITH
  current AS (
    SELECT registration, max_by(status, revision) AS status,
           max_by(since, revision) FILTER (WHERE status IS DISTINCT FROM before) AS status_since
      FROM registration_statuses GROUP BY ALL),
  joined AS (
    SELECT r.*, f.revision, f.approved, f.message, f.tasks, f.mandate, f.last_activity, f.last_event, s.status, s.status_since,
           CASE WHEN f.closing.how <> 'RegistrationReopened' THEN f.closing END AS closing,
           coalesce(t.dates, 0) AS dates, coalesce(t.participated, 0) AS participated, coalesce(t.minutes, 0) AS minutes,
           coalesce(t.to_certify, 0) AS to_certify, t.undecided_end,
           CASE WHEN t.dates > 0 AND t.live = 0 THEN t.last_cancelled END AS last_cancelled,
           CASE
             WHEN t.coordinator_since IS NOT NULL THEN {'who': 'coordinator', 'since': t.coordinator_since}
             WHEN t.manager_since IS NOT NULL THEN {'who': 'manager', 'since': t.manager_since}
             WHEN t.employee_since IS NOT NULL THEN {'who': 'employee', 'since': t.employee_since}
             WHEN t.certificate_since IS NOT NULL THEN {'who': 'coordinator', 'since': t.certificate_since}
             WHEN s.status = 'application' THEN {'who': 'coordinator', 'since': s.status_since}
             WHEN s.status = 'conversation' AND f.message.side = 'nonprofit' AND r.kind <> 'mentoring' THEN {'who': 'employee', 'since': f.message.at}
             WHEN s.status = 'conversation' THEN {'who': 'coordinator', 'since': f.message.at}
             WHEN s.status = 'looking_for_mentee' THEN {'who': 'employee', 'since': s.status_since}
             ELSE {'who': 'nobody', 'since': s.status_since} END AS next
      FROM applications r
      JOIN registration_facts f USING (registration)
      JOIN current s USING (registration)
      LEFT JOIN date_totals t USING (registration))
SELECT * EXCLUDE (closing, last_cancelled),
       -- After a month without activity, or six of a mentoring, by the local clock.
       CASE WHEN status IN ('application', 'conversation', 'looking_for_mentee') THEN
         timezone(zone, timezone(zone, last_activity) + CASE WHEN kind = 'mentoring' THEN INTERVAL 6 MONTH ELSE INTERVAL 1 MONTH END)
       END AS archives_at,
       CASE
         WHEN closing.how = 'ApplicationDeclined' THEN 'application_declined_by_coordinator'
         WHEN closing.how = 'RegistrationCancelledByEmployee' THEN 'employee_cancelled'
         WHEN closing.how = 'RegistrationCancelledWithInitiative' THEN 'initiative_cancelled_by_coordinator'
         WHEN closing IS NULL THEN last_cancelled.reason END AS reason,
       CASE WHEN closing IS NOT NULL THEN {'at': closing.at, 'by': closing.by, 'as': closing.as}
            WHEN last_cancelled IS NOT NULL THEN {'at': last_cancelled.act.at, 'by': last_cancelled.act.by, 'as': last_cancelled.act.as} END AS closed
  FROM joined;
