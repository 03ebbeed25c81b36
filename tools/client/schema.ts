/* Types of the API. Written by `npm run docs` from the OpenAPI document. */

export interface paths {
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen for what changes in the caller’s scope
         * @description Server-sent events, as long as the access token is valid. The data of each is JSON with the `position` that the read models have reached, which is the `id` too.
         *
         *     - `ready`: the server listens from that position on.
         *     - `changes`: `changes` lists `kind` (registration, initiative, partnership, company, nonprofit, person) and `id` of what changed and is in the caller's scope. Ask for it again.
         *     - `reset`: too much has changed to say what. Ask for everything again.
         *     - `heartbeat`: nothing changed for 15 seconds.
         *
         *     After a break send the last id in `Last-Event-ID`, or as `after`. One person may listen 10 times at once.
         */
        get: operations["ListenToChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies in scope, by name */
        get: operations["ListCompanies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A company, with its settings and network for its own people */
        get: operations["GetCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/add-network-level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a network level
         * @description By: main_admin.
         *
         *     Allowed when: no level of the same name below the same parent; at most 2,000 levels, 30 deep.
         *
         *     Events: NetworkLevelAdded.
         */
        post: operations["AddNetworkLevel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/change-company-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change company settings
         * @description By: main_admin.
         *
         *     Allowed when: something changes.
         *
         *     Events: CompanySettingsChanged.
         */
        post: operations["ChangeCompanySettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the events of a company, its settings and its network levels */
        get: operations["GetCompanyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/import-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a company’s people from a CSV file
         * @description By: admin, at or below their own level. The file is CSV in UTF-8, or in UTF-16 with a byte order mark, as Excel writes it. Required columns: name, mail. Optional columns: level (a path such as acme/paris), manager (mail address, external_id or subject), locale, subject, external_id. A person is found by external_id, else by subject, else by mail address, and what differs is changed; an empty cell leaves a value as it is. Somebody known outside the admin’s scope is invited by mail: the outcome has no id, and a dry run says registered_or_invited. All lines are checked first: one refused line refuses the file. Importing the same file again changes nothing. Employees who are not in the file are listed as absent.
         */
        post: operations["ImportPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/move-network-level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a network level
         * @description By: main_admin.
         *
         *     Allowed when: not the root; not to below itself; no level of the same name below the new parent.
         *
         *     Events: NetworkLevelMoved.
         */
        post: operations["MoveNetworkLevel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/rename-company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename a company and the root of its network
         * @description By: platform.
         *
         *     Allowed when: the name changes.
         *
         *     Events: CompanyRenamed.
         */
        post: operations["RenameCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company}/rename-network-level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename a network level
         * @description By: main_admin.
         *
         *     Allowed when: not the root, which has the company’s name; no other level of that name below the same parent; the name changes.
         *
         *     Events: NetworkLevelRenamed.
         */
        post: operations["RenameNetworkLevel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/register-company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a company
         * @description By: platform.
         *
         *     Allowed when: always.
         *
         *     Events: CompanyRegistered.
         */
        post: operations["RegisterCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/settings.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a console needs to sign people in
         * @description The issuer and the client at it, with the version and languages of the product.
         */
        get: operations["GetConsoleSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails that failed for good, with the last error, newest first
         * @description For the platform team, and auditors and analysts of the platform.
         */
        get: operations["ListDeadMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-mails/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send mails again that failed for good
         * @description For the platform team. One outcome per mail: queued, not_dead (it waits or was sent meanwhile), recipient_gone (the person was erased) or not_found. A dry run says would_be_queued.
         */
        post: operations["RetryDeadMails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What will be archived or reminded, when; the soonest first */
        get: operations["ListDeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the events in scope as JSON lines or as Parquet
         * @description For admins, auditors, analysts and the platform team: the events whose histories they see, in the order of the log. Personal fields are open where the caller may see them; withheld and erased name those that are not. With form=sealed they are encrypted, as they are stored, and the lines can be verified by their hashes. With format=parquet each event is a row, with its data as JSON text. To go on after an interruption, send the position of the last whole line as from. The outcome has the number of events, the size and the SHA-256. The file is at /event-exports/{job}/file for 24 hours. Changes nothing, so that a dry run is the same.
         */
        post: operations["ExportEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-exports/{job}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the file of your own export of events; available for 24 hours */
        get: operations["DownloadEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-exports/{job}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the manifest of your own export of events: positions, schema versions, erasures, SHA-256, seal and signature */
        get: operations["GetEventsManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events in the caller’s scope after a position
         * @description Events as CloudEvents 1.0, in the order of the log and without gaps, as far as the caller sees the histories of their streams. Personal fields are open where the caller may see them; `erased` and `withheld` name those that are null. `dataschema` points into docs/events.schema.json. Scope follows today’s roles: what comes into scope later is not sent again.
         *
         *     `Next-Position` is the `after` of the next page; keep it together with the events. `Complete-Up-To` is the position that the feed has reached: no event can appear before it any more. A page may have no events and yet a later `Next-Position`; the end is reached when both are equal. Send the `ETag` as `If-None-Match` to ask whether anything is new (304).
         */
        get: operations["ListEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the events in the caller’s scope as they are recorded
         * @description Events as CloudEvents 1.0, in the order of the log and without gaps, as far as the caller sees the histories of their streams. Personal fields are open where the caller may see them; `erased` and `withheld` name those that are null. `dataschema` points into docs/events.schema.json. Scope follows today’s roles: what comes into scope later is not sent again.
         *
         *     Server-sent events, as long as the access token is valid. The `id` of a message is a position; the data of an unnamed message is one CloudEvent. A `progress` message has `next` and `completeUpTo`, after each part of the log that was read, and every 15 seconds. After a break send the last id in `Last-Event-ID`, or as `after`. One person may follow 10 times at once.
         */
        get: operations["FollowEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your scheduled exports, with their next runs and how the last one ended */
        get: operations["ListExportSchedules"];
        put?: never;
        /**
         * Schedule an export: made by a rule, as yourself, and told of by mail
         * @description Each run has the rights that you have at that time. If it is refused, nothing is sent and the schedule is paused. Runs that were missed are made up for by one.
         */
        post: operations["ScheduleExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-schedules/{schedule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one of your scheduled exports */
        get: operations["GetExportSchedule"];
        /**
         * Replace one of your scheduled exports, pause it, or go on with it
         * @description A run under way goes on as it was. A dry run answers with the schedule as it would be, with its next runs.
         */
        put: operations["ChangeExportSchedule"];
        post?: never;
        /** Delete one of your scheduled exports */
        delete: operations["DeleteExportSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own exports of the last 24 hours */
        get: operations["ListExports"];
        put?: never;
        /** Export registrations, participation dates or partnerships */
        post: operations["CreateExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{export}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the status and progress of an export, and its manifest once it is done */
        get: operations["GetExport"];
        put?: never;
        post?: never;
        /** Cancel a running export, or delete a finished one */
        delete: operations["CancelExport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{export}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the file of your own export; available for 24 hours */
        get: operations["DownloadExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{export}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the manifest: request, scope, log position, row count and SHA-256 */
        get: operations["GetExportManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare two states of an export, and name the events behind each change
         * @description The file has a line for each changed cell and event, and one for each row that was added or is gone. The manifest has the number of rows and the sums of both states.
         */
        post: operations["CompareExports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Initiatives in scope, newest first */
        get: operations["ListInitiatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An initiative with its slots and the places left, and what the caller may do */
        get: operations["GetInitiative"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/add-slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add slots
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: initiative of kind slots, not cancelled.
         *
         *     Events: SlotAdded.
         */
        post: operations["AddSlots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/cancel-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an initiative
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: not cancelled.
         *
         *     Events: InitiativeCancelled.
         */
        post: operations["CancelInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/cancel-slot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a slot
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: slot neither over nor cancelled.
         *
         *     Events: SlotCancelled.
         */
        post: operations["CancelSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/change-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the title, description, place, contact or tasks of an initiative
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: not cancelled; something changes; a task goes only while nobody has completed it.
         *
         *     Events: InitiativeChanged.
         */
        post: operations["ChangeInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/change-slot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a slot or change its capacity
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: slot neither over nor cancelled; a new end is in the future; something changes.
         *
         *     Events: SlotChanged, PlaceHeld.
         */
        post: operations["ChangeSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/close-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End new sign-ups
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: open.
         *
         *     Events: InitiativeClosed.
         */
        post: operations["CloseInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events of an initiative and its slots
         * @description Events about the places and tasks of single registrations are for the coordinators of the nonprofit, the platform team, and auditors and analysts of the platform.
         */
        get: operations["GetInitiativeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/{initiative}/open-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an initiative to sign-ups
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: draft or closed.
         *
         *     Events: InitiativeOpened.
         */
        post: operations["OpenInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/initiatives/create-initiative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft an initiative
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: always.
         *
         *     Events: InitiativeCreated, SlotAdded.
         */
        post: operations["CreateInitiative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s jobs of the last 24 hours */
        get: operations["ListJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Progress of a job, and the number of items per outcome */
        get: operations["GetJob"];
        put?: never;
        post?: never;
        /** Cancel a running job (finished items stay done), or delete one that has ended */
        delete: operations["CancelJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{job}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outcome of each item, in their order */
        get: operations["ListJobOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mandates in scope, in force and ended: who granted them, when and on which request */
        get: operations["ListMandates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person and their roles */
        get: operations["GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s roles and where they count, the areas open to them, and how much waits */
        get: operations["GetCapabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An employee’s own registrations, by what they have to do */
        get: operations["GetDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get all data stored about you, as JSON or as an HTML page */
        get: operations["GetMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/to-approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dates that await their manager, or who decides in the manager’s place, by employee */
        get: operations["ListDatesToApprove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/to-approve/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dates to approve one by one, the longest waiting first */
        get: operations["ListApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/to-decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for a decision for a nonprofit, by initiative */
        get: operations["ListDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/to-decide/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applications, dates, certificates and partnership requests to decide one by one, the longest waiting first */
        get: operations["ListDecisionItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Nonprofits in scope, by name */
        get: operations["ListNonprofits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A nonprofit with its profile and locations, and its coordinators for partners */
        get: operations["GetNonprofit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/add-coordinator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a coordinator
         * @description By: coordinator.
         *
         *     Allowed when: the person is not a coordinator of the nonprofit. Somebody known by the mail address outside the caller’s scope is invited by mail: the answer then has the status `invited` and no id; a dry run has the status `registered_or_invited`.
         *
         *     Events: PersonRegistered, RoleGranted, PersonInvited.
         */
        post: operations["AddCoordinator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/add-location": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a location to a nonprofit
         * @description By: coordinator.
         *
         *     Allowed when: the nonprofit does not have the location yet.
         *
         *     Events: LocationAdded.
         */
        post: operations["AddLocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/change-location": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a location of a nonprofit
         * @description By: coordinator.
         *
         *     Allowed when: the nonprofit does not have the new location yet; something changes.
         *
         *     Events: LocationChanged.
         */
        post: operations["ChangeLocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/change-nonprofit-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the profile of a nonprofit
         * @description By: coordinator.
         *
         *     Allowed when: something changes, and not the name, which is for the platform team.
         *
         *     Events: NonprofitProfileChanged.
         */
        post: operations["ChangeNonprofitProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the events of a nonprofit: its profile, name and locations */
        get: operations["GetNonprofitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/remove-location": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a location of a nonprofit
         * @description By: coordinator.
         *
         *     Allowed when: the nonprofit has the location.
         *
         *     Events: LocationRemoved.
         */
        post: operations["RemoveLocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/{nonprofit}/rename-nonprofit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename a nonprofit
         * @description By: platform.
         *
         *     Allowed when: the name changes.
         *
         *     Events: NonprofitRenamed.
         */
        post: operations["RenameNonprofit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonprofits/register-nonprofit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a nonprofit
         * @description By: platform.
         *
         *     Allowed when: always.
         *
         *     Events: NonprofitRegistered.
         */
        post: operations["RegisterNonprofit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/page-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to a page of history that a browser can open for ten minutes
         * @description The page is printable, in English or French, and says whether the hash chain was verified and up to which seal.
         */
        post: operations["CreatePageLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams that a reader of the log has set aside, with the error and since when
         * @description For the platform team, and auditors and analysts of the platform.
         */
        get: operations["ListParkedStreams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-streams/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Process parked streams again
         * @description For the platform team. One outcome per stream: replayed, still_parked (with the error), waiting (for the read models) or not_parked. A dry run says which would be replayed, not whether it would succeed.
         */
        post: operations["ReplayParkedStreams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Partners view: partnerships in scope, by last proposal or last validation */
        get: operations["ListPartnerships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A partnership with the nonprofit’s profile and contacts, and what the caller may do */
        get: operations["GetPartnership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agreement as a PDF, where the company’s setting allows
         * @description In the company’s language unless another is named. Refused as agreement_download_off where the setting does not allow it.
         */
        get: operations["DownloadAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/cancel-partnership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a partnership or withdraw its proposal
         * @description By: coordinator, admin.
         *
         *     Allowed when: awaiting confirmation or validated.
         *
         *     Events: PartnershipCancelled.
         */
        post: operations["CancelPartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/decline-partnership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a partnership
         * @description By: coordinator.
         *
         *     Allowed when: awaiting confirmation.
         *
         *     Events: PartnershipDeclined.
         */
        post: operations["DeclinePartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/grant-mandate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the company act on behalf of the nonprofit
         * @description By: platform.
         *
         *     Allowed when: validated, no mandate in force; needs the reference of the written request.
         *
         *     Events: MandateGranted.
         */
        post: operations["GrantMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the events of a partnership, with its mandates and the requests behind them */
        get: operations["GetPartnershipHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/move-partnership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a partnership to another network level
         * @description By: main_admin.
         *
         *     Allowed when: in any status.
         *
         *     Events: PartnershipMoved.
         */
        post: operations["MovePartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/revoke-mandate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a mandate
         * @description By: platform.
         *
         *     Allowed when: a mandate is in force.
         *
         *     Events: MandateRevoked.
         */
        post: operations["RevokeMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/validate-partnership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a partnership
         * @description By: coordinator.
         *
         *     Allowed when: awaiting confirmation.
         *
         *     Events: PartnershipValidated.
         */
        post: operations["ValidatePartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/{partnership}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain why a mail about a partnership or a mandate was sent or not */
        get: operations["WhyPartnershipMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many partnerships in scope there are of each status */
        get: operations["CountPartnerships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partnerships/propose-partnership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose a partnership to nonprofits
         * @description By: admin.
         *
         *     Allowed when: no partnership yet, or it was declined or cancelled; the level is at or below your own; one proposed again keeps its level.
         *
         *     Events: PartnershipProposed.
         */
        post: operations["ProposePartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People at or below the caller’s level, by name */
        get: operations["ListPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person with their level, manager and roles, and what the caller may do */
        get: operations["GetPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/assign-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a manager, or none
         * @description By: admin.
         *
         *     Allowed when: the manager does not report to the person.
         *
         *     Events: ManagerAssigned.
         */
        post: operations["AssignManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/change-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the name, mail address, language, subject or external id of a person
         * @description By: self, admin, platform.
         *
         *     Allowed when: something changes, and nobody else has the mail address, the subject or, in the company, the external id. People change their own name and language only; an admin changes employees at or below their own level.
         *
         *     Events: PersonChanged.
         */
        post: operations["ChangePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/erase-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person
         * @description By: platform.
         *
         *     Allowed when: the person is not the last main admin or coordinator.
         *
         *     Events: PersonErased.
         */
        post: operations["ErasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/grant-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant a role
         * @description By: admin, platform.
         *
         *     Allowed when: the person does not hold it.
         *
         *     Events: RoleGranted, PersonMoved.
         */
        post: operations["GrantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events of a person: corrections, roles, managers, levels
         * @description Admins, auditors and analysts of a company see the events of the time in which the person belonged to it.
         */
        get: operations["GetPersonHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/move-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an employee to another level
         * @description By: admin.
         *
         *     Allowed when: the level is at or below the admin’s own.
         *
         *     Events: PersonMoved.
         */
        post: operations["MovePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/mute-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn off one kind of reminder
         * @description By: self.
         *
         *     Allowed when: the kind is turned on. Mails about decisions cannot be turned off.
         *
         *     Events: RemindersMuted.
         */
        post: operations["MuteReminders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/revoke-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a role
         * @description By: admin, platform, coordinator.
         *
         *     Allowed when: the person holds it and is not the last main admin or coordinator. A coordinator takes a colleague off their nonprofit. Revoking employee makes the person leave, with every role in the company.
         *
         *     Events: RoleRevoked.
         */
        post: operations["RevokeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/unmute-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn one kind of reminder on again
         * @description By: self.
         *
         *     Allowed when: the kind is turned off.
         *
         *     Events: RemindersUnmuted.
         */
        post: operations["UnmuteReminders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain why the mail of an invitation was sent to a person or not */
        get: operations["WhyPersonMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/register-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a person
         * @description By: admin, platform.
         *
         *     Allowed when: the person does not hold the role. Somebody known by the mail address or the subject is given the role if the caller may manage them; anybody else known is invited by mail. The answer then has the status `invited` and no id; a dry run has the status `registered_or_invited`.
         *
         *     Events: PersonRegistered, RoleGranted, PersonMoved, PersonInvited.
         */
        post: operations["RegisterPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search people at or below the caller’s level by name, mail address or external id */
        post: operations["SearchPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a kind of problem or a rule, as a page for people
         * @description The `type` of a problem is the address of its page. Each `rule` has one as well.
         */
        get: operations["ExplainProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recorded reads and exports, newest first; for auditors and the platform team */
        get: operations["ListReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rebuild of the read models that is under way, and the report of the last one
         * @description For the platform team, and auditors and analysts of the platform. A rebuild is started by ledger rebuild.
         */
        get: operations["GetRebuild"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rebuild-comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild the rows of an export from events, and compare them with the live tables
         * @description Of the rows that the caller oversees as admin, auditor, analyst or platform team. One outcome per row that is not equal: differs (with its columns), missing or extra, 10,000 at most. The last one has the numbers of rows (summary). Changes nothing, so that a dry run is the same.
         */
        post: operations["CompareRebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registrations, the newest sign-ups first unless sorted otherwise */
        get: operations["ListRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A registration with its dates and certificates, who must act next, what time will do, and what the caller may do
         * @description The ETag is its revision, to be sent as If-Match with a command.
         */
        get: operations["GetRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/approve-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a mentoring application
         * @description By: coordinator, mandated_admin.
         *
         *     Allowed when: mentoring; application or conversation.
         *
         *     Events: ApplicationApproved.
         */
        post: operations["ApproveApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/approve-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve dates as the manager
         * @description By: manager.
         *
         *     Allowed when: awaiting the manager.
         *
         *     Events: DateApprovedByManager, DateEnded.
         */
        post: operations["ApproveDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/as-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the state of a registration as of an instant */
        get: operations["GetRegistrationAsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/cancel-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel own dates
         * @description By: employee.
         *
         *     Allowed when: to be confirmed, awaiting the manager, or in progress and not ended; slots and sessions only.
         *
         *     Events: DateCancelledByEmployee.
         */
        post: operations["CancelDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/cancel-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw from the initiative
         * @description By: employee.
         *
         *     Allowed when: registration open, no date awaiting confirmation or participated.
         *
         *     Events: RegistrationCancelledByEmployee.
         */
        post: operations["CancelRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/change-period-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the end of the engagement period
         * @description By: employee.
         *
         *     Allowed when: mentoring in progress; not before its start, nor before the end of a live session.
         *
         *     Events: EngagementPeriodChanged, DateEnded.
         */
        post: operations["ChangePeriodEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/complete-task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a task of the initiative as completed
         * @description By: employee.
         *
         *     Allowed when: registration open; the initiative gave such a task; once each.
         *
         *     Events: TaskCompleted.
         */
        post: operations["CompleteTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/confirm-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm selected dates for the nonprofit
         * @description By: coordinator, mandated_admin.
         *
         *     Allowed when: to be confirmed; the slot has a place left.
         *
         *     Events: DateConfirmedByCoordinator, DateEnded.
         */
        post: operations["ConfirmDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/confirm-participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm having taken part
         * @description By: employee, coordinator (mentoring), mandated_admin (mentoring_company_specific).
         *
         *     Allowed when: awaiting confirmation.
         *
         *     Events: ParticipationConfirmed, ParticipationValidated.
         */
        post: operations["ConfirmParticipation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/decline-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an application
         * @description By: coordinator, mandated_admin.
         *
         *     Allowed when: registration open, never had a date.
         *
         *     Events: ApplicationDeclined.
         */
        post: operations["DeclineApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare a registration at two instants, with the events behind each change */
        get: operations["GetRegistrationDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/dispute-participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dispute certificates
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: participated; with a reason.
         *
         *     Events: ParticipationDisputed.
         */
        post: operations["DisputeParticipation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/end-mentoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the mentoring is over
         * @description By: employee.
         *
         *     Allowed when: mentoring in progress.
         *
         *     Events: MentoringEnded, DateEnded, DateCancelledByEmployee.
         */
        post: operations["EndMentoring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the events of a registration with actor, capacity, cause and changes */
        get: operations["GetHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages of a registration, the newest first
         * @description Both sides and an admin under a mandate are shown the texts; others see that messages were written. Reading the first page, asked for without a cursor, marks all messages so far as read by the caller; other pages mark nothing.
         */
        get: operations["ListMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/post-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a message
         * @description By: employee, coordinator, mandated_admin.
         *
         *     Allowed when: registration open; repeated within ten seconds without an Idempotency-Key, it is one message.
         *
         *     Events: MessagePosted.
         */
        post: operations["PostMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the history of a registration with the proof that it was not changed
         * @description One file for those who do not trust the product: every event as it is stored, with encrypted personal fields, the proof that the newest seal contains the history (RFC 9162), and the seal with its signature. Events after the seal are covered by their hash chain only.
         *
         *     docs/verification.md defines every byte; tools/verify-proof.mjs checks the file without the product.
         */
        get: operations["GetProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/record-mentee-found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a mentee was found and enter the engagement period
         * @description By: employee.
         *
         *     Allowed when: looking for a mentee, or all its dates are cancelled and the initiative is open.
         *
         *     Events: MenteeFound, DateSelected, DateEnded.
         */
        post: operations["RecordMenteeFound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/refuse-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse selected dates for the nonprofit
         * @description By: coordinator, mandated_admin.
         *
         *     Allowed when: to be confirmed.
         *
         *     Events: DateRefusedByCoordinator.
         */
        post: operations["RefuseDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/refuse-dates-as-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse dates as the manager
         * @description By: manager.
         *
         *     Allowed when: awaiting the manager.
         *
         *     Events: DateRefusedByManager.
         */
        post: operations["RefuseDatesAsManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/remind-coordinator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remind the nonprofit
         * @description By: employee, admin.
         *
         *     Allowed when: the nonprofit has something to answer, decide or validate; seven days since the last such reminder by anyone.
         *
         *     Events: CoordinatorReminded.
         */
        post: operations["RemindCoordinator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/remind-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remind the manager
         * @description By: employee, admin.
         *
         *     Allowed when: a date awaits the manager; seven days since the last such reminder by anyone.
         *
         *     Events: ManagerReminded.
         */
        post: operations["RemindManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/reopen-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen an archived registration
         * @description By: platform.
         *
         *     Allowed when: archived, no other registration in the way, initiative not cancelled; with a reason.
         *
         *     Events: RegistrationReopened.
         */
        post: operations["ReopenRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/report-non-participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the employee did not take part
         * @description By: employee, coordinator, mandated_admin.
         *
         *     Allowed when: awaiting confirmation.
         *
         *     Events: ParticipationMissed.
         */
        post: operations["ReportNonParticipation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/report-still-looking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the search for a mentee goes on
         * @description By: employee.
         *
         *     Allowed when: looking for a mentee.
         *
         *     Events: MenteeSearchContinued.
         */
        post: operations["ReportStillLooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/restore-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a cancelled or participated date to its status before
         * @description By: platform.
         *
         *     Allowed when: cancelled or participated; registration not declined, cancelled as a whole or archived; the rules for selecting it hold, but that it may be over; the slot has a place where it held one; with a reason.
         *
         *     Events: DateRestored, DateEnded.
         */
        post: operations["RestoreDate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/select-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Select slots, propose dates or add mentoring sessions
         * @description By: employee.
         *
         *     Allowed when: slots and open kinds: registration open, reopenable or new; mentoring: in progress; no slot twice and no overlap among live dates.
         *
         *     Events: ApplicationSubmitted, DateSelected, DateEnded.
         */
        post: operations["SelectDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/validate-participation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Validate certificates
         * @description By: coordinator, mandated_admin (company_specific).
         *
         *     Allowed when: participated; a reversal of a dispute needs a reason.
         *
         *     Events: ParticipationValidated.
         */
        post: operations["ValidateParticipation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/{registration}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain a status, an event, a refusal or a mail by the events and rules that led to it */
        get: operations["Why"];
        put?: never;
        /** Explain as well why a command with this body would be refused */
        post: operations["AskWhy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide, approve, confirm, validate or remind many registrations
         * @description Gives one command to each registration, with the caller’s right on that registration and at the revision given. Each item has an outcome: done, refused (with the rule, such as stale_revision) or failed. A dry run answers would_be_done, with events, mails and the new status.
         */
        post: operations["GiveInBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Number of registrations of each status */
        get: operations["CountRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/counts-at-ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Number of registrations of each status at the end of each month or week
         * @description Counts the status that each registration had at the end, in its own time zone: by what was recorded by then or, with clock=happened, by what had happened by then. Scope, filters and groups are those of today.
         */
        get: operations["CountRegistrationsAtEnds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/counts-over-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign-ups per week or month, by their present status */
        get: operations["CountRegistrationsOverTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search registrations by employee, initiative or nonprofit */
        post: operations["SearchRegistrations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/select-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Select slots, propose dates or add mentoring sessions
         * @description By: employee.
         *
         *     Allowed when: slots and open kinds: registration open, reopenable or new; mentoring: in progress; no slot twice and no overlap among live dates.
         *
         *     Events: ApplicationSubmitted, DateSelected, DateEnded.
         */
        post: operations["SignUpAndSelectDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/submit-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up without a date
         * @description By: employee.
         *
         *     Allowed when: initiative open to their company (open, partnership validated), no open registration.
         *
         *     Events: ApplicationSubmitted.
         */
        post: operations["SubmitApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations/tally": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Number of people who took part in each month, and their credited minutes
         * @description Counts participated dates that overlap the month, in each registration’s own time zone, as in the export of dates. A date in two months counts in each with its part of the minutes, so that months add up.
         */
        get: operations["TallyParticipations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify the log, its seals or one registration
         * @description The outcomes name every event that was modified, removed or moved (problem); the last one says whether all is intact, of how many events, and for one registration up to which seal. The log and its seals are for the platform team and auditors of the platform, a registration for whoever may read its history.
         */
        post: operations["Verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{job}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the report of your own verification, as CSV or PDF
         * @description CSV: a line for each finding, and at last the result. PDF: the same for people, of the first 2,000 findings. Kept for 24 hours.
         */
        get: operations["DownloadVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your webhooks and how they stand */
        get: operations["ListWebhooks"];
        put?: never;
        /**
         * Have events posted to an address, and get the secret that verifies them
         * @description For main admins, who get the events of their company or of a level, and the platform team. Each event in scope is posted to the address as a CloudEvent, one after the other in the order of the log, with the personal fields that the event feed would show. Headers follow Standard Webhooks: webhook-id (id of the event), webhook-timestamp and webhook-signature.
         *
         *     Any answer of 2xx within 10 seconds counts as delivered. Anything else is tried again: after 5 seconds, and then after twice as long each time, up to an hour. After 3 days of failure the webhook is paused, and you get a mail. The same event may come twice.
         */
        post: operations["CreateWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one of your webhooks */
        get: operations["GetWebhook"];
        /**
         * Replace one of your webhooks, pause it, or go on with it
         * @description A request under way ends as it was. Deliveries go on where they stopped.
         */
        put: operations["ChangeWebhook"];
        post?: never;
        /** Delete one of your webhooks, with the list of its deliveries */
        delete: operations["DeleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the attempts to deliver events of one of your webhooks, the last first
         * @description Attempts are kept for 30 days, without the events.
         */
        get: operations["ListWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver events again, or leave events out: go on after another position
         * @description Events keep their webhook-id. A paused webhook stays paused.
         */
        post: operations["ReplayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a new secret for one of your webhooks
         * @description For 24 hours each delivery has two signatures: of the new secret, and of the one before.
         */
        post: operations["RotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay history under another policy, and report what would differ
         * @description One outcome per registration whose status, or a date’s, would differ (differs), and at last the counts per status (summary). Of the registrations that the caller oversees as admin, auditor, analyst or platform team.
         */
        post: operations["WhatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActAnswer: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description null: the system. */
            by: components["schemas"]["Named"] | null;
            capacity: string;
        };
        Action: {
            allowed: boolean;
            /** @description Name of the command: its operation id. */
            command: string;
            /** @description Where allowed: the participation dates on which it is. Left out: not by date. */
            dates?: string[];
            /**
             * Format: date-time
             * @description From when it will be allowed if nothing but time happens. Left out: time alone does not allow it.
             */
            from?: string;
            /**
             * @description Where not allowed: the kind of refusal.
             * @enum {string}
             */
            kind?: "forbidden" | "not_allowed" | "not_found" | "invalid";
            /** @description Where the caller lacks the right: those that would do. */
            needs?: components["schemas"]["MissingRight"][];
            /** @description Where allowed: the right in which the caller would act. */
            right?: string;
            /** @description Where allowed: the roles on which it is. Left out: not by role. */
            roles?: string[];
            /** @description Where not allowed: the code of the rule that forbids it. */
            rule?: string;
            /** @description Where allowed: the slots on which it is. Left out: not by slot. */
            slots?: string[];
            /** @description Where allowed: the tasks on which it is. Left out: not by task. */
            tasks?: string[];
            /** @description The rule in a sentence. */
            title?: string;
        };
        ActorAnswer: {
            /**
             * Format: uuid
             * @description Id of the person; null for the system.
             */
            id: string | null;
            /** @description Name of the person. An erased person is “Erased person”, the system is “System”. */
            name: string;
        };
        AddCoordinatorBody: {
            /** @enum {string} */
            locale?: "en" | "fr";
            /** Format: email */
            mail?: string;
            name?: string;
            /** Format: uuid */
            person?: string;
        };
        AddNetworkLevelBody: {
            /** @description Must not contain a slash: it separates the names in a path. */
            name: string;
            /**
             * Format: uuid
             * @description The level above the new one; the root when left out.
             */
            parent?: string;
        };
        AddSlotsBody: {
            slots: components["schemas"]["SlotBody"][];
        };
        AnswerEvent: {
            /** @description The date, slot, level or role that the event is about, if any. */
            about: string | null;
            id: string;
            /**
             * Format: date-time
             * @description Instant of the event, in UTC.
             */
            occurredAt: string;
            revision: number;
            type: string;
        };
        ApprovalListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /**
             * @description The capacity in which the caller decides.
             * @enum {string}
             */
            capacity: "manager" | "admin";
            /** @description Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period. */
            creditedMinutes: number | null;
            employee: components["schemas"]["Named"];
            /**
             * Format: date-time
             * @description End; null: an engagement period without a known end.
             */
            end: string | null;
            /** Format: uuid */
            id: string;
            initiative: components["schemas"]["InitiativeRef"];
            /** @enum {string} */
            kind: "slot" | "period" | "session";
            label: components["schemas"]["Label"];
            /** @description Path of the employee’s level. */
            level: string | null;
            /** @description Length in minutes; null for an engagement period. */
            minutes: number | null;
            nonprofit: components["schemas"]["Named"];
            /** @description Ended before it was decided. */
            overdue: boolean;
            /** @description Live dates of the employee’s other registrations that overlap it. */
            overlaps: components["schemas"]["Overlap"][];
            /** @description null: not on a slot. */
            places: components["schemas"]["Places"] | null;
            /** @enum {string} */
            policy: "per_date" | "per_registration";
            /** @description Why it was cancelled; else null. */
            reason: string | null;
            record: components["schemas"]["EmployeeRecord"];
            /** Format: uuid */
            registration: string;
            /** @description Of the registration: what to send as If-Match. */
            revision: number;
            /**
             * Format: date-time
             * @description Since when it has this status.
             */
            since: string;
            /**
             * Format: date-time
             * @description Start.
             */
            start: string;
            /** @enum {string} */
            status: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            tasks: components["schemas"]["Tasks"];
            /** @description Time zone in which the times were meant. */
            zone: string;
        };
        ApprovalPage: {
            items: components["schemas"]["ApprovalListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        Badges: {
            /** @description Of the dates to approve and to decide, those that are over already. */
            overdue: number;
            /** @description Partnerships proposed to a nonprofit that the caller coordinates. */
            partnershipRequests: number;
            /** @description Dates that the caller decides as the manager, or in their place. */
            toApprove: number;
            /** @description Own registrations with a date that is over: did they take part? */
            toConfirm: number;
            /** @description Applications, dates and certificates that the caller decides for a nonprofit. */
            toDecide: number;
            /** @description Messages of the other side that the caller has not read, of all their registrations together: their own, those of nonprofits that they coordinate, those under a mandate. */
            unread: number;
        };
        BulkBody: {
            /** @enum {string} */
            command: "ConfirmDates" | "RefuseDates" | "ApproveApplication" | "DeclineApplication" | "ApproveDates" | "RefuseDatesAsManager" | "ConfirmParticipation" | "ValidateParticipation" | "DisputeParticipation" | "RemindCoordinator" | "RemindManager";
            /** @description Only these registrations are changed. Each occurs once. */
            items: components["schemas"]["BulkItemBody"][];
            /** @description Reason of a dispute or of a reversal, the same for all items. */
            reason?: string;
        };
        BulkItemBody: {
            /** @description Participation dates. Left out: every date on which the command is allowed now. */
            dates?: string[];
            /** @description Minutes really worked on each of the dates. Left out: the minutes given before, else the length of the date. An engagement period has no minutes: with minutes and without dates, periods are skipped. */
            minutes?: number;
            /** Format: uuid */
            registration: string;
            /** @description The revision that the decision is based on, as the list gave it. An item that has moved on is refused. */
            revision: number;
        };
        Capabilities: {
            /** @description The areas that are open to the caller. my_volunteering: own registrations. to_approve, to_decide: what waits for the caller, as a manager and for a nonprofit. registrations: those of other people. own_initiatives: to create and run initiatives. people: to list people; people_changes: to register, import and correct them. reads: the record of exports and history reads. company_settings: of a main admin. platform: to register companies and nonprofits, grant mandates, correct and erase. */
            areas: ("my_volunteering" | "to_approve" | "to_decide" | "registrations" | "initiatives" | "own_initiatives" | "partnerships" | "nonprofits" | "people" | "people_changes" | "exports" | "reads" | "company_settings" | "platform")[];
            badges: components["schemas"]["Badges"];
            mandates: components["schemas"]["MandateOfCaller"][];
            person: components["schemas"]["Named"];
            roles: components["schemas"]["ScopedRole"][];
        };
        CauseAnswer: {
            /**
             * @description unknown: the log contains no cause, or not the causing event.
             * @enum {string}
             */
            by: "event" | "time" | "unknown";
            event: components["schemas"]["CausingEvent"] | null;
            /** @description Time rule that caused the event. */
            rule: string | null;
        };
        CausingEvent: {
            actor: components["schemas"]["ActorAnswer"];
            capacity: string;
            id: string;
            mandate: string | null;
            /** Format: date-time */
            occurredAt: string;
            /** @description Stream of the event; only person when the event concerns somebody whom you may not know. */
            stream: string;
            /** @description Meaning of the event for this registration. */
            summary: string;
            type: string;
        };
        CertificateAnswer: {
            /** @description The validation or dispute in force. */
            decided: components["schemas"]["ActAnswer"] | null;
            label: components["schemas"]["Label"];
            /** @enum {string} */
            status: "none" | "awaiting_validation" | "validated" | "disputed";
        };
        ChangeInitiativeBody: {
            /** @description Whom to ask: a name, mail address or telephone number; taken away when blank. */
            contact?: string;
            /** @description Taken away when blank. */
            description?: string;
            /** @description Where it takes place; taken away when blank. Employees with a date to come are told by mail. */
            place?: string;
            /** @description All tasks from now on. Tasks that somebody has completed must be among them. */
            tasks?: string[];
            title?: string;
        };
        ChangeLocationBody: {
            location: string;
            /** @description What the location is called from now on. */
            to: string;
        };
        ChangePersonBody: {
            /** @description The employer’s own id of the person. */
            externalId?: string | null;
            /**
             * @description Language of their mails. Null: the company’s.
             * @enum {string|null}
             */
            locale?: "en" | "fr" | null;
            /** Format: email */
            mail?: string;
            name?: string;
            /** @description Their subject at the configured token issuer. */
            subject?: string | null;
        };
        ChangeSlotBody: {
            /** @description Number of places. Without limit when null; unchanged when left out. */
            capacity?: number | null;
            /**
             * Format: date-time
             * @description Instant with its UTC offset, after the start.
             */
            end?: string;
            /** Format: uuid */
            slot: string;
            /**
             * Format: date-time
             * @description Instant with its UTC offset.
             */
            start?: string;
        };
        ChangeWebhookBody: {
            /**
             * @description URL to which each event is posted. It begins with https and is not in a private network.
             * @example https://hooks.example.com/ledger
             */
            address: string;
            /**
             * @description What the webhook is for.
             * @example HR data warehouse
             */
            description?: string;
            /**
             * Format: uuid
             * @description Only what is in scope at or below this network level. Left out: the whole company, or for the platform team everything.
             */
            level?: string;
            /**
             * @description true: nothing is delivered until the webhook is changed again. Then it goes on where it stopped.
             * @default false
             */
            paused?: boolean;
            /**
             * @description Only events of these types. Left out: of every type.
             * @example [
             *       "ParticipationValidated",
             *       "PersonErased"
             *     ]
             */
            types?: ("ApplicationApproved" | "ApplicationDeclined" | "ApplicationSubmitted" | "ArchivalWarningSent" | "CompanyRegistered" | "CompanyRenamed" | "CompanySettingsChanged" | "CoordinatorReminded" | "DateApprovedByManager" | "DateCancelledByEmployee" | "DateCancelledWithInitiative" | "DateCancelledWithSlot" | "DateConfirmedByCoordinator" | "DateEnded" | "DateMovedWithSlot" | "DateRefusedByCoordinator" | "DateRefusedByManager" | "DateRestored" | "DateSelected" | "EngagementPeriodChanged" | "EngagementReviewSent" | "InitiativeCancelled" | "InitiativeChanged" | "InitiativeClosed" | "InitiativeCreated" | "InitiativeOpened" | "InvitationAccepted" | "InvitationDeclined" | "LocationAdded" | "LocationChanged" | "LocationRemoved" | "ManagerApprovalRequested" | "ManagerAssigned" | "ManagerReminded" | "MandateGranted" | "MandateRevoked" | "MenteeFound" | "MenteeSearchContinued" | "MenteeSearchReminderSent" | "MentoringEnded" | "MessagePosted" | "NetworkLevelAdded" | "NetworkLevelMoved" | "NetworkLevelRenamed" | "NonprofitProfileChanged" | "NonprofitRegistered" | "NonprofitRenamed" | "ParticipationConfirmationRequested" | "ParticipationConfirmed" | "ParticipationDisputed" | "ParticipationMissed" | "ParticipationValidated" | "PartnershipCancelled" | "PartnershipDeclined" | "PartnershipMoved" | "PartnershipProposed" | "PartnershipValidated" | "PersonChanged" | "PersonErased" | "PersonInvited" | "PersonMoved" | "PersonRegistered" | "PlaceGivenBack" | "PlaceHeld" | "RegistrationArchived" | "RegistrationCancelledByEmployee" | "RegistrationCancelledWithInitiative" | "RegistrationReopened" | "RemindersMuted" | "RemindersUnmuted" | "RoleGranted" | "RoleRevoked" | "SlotAdded" | "SlotCancelled" | "SlotChanged" | "TaskCompleted" | "TaskKept")[];
        };
        CloudEventView: {
            /**
             * Format: uuid
             * @description Person who acted. Absent for the system, and where the caller may not know.
             */
            actor?: string;
            /** @description Capacity in which the person acted. */
            capacity: string;
            /** Format: uuid */
            causationid: string;
            /** @description Command that caused the event. */
            command: string;
            /** Format: uuid */
            commandid: string;
            /** Format: uuid */
            correlationid: string;
            /**
             * @description Data of the event. Its fields depend on the type of the event.
             * @example {
             *       "minutes": 90
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * @description The schema of the data, in docs/events.schema.json.
             * @example events.schema.json#/$defs/DateConfirmedByCoordinator
             */
            dataschema: string;
            /** @description Version of the schema of the data. */
            dataversion: number;
            /** @description Fields of the data that are null because the person was erased, with commas. */
            erased?: string;
            /** @description Chains the event to the one before in its stream. */
            hash: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Mandate under which the person acted.
             */
            mandate?: string;
            /**
             * Format: date-time
             * @description When the event was recorded.
             */
            recordedtime: string;
            /** @description Number of the event in its stream, from 0. */
            revision: number;
            /**
             * @description Position in the log, for `after`.
             * @example 0000000000001204
             */
            sequence: string;
            /** @enum {string} */
            source: "volunteer-ledger";
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Stream of the event.
             * @example registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11
             */
            subject: string;
            /**
             * Format: date-time
             * @description When the event happened.
             */
            time: string;
            /**
             * @description Type of the event.
             * @example DateConfirmedByCoordinator
             */
            type: string;
            /** @description Way by which the command came, such as link. */
            via?: string;
            /** @description Fields of the data that are null because the caller may not see them. */
            withheld?: string;
        };
        CommandAnswer: {
            command: string;
            /** @description True if nothing was changed: the answer shows what would happen. */
            dryRun?: boolean;
            events: components["schemas"]["AnswerEvent"][];
            /** @description Dry runs only: events that process managers would append at once. */
            follows?: components["schemas"]["FollowingEvent"][];
            /** @description Id of the registration, initiative, partnership, organisation or person. */
            id: string;
            /** @description Dry runs only: mails that would be sent at once. */
            mails?: components["schemas"]["ForeseenMail"][];
            /** @description Of commands that select or restore dates: live dates of the employee’s other registrations that overlap them. Left out where there are none. */
            overlaps?: components["schemas"]["Overlap"][];
            /** @description Position in the log. Queries can wait for it with the header Wait-For-Position. */
            position: string;
            /** @description Revision of the last event; also the ETag. */
            revision: number;
            /** @description Status after the command, if there is one. */
            status?: string;
        };
        CompaniesPage: {
            items: components["schemas"]["CompanyListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        CompanyListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * Format: date-time
             * @description When it was registered, which tells namesakes apart.
             */
            registeredAt: string | null;
        };
        CompanySettingsBody: {
            agreementDownload?: boolean;
            /** @enum {string} */
            locale?: "en" | "fr";
            /**
             * @description Dates already selected keep the policy they had.
             * @enum {string}
             */
            managerPolicy?: "none" | "per_date" | "per_registration";
            /** @example Europe/Paris */
            zone?: string;
        };
        CompanySettingsView: {
            agreementDownload: boolean;
            /** @enum {string} */
            locale: "en" | "fr";
            /** @enum {string} */
            managerPolicy: "none" | "per_date" | "per_registration";
            /** @example Europe/Paris */
            zone: string;
        };
        CompanyView: {
            /** @description Every command on a company and its levels, and whether the caller may give one of that name now; else the rule that forbids it. */
            actions: components["schemas"]["Action"][];
            /** Format: uuid */
            id: string;
            /** @description Network levels, the root first. Empty for people of other organisations. */
            levels: components["schemas"]["LevelView"][];
            name: string;
            /**
             * Format: date-time
             * @description When it was registered, which tells namesakes apart.
             */
            registeredAt: string | null;
            /** @description Revision of the last event, for If-Match. */
            revision: number;
            /** @description Only for the company’s own people; null for others. */
            settings: components["schemas"]["CompanySettingsView"] | null;
        };
        ComparedRowsView: {
            added: number;
            after: number;
            before: number;
            changed: number;
            gone: number;
        };
        ComparedView: {
            /** @description The earlier state. */
            before: components["schemas"]["ExportStateView"];
            /** @description Number of rows. */
            rows: components["schemas"]["ComparedRowsView"];
            /** @description Key of a column of numbers → its sums. */
            sums: {
                [key: string]: {
                    after: number;
                    before: number;
                };
            };
        };
        CompareExportsBody: {
            /**
             * Format: date-time
             * @description Export the data as of this instant. Left out: the current data.
             */
            asOf?: string;
            /**
             * Format: date-time
             * @description Instant of the earlier state. Either this or beforePosition.
             */
            beforeAsOf?: string;
            /** @description Log position of the earlier state, such as the position in a manifest. Either this or beforeAsOf. The later state is that of position or asOf; left out: the current one. */
            beforePosition?: string;
            /**
             * @description Time to which asOf applies. recorded: when events were recorded; happened: when they happened.
             * @default recorded
             * @enum {string}
             */
            clock?: "recorded" | "happened";
            /** @description Keys of the columns, in the order of the file, such as employee or startUtc. Left out: all columns that you may see. The columns employeeMail and employeeExternalId need the role admin or platform. */
            columns?: string[];
            /** Format: uuid */
            company?: string;
            /**
             * Format: uuid
             * @description Id of an employee. Not for partnerships.
             */
            employee?: string;
            /**
             * @default json
             * @enum {string}
             */
            format?: "json" | "xlsx" | "csv" | "html";
            /**
             * Format: date
             * @description First day of the period, inclusive, in the company’s time zone. Registrations are selected by their sign-up, dates by an overlap. Not for partnerships.
             */
            from?: string;
            /**
             * @description Header of the file: labels in the language of the export, or keys, which are the same in every language.
             * @default labels
             * @enum {string}
             */
            header?: "labels" | "keys";
            /**
             * Format: uuid
             * @description Id of an initiative. Not for partnerships.
             */
            initiative?: string;
            /**
             * Format: uuid
             * @description Id of a network level; includes the levels below it.
             */
            level?: string;
            /**
             * @description Language of headers and labels. Codes are the same in every language.
             * @default en
             * @enum {string}
             */
            locale?: "en" | "fr";
            /** @enum {string} */
            name: "registrations" | "dates" | "partnerships";
            /** Format: uuid */
            nonprofit?: string;
            /** @description Use only events up to this log position, such as the position in a manifest. Reproduces an earlier export. */
            position?: string;
            /**
             * @description Of csv files. Left out: a comma in English, a semicolon in French.
             * @enum {string}
             */
            separator?: "comma" | "semicolon" | "tab";
            /** @description Status of the rows: of registrations, dates or partnerships, depending on the export. */
            status?: string;
            /**
             * Format: date
             * @description Last day of the period, inclusive. Not for partnerships.
             */
            to?: string;
            /**
             * @description Version of the export. Reproduces an export of an earlier version, byte for byte.
             * @default 3
             * @enum {number}
             */
            version?: 2 | 3;
        };
        ConfirmBody: {
            dates?: string[];
            /** @description Minutes really worked on each of the dates. Left out: the minutes given before, else the length of the date. An engagement period has no minutes: with minutes and without dates, periods are skipped. */
            minutes?: number;
        };
        ConsistencyView: {
            /** @description The seal before. */
            from: components["schemas"]["SealStatementView"];
            /** @description Hashes of the consistency proof (RFC 9162). */
            path: string[];
        };
        ConsoleSettings: {
            /** @description The audience that access tokens must name. */
            audience: string;
            /** @description The console’s client at that issuer. */
            clientId: string;
            /** @description The issuer is the one of development: anybody can be anyone. */
            development: boolean;
            /** @description The OpenID issuer at which people sign in. */
            issuer: string;
            /** @description The languages of its texts. */
            locales: ("en" | "fr")[];
            /** @description The scopes to ask for, separated by spaces. */
            scope: string;
            /** @description The mail address at which the installation helps. */
            support: string;
            /** @description The version of the product. */
            version: string;
        };
        CoordinatorContact: {
            /** Format: uuid */
            id: string;
            /** Format: email */
            mail: string;
            name: string;
        };
        CreateExportBody: {
            /**
             * Format: date-time
             * @description Export the data as of this instant. Left out: the current data.
             */
            asOf?: string;
            /**
             * @description Time to which asOf applies. recorded: when events were recorded; happened: when they happened.
             * @default recorded
             * @enum {string}
             */
            clock?: "recorded" | "happened";
            /** @description Keys of the columns, in the order of the file, such as employee or startUtc. Left out: all columns that you may see. The columns employeeMail and employeeExternalId need the role admin or platform. */
            columns?: string[];
            /** Format: uuid */
            company?: string;
            /**
             * Format: uuid
             * @description Id of an employee. Not for partnerships.
             */
            employee?: string;
            /**
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /**
             * Format: date
             * @description First day of the period, inclusive, in the company’s time zone. Registrations are selected by their sign-up, dates by an overlap. Not for partnerships.
             */
            from?: string;
            /**
             * @description Header of the file: labels in the language of the export, or keys, which are the same in every language.
             * @default labels
             * @enum {string}
             */
            header?: "labels" | "keys";
            /**
             * Format: uuid
             * @description Id of an initiative. Not for partnerships.
             */
            initiative?: string;
            /**
             * Format: uuid
             * @description Id of a network level; includes the levels below it.
             */
            level?: string;
            /**
             * @description Language of headers and labels. Codes are the same in every language.
             * @default en
             * @enum {string}
             */
            locale?: "en" | "fr";
            /** @enum {string} */
            name: "registrations" | "dates" | "partnerships";
            /** Format: uuid */
            nonprofit?: string;
            /** @description Use only events up to this log position, such as the position in a manifest. Reproduces an earlier export. */
            position?: string;
            /**
             * @description Of csv files. Left out: a comma in English, a semicolon in French.
             * @enum {string}
             */
            separator?: "comma" | "semicolon" | "tab";
            /** @description Status of the rows: of registrations, dates or partnerships, depending on the export. */
            status?: string;
            /**
             * Format: date
             * @description Last day of the period, inclusive. Not for partnerships.
             */
            to?: string;
            /**
             * @description Version of the export. Reproduces an export of an earlier version, byte for byte.
             * @default 3
             * @enum {number}
             */
            version?: 2 | 3;
        };
        CreateInitiativeBody: {
            /**
             * Format: uuid
             * @description The company that it is specific to. Open to all partners of the nonprofit when left out.
             */
            company?: string;
            /**
             * @description Whom to ask: a name, mail address or telephone number. Mails about the initiative show it; replies to them go to a mail address.
             * @example welcome@helpers.example
             */
            contact?: string;
            description?: string;
            /** @enum {string} */
            kind: "slots" | "open" | "mentoring";
            /** Format: uuid */
            nonprofit: string;
            /**
             * @description Where it takes place.
             * @example 12 rue des Lilas, Paris
             */
            place?: string;
            /** @description Only for an initiative of kind slots. */
            slots?: components["schemas"]["SlotBody"][];
            /** @description Tasks for volunteers to complete before they come. */
            tasks?: string[];
            title: string;
        };
        CreateWebhookBody: {
            /**
             * @description URL to which each event is posted. It begins with https and is not in a private network.
             * @example https://hooks.example.com/ledger
             */
            address: string;
            /**
             * @description Position in the log after which deliveries begin, as the event feed gives it; an empty text: from the beginning. Left out: with what happens from now on.
             * @example 0000000000001204
             */
            after?: string;
            /**
             * @description What the webhook is for.
             * @example HR data warehouse
             */
            description?: string;
            /**
             * Format: uuid
             * @description Only what is in scope at or below this network level. Left out: the whole company, or for the platform team everything.
             */
            level?: string;
            /**
             * @description Only events of these types. Left out: of every type.
             * @example [
             *       "ParticipationValidated",
             *       "PersonErased"
             *     ]
             */
            types?: ("ApplicationApproved" | "ApplicationDeclined" | "ApplicationSubmitted" | "ArchivalWarningSent" | "CompanyRegistered" | "CompanyRenamed" | "CompanySettingsChanged" | "CoordinatorReminded" | "DateApprovedByManager" | "DateCancelledByEmployee" | "DateCancelledWithInitiative" | "DateCancelledWithSlot" | "DateConfirmedByCoordinator" | "DateEnded" | "DateMovedWithSlot" | "DateRefusedByCoordinator" | "DateRefusedByManager" | "DateRestored" | "DateSelected" | "EngagementPeriodChanged" | "EngagementReviewSent" | "InitiativeCancelled" | "InitiativeChanged" | "InitiativeClosed" | "InitiativeCreated" | "InitiativeOpened" | "InvitationAccepted" | "InvitationDeclined" | "LocationAdded" | "LocationChanged" | "LocationRemoved" | "ManagerApprovalRequested" | "ManagerAssigned" | "ManagerReminded" | "MandateGranted" | "MandateRevoked" | "MenteeFound" | "MenteeSearchContinued" | "MenteeSearchReminderSent" | "MentoringEnded" | "MessagePosted" | "NetworkLevelAdded" | "NetworkLevelMoved" | "NetworkLevelRenamed" | "NonprofitProfileChanged" | "NonprofitRegistered" | "NonprofitRenamed" | "ParticipationConfirmationRequested" | "ParticipationConfirmed" | "ParticipationDisputed" | "ParticipationMissed" | "ParticipationValidated" | "PartnershipCancelled" | "PartnershipDeclined" | "PartnershipMoved" | "PartnershipProposed" | "PartnershipValidated" | "PersonChanged" | "PersonErased" | "PersonInvited" | "PersonMoved" | "PersonRegistered" | "PlaceGivenBack" | "PlaceHeld" | "RegistrationArchived" | "RegistrationCancelledByEmployee" | "RegistrationCancelledWithInitiative" | "RegistrationReopened" | "RemindersMuted" | "RemindersUnmuted" | "RoleGranted" | "RoleRevoked" | "SlotAdded" | "SlotCancelled" | "SlotChanged" | "TaskCompleted" | "TaskKept")[];
        };
        Dashboard: {
            /** @description Signed up without a date, or in conversation with the nonprofit. */
            inConversation: components["schemas"]["DashboardItem"][];
            /** @description Approved for mentoring: has a mentee been found? */
            lookingForMentee: components["schemas"]["DashboardItem"][];
            /** @description Participated, cancelled or archived. */
            past: components["schemas"]["DashboardItem"][];
            /** @description A date is over: did they take part? */
            toConfirm: components["schemas"]["DashboardItem"][];
            /** @description Dates to come, decided or not. */
            upcoming: components["schemas"]["DashboardItem"][];
        };
        DashboardDate: {
            /** @description Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period. */
            creditedMinutes: number | null;
            /**
             * Format: date-time
             * @description End; null: an engagement period without a known end.
             */
            end: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slot" | "period" | "session";
            label: components["schemas"]["Label"];
            /** @description Length in minutes; null for an engagement period. */
            minutes: number | null;
            /** @description Ended before it was decided. */
            overdue: boolean;
            /** @description Live dates of the employee’s other registrations that overlap it. */
            overlaps: components["schemas"]["Overlap"][];
            /** @description Why it was cancelled; else null. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Since when it has this status.
             */
            since: string;
            /**
             * Format: date-time
             * @description Start.
             */
            start: string;
            /** @enum {string} */
            status: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            /** @description Time zone in which the times were meant. */
            zone: string;
        };
        DashboardItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /**
             * Format: date-time
             * @description When the employee signed up.
             */
            appliedAt: string;
            /**
             * Format: date-time
             * @description When it will be archived if nothing happens.
             */
            archivesAt: string | null;
            company: components["schemas"]["Named"];
            dates: components["schemas"]["DateCounts"];
            /** @description Whole days of 24 hours in the present status. */
            daysInStatus: number;
            employee: components["schemas"]["Named"];
            /** Format: uuid */
            id: string;
            initiative: components["schemas"]["InitiativeRef"];
            label: components["schemas"]["Label"];
            /**
             * Format: date-time
             * @description The last activity, from which the time to archival is counted.
             */
            lastActivityAt: string;
            /** @description Path of the employee’s network level, as of today. */
            level: string | null;
            /**
             * @description Who must act next.
             * @enum {string}
             */
            nextActor: "employee" | "coordinator" | "manager" | "nobody";
            /**
             * Format: date-time
             * @description Start of its first date that is not over or not decided.
             */
            nextDate: string | null;
            /**
             * Format: date-time
             * @description Instant since which they are waited for.
             */
            nextSince: string | null;
            nonprofit: components["schemas"]["Named"];
            /** @description A date ended before it was decided. */
            overdue: boolean;
            /** @description In the order selected. */
            participationDates: components["schemas"]["DashboardDate"][];
            /** @description Why it was cancelled or rejected; else null. */
            reason: string | null;
            /** @description Of the last event. */
            revision: number;
            /** @enum {string} */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            tasks: components["schemas"]["Tasks"];
            /** @description Messages of the other side that the caller has not read; 0 for whoever may not read them. */
            unread: number;
            /**
             * @description Time zone of its dates and deadlines.
             * @example Europe/Paris
             */
            zone: string;
        };
        DateBody: {
            /**
             * Format: date-time
             * @description Instant with its offset, after the start, at most 24 hours later.
             */
            end?: string;
            /**
             * Format: uuid
             * @description A slot of the initiative; or give start and end.
             */
            slot?: string;
            /**
             * Format: date-time
             * @description Instant with its offset, at most two years before or after now.
             * @example 2026-02-03T14:00:00+01:00
             */
            start?: string;
        };
        DateChangeAnswer: {
            /** @enum {string} */
            after: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            /**
             * @description Status before the event; null when the date did not exist.
             * @enum {string|null}
             */
            before: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled" | null;
            /** @enum {string} */
            certificateAfter: "none" | "awaiting_validation" | "validated" | "disputed";
            /** @enum {string} */
            certificateBefore: "none" | "awaiting_validation" | "validated" | "disputed";
            /** Format: uuid */
            date: string;
        };
        DateCounts: {
            participated: number;
            /** @description With a certificate that awaits validation. */
            toCertify: number;
            /** @description Of any status. */
            total: number;
        };
        DateDetail: {
            cancelled: components["schemas"]["ActAnswer"] | null;
            certificate: components["schemas"]["CertificateAnswer"];
            coordinatorDecision: components["schemas"]["ActAnswer"] | null;
            /** @description Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period. */
            creditedMinutes: number | null;
            /** @description Whether the employee confirmed the participation, and not the nonprofit in their place. */
            employeeAttested: boolean | null;
            /**
             * Format: date-time
             * @description End; null: an engagement period without a known end.
             */
            end: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slot" | "period" | "session";
            label: components["schemas"]["Label"];
            managerDecision: components["schemas"]["ActAnswer"] | null;
            /**
             * Format: uuid
             * @description The mandate of the last act on the date that was given under a mandate.
             */
            mandate: string | null;
            /** @description Length in minutes; null for an engagement period. */
            minutes: number | null;
            /** @description Ended before it was decided. */
            overdue: boolean;
            /** @description The confirmation of having taken part. */
            participation: components["schemas"]["ActAnswer"] | null;
            /**
             * @description The manager policy captured when it was selected.
             * @enum {string}
             */
            policy: "none" | "per_date" | "per_registration";
            /** @description Why it was cancelled; else null. */
            reason: string | null;
            selected: components["schemas"]["ActAnswer"] | null;
            /**
             * Format: date-time
             * @description Since when it has this status.
             */
            since: string;
            /** Format: uuid */
            slot: string | null;
            /**
             * Format: date-time
             * @description Start.
             */
            start: string;
            /** @enum {string} */
            status: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            /** @description Time zone in which the times were meant. */
            zone: string;
        };
        DateItem: {
            /** @description Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period. */
            creditedMinutes: number | null;
            /**
             * Format: date-time
             * @description End; null: an engagement period without a known end.
             */
            end: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slot" | "period" | "session";
            label: components["schemas"]["Label"];
            /** @description Length in minutes; null for an engagement period. */
            minutes: number | null;
            /** @description Ended before it was decided. */
            overdue: boolean;
            /** @description Why it was cancelled; else null. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Since when it has this status.
             */
            since: string;
            /**
             * Format: date-time
             * @description Start.
             */
            start: string;
            /** @enum {string} */
            status: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            /** @description Time zone in which the times were meant. */
            zone: string;
        };
        DatesBody: {
            dates?: string[];
        };
        DateThen: {
            /** @enum {string} */
            certificate: "none" | "awaiting_validation" | "validated" | "disputed";
            /** @description Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period. */
            creditedMinutes: number | null;
            /**
             * Format: date-time
             * @description End; null: an engagement period without a known end.
             */
            end: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slot" | "period" | "session";
            label: components["schemas"]["Label"];
            /** @description Length in minutes; null for an engagement period. */
            minutes: number | null;
            /** @description Ended before it was decided. */
            overdue: boolean;
            /** @description Why it was cancelled; else null. */
            reason: string | null;
            /**
             * Format: date-time
             * @description Since when it has this status.
             */
            since: string;
            /**
             * Format: date-time
             * @description Start.
             */
            start: string;
            /** @enum {string} */
            status: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            /** @description Time zone in which the times were meant. */
            zone: string;
        };
        DateToApprove: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /** @description Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period. */
            creditedMinutes: number | null;
            /**
             * Format: date-time
             * @description End; null: an engagement period without a known end.
             */
            end: string | null;
            /** Format: uuid */
            id: string;
            initiative: components["schemas"]["InitiativeRef"];
            /** @enum {string} */
            kind: "slot" | "period" | "session";
            label: components["schemas"]["Label"];
            /** @description Length in minutes; null for an engagement period. */
            minutes: number | null;
            nonprofit: components["schemas"]["Named"];
            /** @description Ended before it was decided. */
            overdue: boolean;
            /** @description Live dates of the employee’s other registrations that overlap it. */
            overlaps: components["schemas"]["Overlap"][];
            /** @description null: not on a slot. */
            places: components["schemas"]["Places"] | null;
            /** @enum {string} */
            policy: "per_date" | "per_registration";
            /** @description Why it was cancelled; else null. */
            reason: string | null;
            /** Format: uuid */
            registration: string;
            /** @description Of the registration: what to send as If-Match. */
            revision: number;
            /**
             * Format: date-time
             * @description Since when it has this status.
             */
            since: string;
            /**
             * Format: date-time
             * @description Start.
             */
            start: string;
            /** @enum {string} */
            status: "to_be_confirmed" | "awaiting_manager" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled";
            tasks: components["schemas"]["Tasks"];
            /** @description Time zone in which the times were meant. */
            zone: string;
        };
        DeadlineAnswer: {
            /**
             * Format: date-time
             * @description When it is due.
             */
            at: string;
            /** @description Type of the event that it will cause. */
            kind: string;
        };
        DeadlineItem: {
            /**
             * Format: date-time
             * @description When it is due.
             */
            at: string;
            employee: components["schemas"]["Named"];
            /** @description Of this deadline. */
            id: string;
            initiative: components["schemas"]["InitiativeRef"];
            /** @description Type of the event that it will cause. */
            kind: string;
            label: components["schemas"]["Label"];
            /** @description Path of the employee’s network level. */
            level: string | null;
            nonprofit: components["schemas"]["Named"];
            /** Format: uuid */
            registration: string;
            /** @description The rule of time by which it is due. */
            rule: string;
            /** @enum {string} */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
        };
        DeadlinePage: {
            items: components["schemas"]["DeadlineItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        DeadMailItem: {
            /** @example 10 */
            attempts: number;
            /**
             * @description In which role the recipient was written to.
             * @example employee
             */
            audience: string;
            /**
             * Format: date-time
             * @description When it was caused.
             */
            causedAt: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Kind of the mail.
             * @example ApplicationApproved
             */
            kind: string;
            /** Format: uuid */
            partnership: string | null;
            /**
             * @description The last error. Mail addresses in it are masked.
             * @example 550 5.1.1 [address]: mailbox unavailable
             */
            problem: string | null;
            recipient: components["schemas"]["DeadMailRecipient"];
            /** Format: uuid */
            registration: string | null;
        };
        DeadMailRecipient: {
            /** Format: uuid */
            id: string;
            /** Format: email */
            mail: string | null;
            /** @description The name, or Erased person. */
            name: string;
        };
        DeadMailsPage: {
            items: components["schemas"]["DeadMailItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        DecisionCounts: {
            applications: number;
            certificates: number;
            dates: number;
        };
        DecisionItem: {
            company: components["schemas"]["Named"];
            /** @description null: not about a date. */
            date: components["schemas"]["DateItem"] | null;
            employee: components["schemas"]["Named"];
            label: components["schemas"]["Label"];
            /** @description Live dates of the employee’s other registrations that overlap it. Registrations with other nonprofits are not named. */
            overlaps: components["schemas"]["Overlap"][];
            /** @description null: not on a slot. */
            places: components["schemas"]["Places"] | null;
            record: components["schemas"]["EmployeeRecord"];
            /** Format: uuid */
            registration: string;
            /** @description Of what is decided on: what to send as If-Match. */
            revision: number;
            /**
             * Format: date-time
             * @description Since when it waits.
             */
            since: string;
            status: string;
            tasks: components["schemas"]["Tasks"];
            /** @description Messages of the employee that the caller has not read. */
            unread: number;
        };
        DecisionListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /**
             * @description The capacity in which the caller decides; admin: under a mandate.
             * @enum {string}
             */
            capacity: "coordinator" | "admin";
            company: components["schemas"]["Named"];
            /** @description null: not about a date. */
            date: components["schemas"]["DateItem"] | null;
            /** @description null for a partnership request. */
            employee: components["schemas"]["Named"] | null;
            /** @description null for a partnership request. */
            initiative: components["schemas"]["InitiativeRef"] | null;
            label: components["schemas"]["Label"];
            /** Format: uuid */
            mandate: string | null;
            nonprofit: components["schemas"]["Named"];
            /** @description Live dates of the employee’s other registrations that overlap it. Registrations with other nonprofits are not named. */
            overlaps: components["schemas"]["Overlap"][];
            /**
             * Format: uuid
             * @description Of a partnership request; null for any other decision.
             */
            partnership: string | null;
            /** @description null: not on a slot. */
            places: components["schemas"]["Places"] | null;
            /** @description null for a partnership request. */
            record: components["schemas"]["EmployeeRecord"] | null;
            /**
             * Format: uuid
             * @description null for a partnership request.
             */
            registration: string | null;
            /** @description Of what is decided on: what to send as If-Match. */
            revision: number;
            /**
             * Format: date-time
             * @description Since when it waits.
             */
            since: string;
            /** @enum {string} */
            sort: "applications" | "dates" | "certificates" | "partnerships";
            status: string;
            /** @description null for a partnership request. */
            tasks: components["schemas"]["Tasks"] | null;
            /** @description Messages of the employee that the caller has not read; 0 for a request. */
            unread: number;
        };
        DecisionPage: {
            items: components["schemas"]["DecisionListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        Difference: {
            /** @description The state at `to`. */
            after: components["schemas"]["StateThen"];
            /** @description The state at `from`; null when the registration did not exist. */
            before: components["schemas"]["StateThen"] | null;
            changes: components["schemas"]["FieldChange"][];
            /** @enum {string} */
            clock: "recorded" | "happened";
            /** @description All events after `from` up to `to`, inclusive, in the order recorded. */
            events: components["schemas"]["HistoryEntry"][];
            /** Format: date-time */
            from: string;
            /** Format: uuid */
            registration: string;
            /** Format: date-time */
            to: string;
        };
        DisputeBody: {
            dates?: string[];
            reason: string;
        };
        EarlierDecisions: {
            /** @description Dates confirmed or approved. */
            accepted: number;
            /** Format: date-time */
            lastAt: string | null;
            /** @description Dates refused. */
            refused: number;
        };
        EmployeeRecord: {
            earlierDecisions: components["schemas"]["EarlierDecisions"];
            /** @description Credited minutes in this calendar year, in the company’s zone: of all their participations for the company, or, decided for a nonprofit, of those with that nonprofit. */
            minutesThisYear: number;
        };
        EmptyBody: Record<string, never>;
        EndCounts: {
            /** @description Status → number of registrations. Every status is present. */
            byStatus: {
                [key: string]: number;
            };
            /**
             * Format: date
             * @description Last day of the week (Sunday) or month.
             */
            end: string;
            /** @description Only with by: the counts of each level or nonprofit that has any, by name. */
            groups?: components["schemas"]["GroupCounts"][];
            total: number;
        };
        EndedScheduleRun: {
            /**
             * Format: date-time
             * @description When the run was due.
             */
            dueAt: string;
            /** Format: date-time */
            endedAt: string;
            /**
             * Format: uuid
             * @description Id of the export, whose file is kept for 24 hours.
             */
            export?: string;
            /**
             * @description sent: the file was made and a mail went out. refused: the owner may no longer export this, and the schedule is paused.
             * @enum {string}
             */
            outcome: "sent" | "failed" | "refused" | "cancelled";
            /** @description Reason why there is no file. */
            problem?: components["schemas"]["ExportProblem"];
            /** @example 42 */
            rows?: number;
        };
        ErasuresView: {
            /** @description Number of people erased before the export was built. */
            count: number;
            /** @description SHA-256 of their sorted ids, one per line. */
            sha256: string;
        };
        EventErasuresView: {
            /** @description Number of people erased before the file was made. */
            count: number;
            /** @description SHA-256 of their sorted ids, one per line. */
            sha256: string;
        };
        EventExportBody: {
            /**
             * @description opened: in the newest version of each type, personal fields in the clear where the caller may see them; sealed: as stored, with all personal fields encrypted.
             * @default opened
             * @enum {string}
             */
            form?: "opened" | "sealed";
            /**
             * @description jsonl: a line of JSON for each event; parquet: a row for each, with data as JSON text.
             * @default jsonl
             * @enum {string}
             */
            format?: "jsonl" | "parquet";
            /**
             * @description Log position: only events after it. Left out: from the beginning.
             * @example 0000000000001204
             */
            from?: string;
            /**
             * Format: date
             * @description First day, inclusive, on which events were recorded, in UTC.
             */
            fromDay?: string;
            /**
             * @description Only events of these streams, such as registration-<id>.
             * @example [
             *       "registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11"
             *     ]
             */
            streams?: string[];
            /** @description Log position of the last event, inclusive. Left out: the end of the log. */
            to?: string;
            /**
             * Format: date
             * @description Last day, inclusive, in UTC.
             */
            toDay?: string;
            /** @description Only events of these types. */
            types?: ("ApplicationApproved" | "ApplicationDeclined" | "ApplicationSubmitted" | "ArchivalWarningSent" | "CompanyRegistered" | "CompanyRenamed" | "CompanySettingsChanged" | "CoordinatorReminded" | "DateApprovedByManager" | "DateCancelledByEmployee" | "DateCancelledWithInitiative" | "DateCancelledWithSlot" | "DateConfirmedByCoordinator" | "DateEnded" | "DateMovedWithSlot" | "DateRefusedByCoordinator" | "DateRefusedByManager" | "DateRestored" | "DateSelected" | "EngagementPeriodChanged" | "EngagementReviewSent" | "InitiativeCancelled" | "InitiativeChanged" | "InitiativeClosed" | "InitiativeCreated" | "InitiativeOpened" | "InvitationAccepted" | "InvitationDeclined" | "LocationAdded" | "LocationChanged" | "LocationRemoved" | "ManagerApprovalRequested" | "ManagerAssigned" | "ManagerReminded" | "MandateGranted" | "MandateRevoked" | "MenteeFound" | "MenteeSearchContinued" | "MenteeSearchReminderSent" | "MentoringEnded" | "MessagePosted" | "NetworkLevelAdded" | "NetworkLevelMoved" | "NetworkLevelRenamed" | "NonprofitProfileChanged" | "NonprofitRegistered" | "NonprofitRenamed" | "ParticipationConfirmationRequested" | "ParticipationConfirmed" | "ParticipationDisputed" | "ParticipationMissed" | "ParticipationValidated" | "PartnershipCancelled" | "PartnershipDeclined" | "PartnershipMoved" | "PartnershipProposed" | "PartnershipValidated" | "PersonChanged" | "PersonErased" | "PersonInvited" | "PersonMoved" | "PersonRegistered" | "PlaceGivenBack" | "PlaceHeld" | "RegistrationArchived" | "RegistrationCancelledByEmployee" | "RegistrationCancelledWithInitiative" | "RegistrationReopened" | "RemindersMuted" | "RemindersUnmuted" | "RoleGranted" | "RoleRevoked" | "SlotAdded" | "SlotCancelled" | "SlotChanged" | "TaskCompleted" | "TaskKept")[];
        };
        EventManifestView: {
            /** @description Length of the file. */
            bytes: number;
            erasures: components["schemas"]["EventErasuresView"];
            events: number;
            /** @enum {string} */
            fileFormat: "jsonl" | "parquet";
            /** @description Log position of the first event; null for an empty file. */
            first: string | null;
            /** @enum {string} */
            form: "opened" | "sealed";
            /** @enum {string} */
            format: "volunteer-ledger/events/1";
            /** @description Log position of the last event; null for an empty file. */
            last: string | null;
            /** Format: date-time */
            madeAt: string;
            /** @description Log position up to which the file has every selected event in scope. */
            position: string;
            /** @description Selection of the events. */
            request: components["schemas"]["EventExportBody"];
            /** @description The newest seal that contains nothing after the position, as in proofs. */
            seal: components["schemas"]["SealStatementView"] | null;
            /** @description SHA-256 of the file, in hex. */
            sha256: string;
            /** @description Signature of the manifest without this field. null where no key is configured. */
            signature: components["schemas"]["SignatureView"] | null;
            /** @description Event type → schema version → number of events. */
            types: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        ExportAnswer: {
            /**
             * Format: date-time
             * @description Time at which the file is deleted.
             */
            expiresAt: string;
            /** @description Path of the file; only when the status is done. */
            file?: string;
            /** Format: uuid */
            id: string;
            /** @description Request, scope, log position, row count and SHA-256 of the file. */
            manifest?: components["schemas"]["ExportManifestView"];
            /** @enum {string} */
            name: "registrations" | "dates" | "partnerships";
            /** @description Reason why the export has no file. */
            problem?: components["schemas"]["ExportProblem"];
            progress: components["schemas"]["ExportProgress"];
            request: components["schemas"]["CompareExportsBody"];
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed" | "cancelled" | "withdrawn";
        };
        ExportContactsView: {
            everything: boolean;
            levels: string[];
        };
        ExportManifestView: {
            /** @description Length of the file. */
            bytes: number;
            /** @enum {string} */
            clock: "recorded" | "happened";
            /** @description Keys of the columns, in the order of the file. */
            columns: string[];
            /** @description Of a comparison. */
            compared?: components["schemas"]["ComparedView"];
            /** @description Where the file has mail addresses and external ids: for which levels. */
            contacts?: components["schemas"]["ExportContactsView"];
            erasures: components["schemas"]["ErasuresView"];
            /** @enum {string} */
            export: "registrations" | "dates" | "partnerships";
            /**
             * Format: date-time
             * @description The current time of the export.
             */
            instant: string;
            /** @description Log position of the last event that was used. */
            position: string;
            request: components["schemas"]["CompareExportsBody"];
            /** @description Number of rows, without the header. */
            rows: number;
            scope: components["schemas"]["ExportScopeView"];
            /** @description The newest seal that contains nothing after the position, as in proofs. null where there is none. Absent from manifests of older versions. */
            seal?: {
                [key: string]: unknown;
            } | null;
            /** @description SHA-256 of the file, in hex. */
            sha256: string;
            /** @description Ed25519 signature of the manifest without this field. null where no key is configured. */
            signature?: {
                [key: string]: unknown;
            } | null;
            /** @description Version of the export. */
            version: number;
        };
        ExportProblem: {
            /** @description What happened, and what to do. */
            detail: string;
            /**
             * @description Code of the reason.
             * @example erased_since
             */
            rule: string;
        };
        ExportProgress: {
            /** @description Registrations or partnerships processed so far. */
            done: number;
            /** @description Rows written so far. */
            rows: number;
            /** @description Registrations or partnerships to process; null until it is known. */
            total: number | null;
        };
        ExportScheduleAnswer: {
            /** @description Role in which it is exported; null: as admin and analyst. */
            capacity: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            lastRun?: components["schemas"]["EndedScheduleRun"];
            /** @description When it is due next; empty while it is paused. */
            nextRuns: string[];
            /**
             * @description Period that moves with each run; null: that of the request, or none.
             * @enum {string|null}
             */
            period: "previous_week" | "previous_month" | "previous_quarter" | "previous_year" | "month_to_date" | "year_to_date" | null;
            /** @description Reason why the schedule was paused by the product. */
            problem?: components["schemas"]["ExportProblem"];
            /** @description The export, without a period that moves. */
            request: components["schemas"]["CreateExportBody"];
            /**
             * @description Cron rule.
             * @example 0 8 1 * *
             */
            rule: string;
            running?: components["schemas"]["ScheduleRunUnderWay"];
            /** @enum {string} */
            status: "active" | "paused";
            /**
             * @description Time zone of the rule.
             * @example Europe/Paris
             */
            zone: string;
        };
        ExportScopeView: {
            /** @description True if the file covers all companies and nonprofits. */
            everything: boolean;
            /** @description Network levels, each with those below it. */
            levels: string[];
            /** @description Nonprofits whose registrations are covered. */
            nonprofits: string[];
        };
        ExportStateView: {
            /** Format: date-time */
            instant: string;
            position: string;
        };
        FieldChange: {
            /**
             * @description Value at `to`; null when there is none.
             * @example in_progress
             */
            after: (string | number | boolean | string[] | {
                [key: string]: unknown;
            }) | null;
            /**
             * @description Value at `from`; null when there was none.
             * @example conversation
             */
            before: (string | number | boolean | string[] | {
                [key: string]: unknown;
            }) | null;
            /**
             * Format: uuid
             * @description Id of the participation date that the field is of; null: of the registration.
             */
            date: string | null;
            /** @description Ids of the events that changed it, in order. Empty: time alone did. */
            events: string[];
            /**
             * @description Name of the field, as in the states.
             * @example status
             */
            field: string;
        };
        FieldProblem: {
            /**
             * @description Path of the field, such as `dates.0.start`, or name of the parameter or header.
             * @example dates.0.start
             */
            field: string;
            /** @description What is wrong and what to send instead, in English. */
            message: string;
            /**
             * @description Code of the rule that the field breaks.
             * @example instant
             */
            rule: string;
        };
        FollowingEvent: {
            /** @description The date that the event is about, if any. */
            about: string | null;
            /** Format: date-time */
            occurredAt: string;
            /** Format: uuid */
            registration: string;
            type: string;
        };
        ForeseenMail: {
            /**
             * @description The role in which the recipient gets it.
             * @enum {string}
             */
            audience: "employee" | "coordinators" | "manager" | "admins";
            /** @description Type of the event that causes the mail. */
            kind: string;
            /** Format: uuid */
            partnership: string | null;
            /**
             * Format: uuid
             * @description Person id of the recipient.
             */
            recipient: string;
            /** Format: uuid */
            registration: string | null;
        };
        GroupCounts: {
            /** @description Status → number of registrations. Every status is present. */
            byStatus: {
                [key: string]: number;
            };
            /** Format: uuid */
            id: string | null;
            /** @description Path of the level, or name of the nonprofit. */
            name: string | null;
            total: number;
        };
        GroupedStatusCounts: {
            /** @description Status → number of registrations. Every status is present. */
            byStatus: {
                [key: string]: number;
            };
            /** @description Only with by: the counts of each level or nonprofit that has any, by name. */
            groups?: components["schemas"]["GroupCounts"][];
            total: number;
        };
        HealthAnswer: {
            /** @description The checks that fail, if any. */
            failing?: ("database" | "store" | "migrations" | "lag" | "engine" | "stopping")[];
            /** @enum {string} */
            status: "ok" | "not ready";
        };
        HeldRoleView: {
            company: components["schemas"]["Named"] | null;
            /** @description Where it counts, with all that is below. */
            level: components["schemas"]["PersonLevel"] | null;
            nonprofit: components["schemas"]["Named"] | null;
            /** @enum {string} */
            role: "employee" | "manager" | "coordinator" | "admin" | "auditor" | "analyst" | "platform";
        };
        HistoryAnswer: {
            company: components["schemas"]["Named"];
            employee: components["schemas"]["Named"];
            /** @description Events that match the filters, in order. */
            events: components["schemas"]["HistoryEntry"][];
            initiative: components["schemas"]["InitiativeRef"];
            nonprofit: components["schemas"]["Named"];
            /** @description Log position of the last event. */
            position: string;
            /** Format: uuid */
            registration: string;
            /** @description Revision of the last event. */
            revision: number;
            /** @enum {string} */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            /** @description Number of events in the history, before filters. */
            total: number;
            /** @description Time zone of the registration’s days. */
            zone: string;
        };
        HistoryEntry: {
            actor: components["schemas"]["ActorAnswer"];
            /** @description Capacity in which the actor acted. */
            capacity: string;
            /** Format: uuid */
            causation: string;
            /** @description Cause of the event; null when a person acted. */
            cause: components["schemas"]["CauseAnswer"] | null;
            command: string;
            /** Format: uuid */
            commandId: string;
            /** Format: uuid */
            correlation: string;
            /**
             * @description Other data of the event. Its fields depend on the type of the event.
             * @example {
             *       "minutes": 90
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /** @description Dates whose status or certificate changed. */
            dates: components["schemas"]["DateChangeAnswer"][];
            /** @description SHA-256 over the event and the hash of the event before it in the stream. */
            hash: string;
            id: string;
            /** @description Id of the mandate under which the actor acted for the nonprofit. */
            mandate: string | null;
            /** Format: date-time */
            occurredAt: string;
            /** @description Position of the event in the log. */
            position: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Number of the event in its stream, from 0. */
            revision: number;
            status: components["schemas"]["StatusChange"];
            /** @description Meaning of the event type. */
            summary: string;
            /** @description Text of a message, or the given reason. */
            text: string | null;
            /** @description true: the text was erased together with its author or the person it concerns. */
            textErased: boolean;
            /** @description true: there is a text that the caller may not read. */
            textWithheld: boolean;
            type: string;
            version: number;
            /**
             * @description link: a signed link in a mail; cli: the command line; null: the API.
             * @enum {string|null}
             */
            via: "link" | "cli" | null;
        };
        InclusionView: {
            /** @description Index of the leaf in the tree, from 0. */
            index: number;
            leaf: components["schemas"]["SealedLeafView"];
            /** @description Hashes from the leaf to the root. */
            path: string[];
        };
        InitiativeAsItIsBody: Record<string, never>;
        InitiativeListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /** @description The company that it is specific to; null: open to all partners. */
            company: components["schemas"]["PartyOfInitiative"] | null;
            /** @description Whom to ask: a name, mail address or telephone number. */
            contact: string | null;
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slots" | "open" | "mentoring";
            nonprofit: components["schemas"]["PartyOfInitiative"];
            /** @description Where it takes place. */
            place: string | null;
            /** @description The caller’s own registration for it, the latest of several; null: none. */
            registration: components["schemas"]["OwnSignUp"] | null;
            /** @description Revision of the last event, for If-Match. */
            revision: number;
            slots: components["schemas"]["SlotView"][];
            /** @enum {string} */
            status: "draft" | "open" | "closed" | "cancelled";
            tasks: string[];
            title: string;
            /** @description Time zone in which to read its slots: that of the company that it is specific to, else that of the caller’s own company; null: of neither. */
            zone: string | null;
        };
        InitiativeRef: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slots" | "open" | "mentoring";
            title: string;
        };
        InitiativesPage: {
            items: components["schemas"]["InitiativeListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        InitiativeWithActions: {
            /** @description Both ways to sign up, and every command on an initiative: whether the caller may give it now, else the rule that forbids it. Of SelectDates, the slots that can be selected. */
            actions: components["schemas"]["Action"][];
            /** @description The company that it is specific to; null: open to all partners. */
            company: components["schemas"]["PartyOfInitiative"] | null;
            /** @description Whom to ask: a name, mail address or telephone number. */
            contact: string | null;
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "slots" | "open" | "mentoring";
            nonprofit: components["schemas"]["PartyOfInitiative"];
            /** @description Where it takes place. */
            place: string | null;
            /** @description The caller’s own registration for it, the latest of several; null: none. */
            registration: components["schemas"]["OwnSignUp"] | null;
            /** @description Revision of the last event, for If-Match. */
            revision: number;
            slots: components["schemas"]["SlotView"][];
            /** @enum {string} */
            status: "draft" | "open" | "closed" | "cancelled";
            tasks: string[];
            title: string;
            /** @description Time zone in which to read its slots: that of the company that it is specific to, else that of the caller’s own company; null: of neither. */
            zone: string | null;
        };
        JobAnswer: {
            /** @description Number of items per outcome. */
            counts: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description The job is deleted at this instant.
             */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Kind of work.
             * @example bulk
             */
            kind: string;
            /** @description Path of the outcomes, one per item. */
            outcomes: string;
            /** @description The reason why the job did not do all of its work. */
            problem?: components["schemas"]["JobProblem"];
            progress: components["schemas"]["JobProgress"];
            /**
             * @description The request that started the job. Its fields depend on the kind of job.
             * @example {
             *       "command": "ConfirmDates"
             *     }
             */
            request: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed" | "cancelled";
        };
        JobOutcome: {
            /** @description Number of the item, from 1. */
            number: number;
            /**
             * @description Outcome of the item.
             * @example done
             */
            outcome: string;
        };
        JobOutcomesPage: {
            items: components["schemas"]["JobOutcome"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        JobProblem: {
            /** @description What happened, and what to do. */
            detail: string;
            /**
             * @description Code of the reason.
             * @example interrupted
             */
            rule: string;
        };
        JobProgress: {
            /** @description Items that have an outcome. */
            done: number;
            total: number;
        };
        JoiningAnswer: {
            command: string;
            /** @description True if nothing was changed: the answer shows what would happen. */
            dryRun?: boolean;
            events: components["schemas"]["AnswerEvent"][];
            /** @description Dry runs only: events that process managers would append at once. */
            follows?: components["schemas"]["FollowingEvent"][];
            /** @description Id of the person. Left out where the status is invited or registered_or_invited. */
            id?: string;
            /** @description Dry runs only: mails that would be sent at once. */
            mails?: components["schemas"]["ForeseenMail"][];
            /** @description Of commands that select or restore dates: live dates of the employee’s other registrations that overlap them. Left out where there are none. */
            overlaps?: components["schemas"]["Overlap"][];
            /** @description Position in the log. Queries can wait for it with the header Wait-For-Position. */
            position: string;
            /** @description Revision of the last event; also the ETag. Left out together with the id. */
            revision?: number;
            /**
             * @description granted: somebody known got the role. invited: somebody known outside the caller’s scope got a mail. registered_or_invited: a dry run does not tell which.
             * @enum {string}
             */
            status?: "registered" | "granted" | "invited" | "registered_or_invited";
        };
        Label: {
            en: string;
            fr: string;
        };
        LastRebuild: {
            /** @description Tables that did not match the events before. They do since. */
            differing: string[];
            /**
             * @description Table → number of rows and digest of its content.
             * @example {
             *       "registrations": "1204:-81726354"
             *     }
             */
            digests: {
                [key: string]: string;
            };
            /** Format: date-time */
            endedAt: string;
            events: number;
            /** @description Position of the log at which the new tables took over. */
            position: string;
        };
        LevelOfRole: {
            /** Format: uuid */
            id: string;
            /**
             * @description From the company down.
             * @example acme/paris
             */
            path: string;
            /** @description The root of the network: of admins, a main admin. */
            root: boolean;
        };
        LevelView: {
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * Format: uuid
             * @description The level above; null: the root.
             */
            parent: string | null;
            /**
             * @description Names of the levels from the company down, separated by slashes.
             * @example acme/paris/nord
             */
            path: string;
        };
        ListedNonprofit: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /** Format: uuid */
            id: string;
            locations: string[];
            name: string;
            /** @description That partnership, if it is in the caller’s scope. */
            partnership: components["schemas"]["OwnPartnership"] | null;
            /** @description Whether the company has proposed a partnership to it already; null for callers who oversee no company and name none. */
            proposed: boolean | null;
            /**
             * Format: date-time
             * @description When it was registered, which tells namesakes apart.
             */
            registeredAt: string | null;
        };
        LocationBody: {
            location: string;
        };
        MailAnswer: {
            /**
             * Format: date-time
             * @description Time at which the mail was sent; null when it was not.
             */
            at: string | null;
            came: boolean;
            /**
             * Format: uuid
             * @description Id of the event; null when none has happened.
             */
            event: string | null;
            /** @description Event type about which the mail informs. */
            kind: string;
            /**
             * Format: date-time
             * @description Time of the next mail of this kind that a time rule will send.
             */
            next: string | null;
            /**
             * Format: uuid
             * @description Id of the recipient.
             */
            person: string;
            /** @description Rule that decided whether the mail is sent. */
            rule: string;
            text: string;
        };
        ManagerBody: {
            /**
             * Format: uuid
             * @description Person id of the manager. Left out or null: no manager.
             */
            manager?: string | null;
        };
        MandateActor: {
            /** Format: uuid */
            id: string;
            /** @description The name, or Erased person. */
            name: string;
        };
        MandateBody: {
            /**
             * @description Reference of the nonprofit’s written request.
             * @example mail of 2026-01-04
             */
            request: string;
        };
        MandateItem: {
            company: components["schemas"]["PartnerCompany"];
            /** Format: date-time */
            endedAt: string | null;
            /** @description Who ended it. */
            endedBy: components["schemas"]["MandateActor"] | null;
            /** Format: date-time */
            grantedAt: string;
            /** @description Who granted it. */
            grantedBy: components["schemas"]["MandateActor"] | null;
            /** Format: uuid */
            id: string;
            /** @description The network level at which the partnership is managed. */
            level: components["schemas"]["PartnershipLevel"];
            nonprofit: components["schemas"]["PartnerCompany"];
            /** Format: uuid */
            partnership: string;
            /**
             * @description Reference of the nonprofit’s written request. Null once the person who typed it was erased.
             * @example mail of 2026-01-04
             */
            request: string | null;
            /**
             * @description partnership_cancelled: the mandate ended with its partnership, and does not come back.
             * @enum {string}
             */
            state: "in_force" | "revoked" | "partnership_cancelled";
        };
        MandateOfCaller: {
            company: components["schemas"]["Named"];
            /** Format: uuid */
            mandate: string;
            nonprofit: components["schemas"]["Named"];
        };
        MandatesPage: {
            items: components["schemas"]["MandateItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        MandateView: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            since: string;
        };
        MessageBody: {
            text: string;
        };
        MessageItem: {
            /** Format: date-time */
            at: string;
            /** @description Who wrote it. */
            author: components["schemas"]["ActorAnswer"];
            /** @description Capacity in which the author wrote. */
            capacity: string;
            /** @description The author or the employee was erased, and the text with them. */
            erased: boolean;
            /** @description Id of its event. */
            id: string;
            /**
             * Format: uuid
             * @description The mandate under which the author wrote for the nonprofit.
             */
            mandate: string | null;
            /** @enum {string} */
            side: "employee" | "nonprofit";
            /** @description null: withheld or erased. */
            text: string | null;
            /** @description Written by the other side, and not read by the caller before this answer. */
            unread: boolean;
            /**
             * @description link: a signed link in a mail; cli: the command line; null: the API.
             * @enum {string|null}
             */
            via: "link" | "cli" | null;
            /** @description The caller is on neither side and has no mandate, so the text is not shown. */
            withheld: boolean;
        };
        MessagePage: {
            items: components["schemas"]["MessageItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
            /** @description How many messages the registration has. */
            total: number;
            /** @description How many of all were unread before this answer. */
            unread: number;
            /**
             * Format: date-time
             * @description When the first unread one was written; null: none is unread.
             */
            unreadSince: string | null;
        };
        MissingRight: {
            /**
             * @description Why the caller does not have it.
             * @enum {string}
             */
            missing?: "no_role" | "other_nonprofit" | "other_level" | "partnership_level" | "no_mandate" | "not_company_specific" | "not_mentoring" | "own_registration" | "other_employee" | "other_manager" | "other_person" | "other_company" | "other_capacity" | "of_a_company";
            /** @description The right, as in the header Act-As. */
            right: string;
        };
        MoveNetworkLevelBody: {
            /** Format: uuid */
            level: string;
            /**
             * Format: uuid
             * @description The new level above it.
             */
            parent: string;
        };
        MyData: {
            /** @description The person’s actions on registrations of others. */
            acts: components["schemas"]["OwnAct"][];
            /** Format: date-time */
            at: string;
            events: components["schemas"]["OwnEvent"][];
            mails: components["schemas"]["OwnMail"][];
            /** @description Kinds of reminders that the person has muted. */
            muted: string[];
            person: components["schemas"]["PersonView"];
            reads: components["schemas"]["OwnRead"][];
            /** @description The person’s registrations with all events and texts. */
            registrations: components["schemas"]["HistoryAnswer"][];
            /** @description Subject of the person at the token issuer. */
            subject: string | null;
        };
        Named: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        NamedSlotBody: {
            /** Format: uuid */
            slot: string;
        };
        NeededRight: {
            /** @enum {string} */
            missing?: "no_role" | "other_nonprofit" | "other_level" | "partnership_level" | "no_mandate" | "not_company_specific" | "not_mentoring" | "own_registration" | "other_employee" | "other_manager" | "other_person" | "other_company" | "other_capacity" | "of_a_company";
            /** @enum {string} */
            right: "self" | "employee" | "manager" | "coordinator" | "admin" | "main_admin" | "platform" | "mandated_admin";
        };
        NewNameBody: {
            name: string;
        };
        NonprofitProfileBody: {
            description?: string;
            /** @description The name that it has. Only the platform team changes it, by RenameNonprofit. */
            name?: string;
        };
        NonprofitsPage: {
            items: components["schemas"]["ListedNonprofit"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        NonprofitView: {
            /** @description Every command on a nonprofit, and whether the caller may give it now; else the rule that forbids it. */
            actions: components["schemas"]["Action"][];
            /** @description Only for its own coordinators and for people with a partnership of it in scope; empty for others. */
            coordinators: components["schemas"]["CoordinatorContact"][];
            description: string;
            /** Format: uuid */
            id: string;
            locations: string[];
            name: string;
            /**
             * Format: date-time
             * @description When it was registered, which tells namesakes apart.
             */
            registeredAt: string | null;
            /** @description Revision of the last event, for If-Match. */
            revision: number;
        };
        Overlap: {
            /**
             * Format: uuid
             * @description The date that is overlapped.
             */
            date: string;
            /**
             * Format: date-time
             * @description End of the other date.
             */
            end: string;
            /**
             * Format: uuid
             * @description Registration of the other date; null outside the caller’s scope, where only its time is told.
             */
            registration: string | null;
            /**
             * Format: date-time
             * @description Start of the other date.
             */
            start: string;
        };
        OwnAct: {
            capacity: string;
            /** Format: date-time */
            occurredAt: string;
            /** Format: uuid */
            registration: string;
            text: string | null;
            type: string;
        };
        OwnEvent: {
            /**
             * @description Data of the event. Its fields depend on the type of the event.
             * @example {
             *       "locale": "fr"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            occurredAt: string;
            summary: string;
            type: string;
        };
        OwnMail: {
            /** Format: date-time */
            causedAt: string;
            kind: string;
            /** Format: uuid */
            partnership: string | null;
            /** Format: uuid */
            registration: string | null;
            status: string;
        };
        OwnPartnership: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "awaiting_confirmation" | "validated" | "declined" | "cancelled";
        };
        OwnRead: {
            capacity: string;
            /** Format: date-time */
            readAt: string;
            /** @description by: a read by the person; about: a read about the person. */
            side: string;
            subject: string | null;
            what: string;
        };
        OwnSignUp: {
            /** Format: uuid */
            id: string;
            /** @description Status of the registration. */
            status: string;
        };
        PageLinkAnswer: {
            /**
             * Format: date-time
             * @description The link is dead from this instant on.
             */
            expiresAt: string;
            /** @description Path of the page, for a browser. Whoever has it may open the page, as you. */
            path: string;
        };
        PageLinkBody: {
            /**
             * @description html: a page of 1,000 events with links to the next and the previous ones; csv: a file of all events; pdf: a file of the first 1,000 events.
             * @default html
             * @enum {string}
             */
            format?: "html" | "csv" | "pdf";
            /**
             * Format: uuid
             * @description Id of what the page is about.
             */
            id: string;
            /**
             * @description What the page is about.
             * @enum {string}
             */
            kind: "partnership" | "initiative" | "company" | "nonprofit" | "person" | "registration";
            /**
             * @description Language of the page.
             * @default en
             * @enum {string}
             */
            locale?: "en" | "fr";
        };
        ParkedStreamBody: {
            /** @enum {string} */
            reader: "read-models" | "processes" | "mails";
            /** @example registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
            stream: string;
        };
        ParkedStreamItem: {
            /**
             * Format: uuid
             * @description Id of that event.
             */
            event: string;
            /** @description Events of the stream that wait, that one included. */
            eventsWaiting: number;
            /** @description Position of that event in the log. */
            position: string;
            /** @description The error. Null: the stream waits until the read models have processed it. */
            problem: string | null;
            /**
             * @description The reader of the log: read-models, processes or mails.
             * @example read-models
             */
            reader: string;
            /**
             * @description Revision of the event from which on the reader skips the stream.
             * @example 3
             */
            revision: number;
            /** Format: date-time */
            since: string;
            /** @example registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
            stream: string;
            /**
             * @description Type of that event.
             * @example DateSelected
             */
            type: string;
        };
        ParkedStreamsPage: {
            items: components["schemas"]["ParkedStreamItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        PartnerCompany: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PartnerContact: {
            /** Format: uuid */
            id: string;
            /** Format: email */
            mail: string;
            name: string;
        };
        PartnerNonprofit: {
            /** Format: uuid */
            id: string;
            locations: string[];
            name: string;
        };
        PartnershipAsItIsBody: Record<string, never>;
        PartnershipCounts: {
            /**
             * @description Status → number of partnerships. Every status is present.
             * @example {
             *       "validated": 12,
             *       "awaiting_confirmation": 3,
             *       "cancelled_declined": 1
             *     }
             */
            byStatus: {
                [key: string]: number;
            };
            total: number;
        };
        PartnershipLevel: {
            /** Format: uuid */
            id: string;
            /** @description Names of the levels from the company down, separated by slashes. */
            path: string;
        };
        PartnershipLevelBody: {
            /** Format: uuid */
            level: string;
        };
        PartnershipListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /** @description Whether the company’s setting allows to download the agreement. */
            agreementDownload: boolean;
            /** @enum {string|null} */
            cancelledBy: "company" | "nonprofit" | null;
            company: components["schemas"]["PartnerCompany"];
            /** Format: uuid */
            id: string;
            /**
             * @example {
             *       "en": "Validated",
             *       "fr": "Validé"
             *     }
             */
            label?: {
                en: string;
                fr: string;
            };
            /** @description The network level at which it is managed. */
            level: components["schemas"]["PartnershipLevel"];
            /** @description The mandate in force; null: none. */
            mandate: components["schemas"]["MandateView"] | null;
            nonprofit: components["schemas"]["PartnerNonprofit"];
            /**
             * Format: date-time
             * @description Time of the last proposal.
             */
            proposedAt: string;
            /**
             * Format: date-time
             * @description Time at which it was last declined or cancelled.
             */
            refusedAt: string | null;
            /** @description Revision of the last event, for If-Match. */
            revision: number;
            /** @enum {string} */
            shown: "validated" | "awaiting_confirmation" | "cancelled_declined";
            /** @enum {string} */
            status: "awaiting_confirmation" | "validated" | "declined" | "cancelled";
            /**
             * Format: date-time
             * @description Time of the last validation.
             */
            validatedAt: string | null;
        };
        PartnershipsPage: {
            items: components["schemas"]["PartnershipListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        PartnershipWithActions: {
            /** @description Every command on a partnership, and whether the caller may give it now; else the rule that forbids it. */
            actions: components["schemas"]["Action"][];
            /** @description Whether the company’s setting allows to download the agreement. */
            agreementDownload: boolean;
            /** @enum {string|null} */
            cancelledBy: "company" | "nonprofit" | null;
            company: components["schemas"]["PartnerCompany"];
            /** @description The nonprofit’s coordinators. */
            coordinators: components["schemas"]["PartnerContact"][];
            /** @description The nonprofit’s profile. */
            description: string;
            /** Format: uuid */
            id: string;
            /**
             * @example {
             *       "en": "Validated",
             *       "fr": "Validé"
             *     }
             */
            label?: {
                en: string;
                fr: string;
            };
            /** @description The network level at which it is managed. */
            level: components["schemas"]["PartnershipLevel"];
            /** @description The mandate in force; null: none. */
            mandate: components["schemas"]["MandateView"] | null;
            nonprofit: components["schemas"]["PartnerNonprofit"];
            /**
             * Format: date-time
             * @description Time of the last proposal.
             */
            proposedAt: string;
            /**
             * Format: date-time
             * @description Time at which it was last declined or cancelled.
             */
            refusedAt: string | null;
            /** @description Revision of the last event, for If-Match. */
            revision: number;
            /** @enum {string} */
            shown: "validated" | "awaiting_confirmation" | "cancelled_declined";
            /** @enum {string} */
            status: "awaiting_confirmation" | "validated" | "declined" | "cancelled";
            /**
             * Format: date-time
             * @description Time of the last validation.
             */
            validatedAt: string | null;
        };
        PartyOfInitiative: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PeoplePage: {
            items: components["schemas"]["PersonListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        PeopleSearchBody: {
            /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
            after?: string;
            /** @description The whole external id. */
            externalId?: string;
            /**
             * @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out.
             * @enum {string}
             */
            include?: "actions";
            /**
             * Format: uuid
             * @description At or below this network level.
             */
            level?: string;
            /** @default 50 */
            limit?: number;
            /**
             * Format: email
             * @description The whole mail address, in whatever case.
             */
            mail?: string;
            /**
             * Format: uuid
             * @description Whose manager this person is.
             */
            manager?: string;
            /**
             * @description Who holds this role.
             * @enum {string}
             */
            role?: "employee" | "manager" | "coordinator" | "admin" | "auditor" | "analyst" | "platform";
            /** @description Words, in any order and without regard to case and accents. Each is part of the name, the mail address, the subject or the external id. */
            search?: string;
        };
        PeriodBody: {
            /**
             * Format: date-time
             * @description Instant with its offset, at most five years after the start. Left out, the engagement has no known end.
             */
            end?: string;
            /**
             * Format: date-time
             * @description Instant with its offset: the start of the engagement.
             */
            start: string;
        };
        PeriodCounts: {
            /** @description Status → number of registrations. Every status is present. */
            byStatus: {
                [key: string]: number;
            };
            /**
             * Format: date
             * @description First day of the week (Monday) or month.
             */
            period: string;
            total: number;
        };
        PeriodEndBody: {
            /**
             * Format: date-time
             * @description Instant with its offset, at most five years after the start of the period.
             */
            end: string;
        };
        PersonAsTheyAreBody: Record<string, never>;
        PersonLevel: {
            /** Format: uuid */
            id: string;
            /**
             * @description From the company down.
             * @example acme/paris
             */
            path: string;
        };
        PersonLevelBody: {
            /** Format: uuid */
            level: string;
        };
        PersonListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            company: components["schemas"]["Named"] | null;
            erased: boolean;
            /** @description The employer’s own id of the person. */
            externalId: string | null;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["PersonLevel"] | null;
            /** @enum {string|null} */
            locale: "en" | "fr" | null;
            /** Format: email */
            mail: string | null;
            manager: components["schemas"]["Named"] | null;
            name: string;
            /** @description For If-Match. */
            revision: number;
            roles: components["schemas"]["HeldRoleView"][];
        };
        PersonView: {
            company: components["schemas"]["Named"] | null;
            erased: boolean;
            /** @description The employer’s own id of the person. */
            externalId: string | null;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["PersonLevel"] | null;
            /** @enum {string|null} */
            locale: "en" | "fr" | null;
            /** Format: email */
            mail: string | null;
            manager: components["schemas"]["Named"] | null;
            name: string;
            /** @description For If-Match. */
            revision: number;
            roles: components["schemas"]["HeldRoleView"][];
        };
        PersonWithActions: {
            /** @description Every command on a person, and whether the caller may give one of that name now; else the rule that forbids it. Empty for an erased person. */
            actions: components["schemas"]["Action"][];
            company: components["schemas"]["Named"] | null;
            erased: boolean;
            /** @description The employer’s own id of the person. */
            externalId: string | null;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["PersonLevel"] | null;
            /** @enum {string|null} */
            locale: "en" | "fr" | null;
            /** Format: email */
            mail: string | null;
            manager: components["schemas"]["Named"] | null;
            name: string;
            /** @description For If-Match. */
            revision: number;
            roles: components["schemas"]["HeldRoleView"][];
        };
        Places: {
            /** @description null: without limit. */
            capacity: number | null;
            /** @description null: without limit. */
            left: number | null;
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            /** @description What is wrong and what to do, in English. */
            detail: string;
            /** @description Every field that is wrong. */
            errors?: components["schemas"]["FieldProblem"][];
            /** @description The first field that is wrong, if a field is. */
            field?: string;
            /**
             * Format: date-time
             * @description Of a refusal by time: the instant from which it no longer stands.
             */
            from?: string;
            /** @description Of a refusal for want of a right: the rights that would do. */
            needs?: components["schemas"]["NeededRight"][];
            /**
             * @description Code of the rule. Its page is `/problems/{rule}`.
             * @example slot_full
             */
            rule: string;
            /**
             * @description HTTP status.
             * @example 409
             */
            status: number;
            /** @description The kind of problem, in English. */
            title: string;
            /**
             * Format: uri-reference
             * @description Address of the page that explains this kind of problem, relative to the server.
             * @example /problems/not_allowed
             */
            type: string;
        };
        ProposalAnswer: {
            command: string;
            /** @description True if nothing was changed: the answer shows what would happen. */
            dryRun?: boolean;
            events: components["schemas"]["AnswerEvent"][];
            /** @description Dry runs only: events that process managers would append at once. */
            follows?: components["schemas"]["FollowingEvent"][];
            /** @description Id of the registration, initiative, partnership, organisation or person. */
            id: string;
            /** @description Dry runs only: mails that would be sent at once. */
            mails?: components["schemas"]["ForeseenMail"][];
            /** @description Of commands that select or restore dates: live dates of the employee’s other registrations that overlap them. Left out where there are none. */
            overlaps?: components["schemas"]["Overlap"][];
            partnerships: components["schemas"]["ProposedPartnership"][];
            /** @description Position in the log. Queries can wait for it with the header Wait-For-Position. */
            position: string;
            /** @description Revision of the last event; also the ETag. */
            revision: number;
            /** @description Status after the command, if there is one. */
            status?: string;
        };
        ProposedPartnership: {
            command: string;
            /** @description True if nothing was changed: the answer shows what would happen. */
            dryRun?: boolean;
            events: components["schemas"]["AnswerEvent"][];
            /** @description Dry runs only: events that process managers would append at once. */
            follows?: components["schemas"]["FollowingEvent"][];
            /** @description Id of the registration, initiative, partnership, organisation or person. */
            id: string;
            /** @description Dry runs only: mails that would be sent at once. */
            mails?: components["schemas"]["ForeseenMail"][];
            /** Format: uuid */
            nonprofit: string;
            /** @description Of commands that select or restore dates: live dates of the employee’s other registrations that overlap them. Left out where there are none. */
            overlaps?: components["schemas"]["Overlap"][];
            /** @description Position in the log. Queries can wait for it with the header Wait-For-Position. */
            position: string;
            /** @description Revision of the last event; also the ETag. */
            revision: number;
            /** @description Status after the command, if there is one. */
            status?: string;
        };
        ProposePartnershipBody: {
            /**
             * Format: uuid
             * @description Your own company when left out.
             */
            company?: string;
            /**
             * Format: uuid
             * @description Network level at or below your own; your own when left out. A partnership proposed again keeps its level.
             */
            level?: string;
            /** @description The partnership is proposed to all of them or to none. */
            nonprofits: string[];
        };
        ProvenEventView: {
            /**
             * @description Data of the event. Its fields depend on the type of the event.
             * @example {
             *       "minutes": 90
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * @description Chains it to the event before in its stream.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            hash: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Actor, capacity, mandate, command and causes, as docs/verification.md says.
             * @example {
             *       "capacity": "coordinator",
             *       "command": "ConfirmDates"
             *     }
             */
            meta: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Number of the event in its stream, from 0. */
            revision: number;
            type: string;
            version: number;
        };
        ReadItem: {
            /** @description Capacity of the reader. */
            capacity: string;
            /**
             * @description Filters of the read. Their names depend on what was read.
             * @example {
             *       "as": "json"
             *     }
             */
            filters: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /** @description Log position of the last event that was read. */
            position: string;
            /** Format: date-time */
            readAt: string;
            reader: components["schemas"]["Named"];
            /** @description Number of returned events or rows. */
            rows: number | null;
            /** @description SHA-256 of the response or file. */
            sha256: string | null;
            /** @description Id of what was read, or name of the export. */
            subject: string | null;
            /** @description Kind of read, such as history, as-of, why, export or partnership-history. */
            what: string;
        };
        ReadPage: {
            items: components["schemas"]["ReadItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        ReasonBody: {
            reason: string;
        };
        RebuildComparisonBody: {
            /**
             * @description The export whose rows are rebuilt from events and compared.
             * @enum {string}
             */
            export: "registrations" | "dates" | "partnerships";
        };
        RebuildReport: {
            last: components["schemas"]["LastRebuild"] | null;
            underWay: components["schemas"]["RebuildUnderWay"] | null;
        };
        RebuildUnderWay: {
            /** @description Events that were folded so far. */
            events: number;
            /** @description False: it was interrupted, and goes on when it is started again. */
            running: boolean;
            /** @description Events to fold; null where the event store does not count. */
            total: number | null;
        };
        RefusalAnswer: {
            detail: string;
            field: string | null;
            /** @enum {string} */
            kind: "invalid" | "not_found" | "forbidden" | "stale" | "not_allowed";
            /** @description Rule that refuses the command. */
            rule: string;
        };
        RegisterCompanyBody: {
            /** @default false */
            agreementDownload?: boolean;
            /**
             * @default en
             * @enum {string}
             */
            locale?: "en" | "fr";
            /**
             * @description Whether managers approve each date, or once per registration, or not at all.
             * @default none
             * @enum {string}
             */
            managerPolicy?: "none" | "per_date" | "per_registration";
            name: string;
            /**
             * @description Time zone of its deadlines, periods and local times.
             * @example Europe/Paris
             */
            zone: string;
        };
        RegisteredRoleBody: {
            /**
             * Format: uuid
             * @description Network level where the role counts. Left out: the person’s own level. Ignored for the role manager.
             */
            level?: string;
            /** @enum {string} */
            role: "employee" | "manager" | "coordinator" | "admin" | "auditor" | "analyst" | "platform";
        };
        RegisterNonprofitBody: {
            description?: string;
            locations?: string[];
            name: string;
        };
        RegisterPersonBody: {
            /**
             * Format: uuid
             * @description Left out: the admin’s own company; none for the platform team.
             */
            company?: string;
            /** @description The employer’s own id of the person. */
            externalId?: string;
            /**
             * Format: uuid
             * @description Network level. Left out: the admin’s own.
             */
            level?: string;
            /**
             * @description Language of their mails. Left out: the company’s.
             * @enum {string}
             */
            locale?: "en" | "fr";
            /** Format: email */
            mail: string;
            name: string;
            /**
             * Format: uuid
             * @description Nonprofit of its first coordinator.
             */
            nonprofit?: string;
            /** @description Left out: employee; for the platform team, admin of the company or coordinator of the nonprofit. */
            roles?: components["schemas"]["RegisteredRoleBody"][];
            /** @description Their subject at the configured token issuer. */
            subject?: string;
        };
        RegistrationListItem: {
            /** @description Only with include=actions: the commands that the caller has a right to, and whether they are allowed now. */
            actions?: components["schemas"]["Action"][];
            /**
             * Format: date-time
             * @description When the employee signed up.
             */
            appliedAt: string;
            /**
             * Format: date-time
             * @description When it will be archived if nothing happens.
             */
            archivesAt: string | null;
            company: components["schemas"]["Named"];
            /** @description Only with slot: its date on that slot. */
            dateOnSlot?: components["schemas"]["DateItem"];
            dates: components["schemas"]["DateCounts"];
            /** @description Whole days of 24 hours in the present status. */
            daysInStatus: number;
            employee: components["schemas"]["Named"];
            /** Format: uuid */
            id: string;
            initiative: components["schemas"]["InitiativeRef"];
            label: components["schemas"]["Label"];
            /**
             * Format: date-time
             * @description The last activity, from which the time to archival is counted.
             */
            lastActivityAt: string;
            /** @description Path of the employee’s network level, as of today. */
            level: string | null;
            /**
             * @description Who must act next.
             * @enum {string}
             */
            nextActor: "employee" | "coordinator" | "manager" | "nobody";
            /**
             * Format: date-time
             * @description Start of its first date that is not over or not decided.
             */
            nextDate: string | null;
            /**
             * Format: date-time
             * @description Instant since which they are waited for.
             */
            nextSince: string | null;
            nonprofit: components["schemas"]["Named"];
            /** @description A date ended before it was decided. */
            overdue: boolean;
            /** @description Why it was cancelled or rejected; else null. */
            reason: string | null;
            /** @description Of the last event. */
            revision: number;
            /** @enum {string} */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            tasks: components["schemas"]["Tasks"];
            /** @description Messages of the other side that the caller has not read; 0 for whoever may not read them. */
            unread: number;
            /**
             * @description Time zone of its dates and deadlines.
             * @example Europe/Paris
             */
            zone: string;
        };
        RegistrationPage: {
            items: components["schemas"]["RegistrationListItem"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
            /** @description Number of registrations in the whole list; null on a page asked for by cursor. */
            total: number | null;
        };
        RegistrationProof: {
            /**
             * Format: date-time
             * @description When the file was made.
             */
            at: string;
            /** @description null for the first seal, and without a seal. */
            consistency: components["schemas"]["ConsistencyView"] | null;
            events: components["schemas"]["ProvenEventView"][];
            /** @enum {string} */
            format: "volunteer-ledger/proof/1";
            inclusion: components["schemas"]["InclusionView"] | null;
            /** @description The newest seal; null while no seal contains the registration. */
            seal: components["schemas"]["SealStatementView"] | null;
            stream: string;
        };
        RegistrationSearchBody: {
            /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
            after?: string;
            /**
             * Format: date-time
             * @description To be archived before this instant, if nothing happens.
             */
            archivesBefore?: string;
            /**
             * @description With a date whose certificate has this status.
             * @enum {string}
             */
            certificate?: "none" | "awaiting_validation" | "validated" | "disputed";
            /** Format: uuid */
            company?: string;
            /**
             * Format: date
             * @description With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company.
             */
            dateFrom?: string;
            /**
             * Format: date
             * @description With a date, not cancelled, that begins on this day or earlier.
             */
            dateTo?: string;
            /** Format: uuid */
            employee?: string;
            /**
             * Format: date
             * @description First day of sign-up, in the zone of the registration’s company.
             */
            from?: string;
            /**
             * @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out.
             * @enum {string}
             */
            include?: "actions";
            /** Format: uuid */
            initiative?: string;
            /** @enum {string} */
            kind?: "slots" | "open" | "mentoring";
            /**
             * Format: uuid
             * @description A network level: it and those below, as of today.
             */
            level?: string;
            /** @default 50 */
            limit?: number;
            /**
             * Format: uuid
             * @description The manager of the employee, as of today.
             */
            manager?: string;
            /**
             * @description Who must act next.
             * @enum {string}
             */
            next?: "employee" | "coordinator" | "manager" | "nobody";
            /** Format: uuid */
            nonprofit?: string;
            /**
             * @description Left out: newest sign-up, longest waiting or soonest date first. Registrations that wait for nobody, or have no such date, count as latest.
             * @enum {string}
             */
            order?: "asc" | "desc";
            /** @description A date ended before it was decided. */
            overdue?: boolean;
            /** @description Words, in any order and without regard to case and accents. Each is part of the employee’s name, the initiative’s title or the nonprofit’s name; for those who may read the employee, also of their mail or external id. */
            search?: string;
            /**
             * Format: uuid
             * @description A slot on which it has a date that is not cancelled.
             */
            slot?: string;
            /**
             * @description Sorts by sign-up, by how long somebody has been waited for, or by the first date that is not over or not decided.
             * @default applied
             * @enum {string}
             */
            sort?: "applied" | "waiting" | "next_date";
            /** @description One, or several separated by commas. */
            status?: ("application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized")[];
            /**
             * Format: date
             * @description Last day of sign-up, inclusive.
             */
            to?: string;
        };
        RegistrationWithActions: {
            /** @description Every command on a registration, and whether the caller may give it now; else the rule that forbids it. */
            actions: components["schemas"]["Action"][];
            /**
             * Format: date-time
             * @description When the employee signed up.
             */
            appliedAt: string;
            /**
             * Format: date-time
             * @description When it will be archived if nothing happens.
             */
            archivesAt: string | null;
            company: components["schemas"]["Named"];
            /** @description Specific to the employee’s company. */
            companySpecific: boolean;
            dates: components["schemas"]["DateCounts"];
            /** @description Whole days of 24 hours in the present status. */
            daysInStatus: number;
            /** @description Soonest first. */
            deadlines: components["schemas"]["DeadlineAnswer"][];
            employee: components["schemas"]["Named"];
            /** Format: uuid */
            id: string;
            initiative: components["schemas"]["InitiativeRef"];
            label: components["schemas"]["Label"];
            /**
             * Format: date-time
             * @description The last activity, from which the time to archival is counted.
             */
            lastActivityAt: string;
            /** @description Path of the employee’s network level, as of today. */
            level: string | null;
            /** @description Minutes that count for participated slots and sessions. */
            minutes: number;
            /**
             * @description Who must act next.
             * @enum {string}
             */
            nextActor: "employee" | "coordinator" | "manager" | "nobody";
            /**
             * Format: date-time
             * @description Start of its first date that is not over or not decided.
             */
            nextDate: string | null;
            /**
             * Format: date-time
             * @description Instant since which they are waited for.
             */
            nextSince: string | null;
            nonprofit: components["schemas"]["Named"];
            /** @description A date ended before it was decided. */
            overdue: boolean;
            /** @description In the order selected. */
            participationDates: components["schemas"]["DateDetail"][];
            /** @description Position of its last event in the log. */
            position: string;
            /**
             * Format: uuid
             * @description The closed registration before this one.
             */
            previous: string | null;
            /** @description Why it was cancelled or rejected; else null. */
            reason: string | null;
            /** @description Of the last event. */
            revision: number;
            /** @enum {string} */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            /**
             * Format: date-time
             * @description Since when it has its status.
             */
            statusSince: string;
            tasks: components["schemas"]["Tasks"];
            /** @description Messages of the other side that the caller has not read; 0 for whoever may not read them. */
            unread: number;
            /**
             * @description Time zone of its dates and deadlines.
             * @example Europe/Paris
             */
            zone: string;
        };
        RemindersBody: {
            /** @enum {string} */
            kind: "MenteeSearchReminderSent" | "EngagementReviewSent" | "ParticipationConfirmationRequested" | "ArchivalWarningSent" | "ManagerApprovalRequested";
        };
        RenameNetworkLevelBody: {
            /** Format: uuid */
            level: string;
            /** @description Must not contain a slash: it separates the names in a path. */
            name: string;
        };
        ReplayParkedBody: {
            /**
             * @description Every parked stream, instead of items.
             * @enum {boolean}
             */
            all?: true;
            /** @description Streams to process again. Readers that wait for a stream of the read models follow it. */
            items?: components["schemas"]["ParkedStreamBody"][];
        };
        ReplayWebhookBody: {
            /**
             * @description Position in the log after which events are delivered again, in order; an empty text: from the beginning. A later position leaves events out.
             * @example 0000000000001204
             */
            after: string;
        };
        RestoreDateBody: {
            /** Format: uuid */
            date: string;
            reason: string;
        };
        RetryMailsBody: {
            /**
             * @description Every mail that failed for good, instead of mails.
             * @enum {boolean}
             */
            all?: true;
            /** @description Mails to send again. */
            mails?: string[];
        };
        RoleBody: {
            /**
             * Format: uuid
             * @description Network level where the role counts. Left out: the person’s own level. Ignored for the role manager.
             */
            level?: string;
            /**
             * Format: uuid
             * @description Nonprofit, for the role coordinator only.
             */
            nonprofit?: string;
            /** @enum {string} */
            role: "employee" | "manager" | "coordinator" | "admin" | "auditor" | "analyst" | "platform";
        };
        RotateWebhookSecretBody: Record<string, never>;
        RuleAnswer: {
            /** @description Capacities that may give the command; limits in parentheses. */
            by: string[];
            /** @enum {string} */
            kind: "command" | "time" | "unknown";
            /** @description Name of the command, or of the event that the time rule causes. */
            name: string;
            text: string;
            /** @description Condition under which the command is allowed. */
            when: string | null;
        };
        ScheduleExportBody: {
            /** @description Keys of the columns, in the order of the file, such as employee or startUtc. Left out: all columns that you may see. The columns employeeMail and employeeExternalId need the role admin or platform. */
            columns?: string[];
            /** Format: uuid */
            company?: string;
            /**
             * Format: uuid
             * @description Id of an employee. Not for partnerships.
             */
            employee?: string;
            /**
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /**
             * Format: date
             * @description First day of the period, inclusive, in the company’s time zone. Registrations are selected by their sign-up, dates by an overlap. Not for partnerships.
             */
            from?: string;
            /**
             * @description Header of the file: labels in the language of the export, or keys, which are the same in every language.
             * @default labels
             * @enum {string}
             */
            header?: "labels" | "keys";
            /**
             * Format: uuid
             * @description Id of an initiative. Not for partnerships.
             */
            initiative?: string;
            /**
             * Format: uuid
             * @description Id of a network level; includes the levels below it.
             */
            level?: string;
            /**
             * @description Language of headers and labels. Codes are the same in every language.
             * @default en
             * @enum {string}
             */
            locale?: "en" | "fr";
            /** @enum {string} */
            name: "registrations" | "dates" | "partnerships";
            /** Format: uuid */
            nonprofit?: string;
            /**
             * @description true: no run is due until the schedule is changed again.
             * @default false
             */
            paused?: boolean;
            /**
             * @description Period that moves with each run, by the days of the zone. Instead of from and to. Not for partnerships.
             * @enum {string}
             */
            period?: "previous_week" | "previous_month" | "previous_quarter" | "previous_year" | "month_to_date" | "year_to_date";
            /**
             * @description Cron rule of five fields: minute (one number), hour, day of the month, month, day of the week. An hour that the clocks skip is due at its end.
             * @example 0 8 1 * *
             */
            rule: string;
            /**
             * @description Of csv files. Left out: a comma in English, a semicolon in French.
             * @enum {string}
             */
            separator?: "comma" | "semicolon" | "tab";
            /** @description Status of the rows: of registrations, dates or partnerships, depending on the export. */
            status?: string;
            /**
             * Format: date
             * @description Last day of the period, inclusive. Not for partnerships.
             */
            to?: string;
            /**
             * @description Version of the export. Reproduces an export of an earlier version, byte for byte.
             * @default 3
             * @enum {number}
             */
            version?: 2 | 3;
            /**
             * @description Time zone of the rule.
             * @example Europe/Paris
             */
            zone: string;
        };
        ScheduleRunUnderWay: {
            /**
             * Format: date-time
             * @description When the run was due.
             */
            dueAt: string;
            /**
             * Format: uuid
             * @description Id of the export.
             */
            export: string;
        };
        ScopedRole: {
            company: components["schemas"]["Named"] | null;
            /** @description Where it counts, with all that is below. */
            level: components["schemas"]["LevelOfRole"] | null;
            nonprofit: components["schemas"]["Named"] | null;
            /** @enum {string} */
            role: "employee" | "manager" | "coordinator" | "admin" | "auditor" | "analyst" | "platform";
        };
        SealedLeafView: {
            /**
             * @description Hash of that event.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            hash: string;
            /** @description Revision of the last event that this seal contains. */
            revision: number;
            /** @description Number of the seal that contains this head of the stream. */
            seal: number;
            stream: string;
        };
        SealStatementView: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            at: string;
            /** @description Number of the seal, from 0. */
            number: number;
            /** @description Log position of the last sealed event at that time. */
            position: string;
            /**
             * @description SHA-256 of the seal before.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            previous: string;
            /**
             * @description Root of the Merkle tree (RFC 9162).
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            root: string;
            /** @description null where no key was configured when the seal was made. */
            signature: components["schemas"]["SignatureView"] | null;
            /** @description Number of leaves of the Merkle tree. */
            size: number;
        };
        SelectDatesBody: {
            /**
             * @example [
             *       {
             *         "start": "2026-02-03T14:00:00+01:00",
             *         "end": "2026-02-03T17:00:00+01:00"
             *       }
             *     ]
             */
            dates: components["schemas"]["DateBody"][];
        };
        SignatureView: {
            /** @enum {string} */
            algorithm: "Ed25519";
            /** @description Id of the key: its JWK thumbprint (RFC 7638). */
            key: string;
            /** @description Public key: 32 bytes in base64url. */
            publicKey: string;
            /** @description 64 bytes in base64url. */
            value: string;
        };
        SignUpWithDatesBody: {
            /**
             * @example [
             *       {
             *         "start": "2026-02-03T14:00:00+01:00",
             *         "end": "2026-02-03T17:00:00+01:00"
             *       }
             *     ]
             */
            dates: components["schemas"]["DateBody"][];
            /** Format: uuid */
            initiative: string;
        };
        SlotBody: {
            /** @description Number of places. Without limit when left out or null. */
            capacity?: number | null;
            /**
             * Format: date-time
             * @description Instant with its UTC offset, after the start.
             */
            end: string;
            /**
             * Format: date-time
             * @description Instant with its UTC offset.
             * @example 2026-02-03T14:00:00+01:00
             */
            start: string;
        };
        SlotView: {
            cancelled: boolean;
            /** @description Number of places; null: without limit. */
            capacity: number | null;
            /** Format: date-time */
            end: string;
            /** Format: uuid */
            id: string;
            /** @description Number of places left; null: without limit. */
            left: number | null;
            /** Format: date-time */
            start: string;
        };
        StateThen: {
            /** @enum {string} */
            clock: "recorded" | "happened";
            dates: components["schemas"]["DateThen"][];
            /** @description Deadlines that were pending at the instant. */
            deadlines: components["schemas"]["DeadlineAnswer"][];
            /** @description Number of events up to the instant. */
            events: number;
            /** Format: date-time */
            instant: string;
            label: components["schemas"]["Label"];
            /** @description Who had to act next. */
            nextActor: string;
            /** Format: date-time */
            nextSince: string;
            reason: string | null;
            /** Format: uuid */
            registration: string;
            /** @description Revision of the last of these events. */
            revision: number;
            /** @enum {string} */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            /** Format: date-time */
            statusSince: string;
        };
        StatusChange: {
            /** @enum {string} */
            after: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            /**
             * @description Status before the event; null when the registration did not exist.
             * @enum {string|null}
             */
            before: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized" | null;
        };
        StatusRuleAnswer: {
            /** @description Ids of the dates that determine the status. */
            dates: string[];
            /** @enum {string} */
            rule: "closed" | "mentoring_in_progress" | "first_of_live_dates" | "all_dates_cancelled" | "no_date_yet";
            text: string;
        };
        StreamActor: {
            /**
             * Format: uuid
             * @description Id of the person; null for the system, and for a person whom you may not know.
             */
            id: string | null;
            /** @description Name of the person. An erased person is “Erased person”, the system is “System”, a person whom you may not know is “Withheld”. */
            name: string;
        };
        StreamHistory: {
            /** Format: uuid */
            id: string;
            items: components["schemas"]["StreamHistoryEntry"][];
            /** @enum {string} */
            kind: "partnership" | "initiative" | "company" | "nonprofit" | "person";
            /** @description Its current name or title. */
            name: string;
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Log position of the last event. */
            position: string;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
            /** @description Revision of the last event. */
            revision: number;
            /** @description Number of events that you may see, before filters. */
            total: number;
        };
        StreamHistoryEntry: {
            actor: components["schemas"]["StreamActor"];
            /** @description Capacity in which the actor acted. */
            capacity: string;
            /** @description Id of the event that caused this one; null when a command of a person did. */
            causedBy: string | null;
            command: string;
            /** Format: uuid */
            commandId: string;
            /** Format: uuid */
            correlation: string;
            /** @description Data of the event. The fields named in `erased` are null. */
            data: {
                [key: string]: unknown;
            };
            /** @description Fields that can no longer be read, because a person whom they concern was erased. */
            erased: string[];
            /** @description SHA-256 over the event and the hash of the event before it in the stream. */
            hash: string;
            /** Format: uuid */
            id: string;
            /** @description Id of the mandate under which the actor acted for the nonprofit. */
            mandate: string | null;
            /** Format: date-time */
            occurredAt: string;
            /** @description Position of the event in the log. */
            position: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Number of the event in its stream, from 0. */
            revision: number;
            /** @description Meaning of the event type. */
            summary: string;
            /** @example MandateGranted */
            type: string;
            version: number;
            /**
             * @description link: a signed link in a mail; cli: the command line; null: the API.
             * @enum {string|null}
             */
            via: "link" | "cli" | null;
        };
        StreamWhyAnswer: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "partnership" | "person";
            mail: components["schemas"]["MailAnswer"];
            /** @description Its current name. */
            name: string;
            /** @description The event about which the mail informs; empty when none has happened. */
            steps: components["schemas"]["StreamHistoryEntry"][];
        };
        SubmitApplicationBody: {
            /** Format: uuid */
            initiative: string;
        };
        TallyGroup: {
            /** Format: uuid */
            id: string | null;
            /**
             * @description Credited minutes within the month.
             * @example 2340
             */
            minutes: number;
            /** @description Path of the level, or name of the nonprofit. */
            name: string | null;
            /**
             * @description Different employees who took part.
             * @example 12
             */
            people: number;
        };
        TallyMonth: {
            /** @description Only with by: each level or nonprofit in which somebody took part, by name. Minutes add up to those of the month. */
            groups?: components["schemas"]["TallyGroup"][];
            /**
             * @description Credited minutes within the month.
             * @example 2340
             */
            minutes: number;
            /**
             * @description Year and month.
             * @example 2026-02
             */
            month: string;
            /**
             * @description Different employees who took part.
             * @example 12
             */
            people: number;
        };
        TaskBody: {
            task: string;
        };
        Tasks: {
            done: string[];
            left: string[];
        };
        ToApprove: {
            /**
             * @description The capacity in which the caller decides.
             * @enum {string}
             */
            capacity: "manager" | "admin";
            dates: components["schemas"]["DateToApprove"][];
            employee: components["schemas"]["Named"];
            /** @description Path of the employee’s network level. */
            level: string | null;
            record: components["schemas"]["EmployeeRecord"];
        };
        ToDecide: {
            /** @description To be answered; mentoring: to be approved or declined. */
            applications: components["schemas"]["DecisionItem"][];
            /**
             * @description The capacity in which the caller decides; admin: under a mandate.
             * @enum {string}
             */
            capacity: "coordinator" | "admin";
            /** @description To be validated or disputed. */
            certificates: components["schemas"]["DecisionItem"][];
            counts: components["schemas"]["DecisionCounts"];
            /** @description To be confirmed or refused. */
            dates: components["schemas"]["DecisionItem"][];
            initiative: components["schemas"]["InitiativeRef"];
            /** Format: uuid */
            mandate: string | null;
            nonprofit: components["schemas"]["Named"];
        };
        ValidateBody: {
            dates?: string[];
            /** @description Minutes really worked on each of the dates. Left out: the minutes given before, else the length of the date. An engagement period has no minutes: with minutes and without dates, periods are skipped. */
            minutes?: number;
            /** @description Needed to reverse a dispute. */
            reason?: string;
        };
        VerificationBody: {
            /**
             * Format: uuid
             * @description Id of the registration. Required with what=registration.
             */
            registration?: string;
            /**
             * @description log: the hash chains of all streams; seals: the daily seals against the log; registration: the chain and the seals of one registration.
             * @enum {string}
             */
            what: "log" | "seals" | "registration";
        };
        WebhookAnswer: {
            /** @description Commands, and whether you may give them now. */
            actions: components["schemas"]["Action"][];
            /** @example https://hooks.example.com/ledger */
            address: string;
            /**
             * @description Capacity in which events are read.
             * @enum {string}
             */
            capacity: "admin" | "platform";
            /** Format: date-time */
            createdAt: string;
            /** @example HR data warehouse */
            description: string;
            /**
             * @description Attempts that failed since the last success.
             * @example 0
             */
            failedAttempts: number;
            /**
             * Format: date-time
             * @description When the first of these attempts failed.
             */
            failingSince?: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Network level of the scope; null: the whole company, or platform.
             */
            level: string | null;
            /**
             * Format: date-time
             * @description When the next attempt is due.
             */
            nextAttemptAt?: string;
            /**
             * @description Position in the log: every event in scope up to it was delivered.
             * @example 0000000000001204
             */
            position: string;
            /**
             * Format: date-time
             * @description Until when the secret before signs deliveries too.
             */
            previousSecretUntil?: string;
            /** @description Reason why the product paused the webhook. */
            problem?: components["schemas"]["WebhookProblemView"];
            /** @enum {string} */
            status: "active" | "paused";
            /** @description Types of the events; null: every type. */
            types: string[] | null;
            /** @description Whether the position is that of the event feed. */
            upToDate: boolean;
        };
        WebhookDeliveriesPage: {
            items: components["schemas"]["WebhookDeliveryView"][];
            /** @description Cursor of the next page, for `after`; null on the last page. */
            next: string | null;
            /** @description Cursor of the previous page, for `after`; null on the first page. */
            previous: string | null;
        };
        WebhookDeliveryView: {
            /** Format: date-time */
            at: string;
            /** @description 1 for the first attempt at the event. */
            attempt: number;
            /**
             * Format: uuid
             * @description Id of the event; the header webhook-id.
             */
            event: string;
            /**
             * @description Duration of the attempt.
             * @example 120
             */
            milliseconds: number;
            /**
             * Format: date-time
             * @description When the next attempt was due, after a failure.
             */
            nextAttemptAt: string | null;
            /** @description Number among the deliveries of the webhook, from 1. */
            number: number;
            /** @enum {string} */
            outcome: "delivered" | "failed";
            /**
             * @description Position of the event in the log.
             * @example 0000000000001204
             */
            position: string;
            /** @description Reason why the attempt failed. */
            problem: string | null;
            /**
             * @description HTTP status of the answer; null without an answer.
             * @example 204
             */
            status: number | null;
            /** @example ParticipationValidated */
            type: string;
        };
        WebhookProblemView: {
            /** @description The reason in a sentence. */
            detail: string;
            /**
             * @description Code of the reason.
             * @example failing
             */
            rule: string;
        };
        WebhookWithSecret: {
            /** @description Commands, and whether you may give them now. */
            actions: components["schemas"]["Action"][];
            /** @example https://hooks.example.com/ledger */
            address: string;
            /**
             * @description Capacity in which events are read.
             * @enum {string}
             */
            capacity: "admin" | "platform";
            /** Format: date-time */
            createdAt: string;
            /** @example HR data warehouse */
            description: string;
            /**
             * @description Attempts that failed since the last success.
             * @example 0
             */
            failedAttempts: number;
            /**
             * Format: date-time
             * @description When the first of these attempts failed.
             */
            failingSince?: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Network level of the scope; null: the whole company, or platform.
             */
            level: string | null;
            /**
             * Format: date-time
             * @description When the next attempt is due.
             */
            nextAttemptAt?: string;
            /**
             * @description Position in the log: every event in scope up to it was delivered.
             * @example 0000000000001204
             */
            position: string;
            /**
             * Format: date-time
             * @description Until when the secret before signs deliveries too.
             */
            previousSecretUntil?: string;
            /** @description Reason why the product paused the webhook. */
            problem?: components["schemas"]["WebhookProblemView"];
            /**
             * @description Secret by which the receiver verifies signatures (Standard Webhooks). Keep it: it is not shown again. Absent from a dry run.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            secret?: string;
            /** @enum {string} */
            status: "active" | "paused";
            /** @description Types of the events; null: every type. */
            types: string[] | null;
            /** @description Whether the position is that of the event feed. */
            upToDate: boolean;
        };
        WhatIfBody: {
            /** @description Months without an act of a person until archival. Left out: as it was. */
            archiveAfterMonths?: number;
            /**
             * Format: date
             * @description First day of sign-up, in the registration’s time zone.
             */
            from?: string;
            /**
             * @description Manager policy of all dates. Left out: that of each date.
             * @enum {string}
             */
            managerPolicy?: "none" | "per_date" | "per_registration";
            /**
             * Format: date
             * @description Last day of sign-up, inclusive.
             */
            to?: string;
        };
        WhyAnswer: {
            /** @description With what=refusal: the rule of the command. */
            command?: components["schemas"]["RuleAnswer"];
            /** @description With what=mail: the mail. */
            mail?: components["schemas"]["MailAnswer"];
            /** @description With what=refusal: the refusal; null when the command would be allowed now. */
            refusal?: components["schemas"]["RefusalAnswer"] | null;
            /** Format: uuid */
            registration: string;
            /**
             * @description Current status, or the status after the event.
             * @enum {string}
             */
            status: "application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized";
            /** @description Rule that derives the status from the dates. */
            statusRule: components["schemas"]["StatusRuleAnswer"];
            steps: components["schemas"]["WhyStep"][];
            /** @enum {string} */
            what: "status" | "event" | "refusal" | "mail";
        };
        WhyBody: {
            /**
             * @description Name of the command. Required with what=refusal.
             * @enum {string}
             */
            command?: "SelectDates" | "PostMessage" | "CompleteTask" | "ApproveApplication" | "DeclineApplication" | "RecordMenteeFound" | "ReportStillLooking" | "ChangePeriodEnd" | "EndMentoring" | "ConfirmDates" | "RefuseDates" | "ApproveDates" | "RefuseDatesAsManager" | "CancelDates" | "CancelRegistration" | "ConfirmParticipation" | "ReportNonParticipation" | "ValidateParticipation" | "DisputeParticipation" | "RemindCoordinator" | "RemindManager" | "ReopenRegistration" | "RestoreDate";
            /**
             * Format: uuid
             * @description Id of an event. Required with what=event. With what=mail it selects one of several mails; left out, the last.
             */
            event?: string;
            /**
             * @description Event type about which the mail informs. Required with what=mail.
             * @enum {string}
             */
            kind?: "ApplicationSubmitted" | "MessagePosted" | "ApplicationApproved" | "ApplicationDeclined" | "DateSelected" | "MentoringEnded" | "DateConfirmedByCoordinator" | "DateRefusedByCoordinator" | "DateApprovedByManager" | "DateRefusedByManager" | "DateCancelledByEmployee" | "RegistrationCancelledByEmployee" | "DateCancelledWithSlot" | "DateMovedWithSlot" | "DateCancelledWithInitiative" | "RegistrationCancelledWithInitiative" | "ParticipationMissed" | "ParticipationDisputed" | "ManagerApprovalRequested" | "ParticipationConfirmationRequested" | "CoordinatorReminded" | "ManagerReminded" | "MenteeSearchReminderSent" | "EngagementReviewSent" | "ArchivalWarningSent" | "RegistrationArchived" | "RegistrationReopened" | "InitiativeChanged";
            /**
             * Format: uuid
             * @description With what=mail: id of the recipient. Left out: the caller. Another recipient needs the role admin, analyst, auditor or platform.
             */
            person?: string;
            /** @enum {string} */
            what: "status" | "event" | "refusal" | "mail";
            /**
             * @description With what=refusal: the body of the command. Left out: an empty body.
             * @example {
             *       "dates": []
             *     }
             */
            with?: {
                [key: string]: unknown;
            };
        };
        WhyStep: {
            event: components["schemas"]["HistoryEntry"];
            rule: components["schemas"]["RuleAnswer"];
        };
    };
    responses: {
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "position" | "positions_out_of_order" | "revision_format" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-AddCoordinator": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "person_or_mail" | "position" | "positions_out_of_order" | "revision_format" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-any": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "address_unknown" | "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "before_after" | "boolean" | "capacity" | "clock_without_as_of" | "column_count" | "csv_invalid_closing_quote" | "csv_invalid_opening_quote" | "csv_max_record_size" | "csv_only" | "csv_quote_not_closed" | "cursor" | "day" | "depth" | "duplicate_column" | "duplicate_external_id" | "duplicate_mail" | "duplicate_person" | "duplicate_subject" | "empty" | "encoding" | "end_after_start" | "formula" | "from_after_to" | "http" | "https_only" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "level_needed" | "matches" | "max" | "maxLength" | "min" | "missing_column" | "nestedValidation" | "no_before" | "no_columns" | "no_policy" | "no_selection" | "nonprofit_of_coordinator" | "not_for_partnerships" | "nul" | "objects" | "one_before" | "one_period" | "path" | "person_or_mail" | "position" | "positions_out_of_order" | "private_address" | "reason_required" | "repeated_column" | "revision_format" | "revision_of_several" | "role_without_level" | "schedule_never_due" | "schedule_rule" | "slot_or_times" | "status" | "too_many_lines" | "too_many_periods" | "unknown_column" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "version" | "webhook_address" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-DisputeParticipation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "position" | "positions_out_of_order" | "reason_required" | "revision_format" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-exports": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "before_after" | "boolean" | "capacity" | "clock_without_as_of" | "csv_only" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_before" | "no_columns" | "no_policy" | "no_selection" | "not_for_partnerships" | "objects" | "one_before" | "one_period" | "path" | "position" | "positions_out_of_order" | "repeated_column" | "revision_format" | "schedule_never_due" | "schedule_rule" | "status" | "too_many_periods" | "unknown_column" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "version" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-exports-jobs": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "before_after" | "boolean" | "capacity" | "clock_without_as_of" | "csv_only" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_before" | "no_columns" | "no_policy" | "no_selection" | "not_for_partnerships" | "objects" | "one_before" | "one_period" | "path" | "position" | "positions_out_of_order" | "repeated_column" | "revision_format" | "schedule_never_due" | "schedule_rule" | "status" | "too_many_periods" | "unknown_column" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "version" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-GrantRole": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "nonprofit_of_coordinator" | "objects" | "path" | "position" | "positions_out_of_order" | "revision_format" | "role_without_level" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-organisations-people": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "column_count" | "csv_invalid_closing_quote" | "csv_invalid_opening_quote" | "csv_max_record_size" | "csv_quote_not_closed" | "cursor" | "day" | "depth" | "duplicate_column" | "duplicate_external_id" | "duplicate_mail" | "duplicate_person" | "duplicate_subject" | "empty" | "encoding" | "end_after_start" | "formula" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "level_needed" | "matches" | "max" | "maxLength" | "min" | "missing_column" | "nestedValidation" | "no_policy" | "no_selection" | "nonprofit_of_coordinator" | "nul" | "objects" | "path" | "person_or_mail" | "position" | "positions_out_of_order" | "revision_format" | "role_without_level" | "too_many_lines" | "too_many_periods" | "unknown_column" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-partnerships": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "position" | "positions_out_of_order" | "revision_format" | "revision_of_several" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-people": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "column_count" | "csv_invalid_closing_quote" | "csv_invalid_opening_quote" | "csv_max_record_size" | "csv_quote_not_closed" | "cursor" | "day" | "depth" | "duplicate_column" | "duplicate_external_id" | "duplicate_mail" | "duplicate_person" | "duplicate_subject" | "empty" | "encoding" | "end_after_start" | "formula" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "level_needed" | "matches" | "max" | "maxLength" | "min" | "missing_column" | "nestedValidation" | "no_policy" | "no_selection" | "nonprofit_of_coordinator" | "nul" | "objects" | "path" | "person_or_mail" | "position" | "positions_out_of_order" | "revision_format" | "role_without_level" | "too_many_lines" | "too_many_periods" | "unknown_column" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-ProposePartnership": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "position" | "positions_out_of_order" | "revision_format" | "revision_of_several" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-RegisterPerson": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "nonprofit_of_coordinator" | "objects" | "path" | "position" | "positions_out_of_order" | "revision_format" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-registrations-initiatives": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "position" | "positions_out_of_order" | "reason_required" | "revision_format" | "slot_or_times" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-RevokeRole": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "level_needed" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "nonprofit_of_coordinator" | "objects" | "path" | "position" | "positions_out_of_order" | "revision_format" | "role_without_level" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request is malformed; `errors` names each field and its rule. */
        "Problem-400-ValidateParticipation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "arrayMaxSize" | "arrayMinSize" | "arrayUnique" | "boolean" | "capacity" | "cursor" | "day" | "depth" | "end_after_start" | "from_after_to" | "http" | "instant" | "invalid" | "isArray" | "isBoolean" | "isEmail" | "isEnum" | "isIn" | "isInt" | "isLength" | "isObject" | "isString" | "isUuid" | "key_format" | "key_reused" | "matches" | "max" | "maxLength" | "min" | "nestedValidation" | "no_policy" | "no_selection" | "objects" | "path" | "position" | "positions_out_of_order" | "reason_required" | "revision_format" | "too_many_periods" | "unknown_field" | "unknown_header" | "unsupported_header" | "uuid" | "values" | "width" | "zone";
                    /** @enum {integer} */
                    status: 400;
                };
            };
        };
        /** @description The request has no valid bearer token. */
        "Problem-401": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "http";
                    /** @enum {integer} */
                    status: 401;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-any": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "above_own_level" | "fields_of_admins" | "level_outside_own" | "main_admin_only" | "role" | "roles_beyond_own";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-ChangePerson": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "fields_of_admins" | "role" | "roles_beyond_own";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-GrantRole": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "above_own_level" | "main_admin_only" | "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-MovePerson": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "level_outside_own" | "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-organisations-people": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "above_own_level" | "fields_of_admins" | "level_outside_own" | "main_admin_only" | "role" | "roles_beyond_own";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-partnerships": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "level_outside_own" | "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-people": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "above_own_level" | "fields_of_admins" | "level_outside_own" | "main_admin_only" | "role" | "roles_beyond_own";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-ProposePartnership": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "level_outside_own" | "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-RegisterPerson": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "above_own_level" | "main_admin_only" | "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description The caller does not have the right; `needs` names the rights that would do. */
        "Problem-403-RevokeRole": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "above_own_level" | "main_admin_only" | "role";
                    /** @enum {integer} */
                    status: 403;
                };
            };
        };
        /** @description There is no such thing, or it is outside the caller’s scope. */
        "Problem-404": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "http" | "not_found";
                    /** @enum {integer} */
                    status: 404;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-AddNetworkLevel": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "level_exists" | "nothing_changes" | "too_deep" | "too_many_levels" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-AddSlots": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_cancelled" | "key_reused" | "kind_has_no_slots" | "nothing_changes" | "too_many_slots" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-any": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "absent_count" | "agreement_download_off" | "already_proposed" | "answered" | "application_decided" | "applied_anew" | "before_session_end" | "before_start" | "cancelled" | "date_does_not_suit" | "date_too_far" | "date_too_long" | "dates_overlap" | "employed_elsewhere" | "ends_in_past" | "erased_since" | "exists" | "expired" | "export_cancelled" | "export_failed" | "export_running" | "export_waiting" | "export_withdrawn" | "external_id_taken" | "failed" | "has_dates" | "has_past_dates" | "has_period" | "initiative_cancelled" | "initiative_not_open" | "internal" | "interrupted" | "invited_already" | "key_reused" | "kind_has_no_slots" | "last_of_kind" | "level_exists" | "level_under_itself" | "lines_refused" | "location_exists" | "mail_taken" | "manager_ambiguous" | "manager_by_name" | "manager_cycle" | "mentoring_not_in_progress" | "no_mandate" | "no_period" | "no_such_task" | "not_archived" | "not_awaiting_confirmation" | "not_awaiting_manager" | "not_cancellable" | "not_first" | "not_looking_for_mentee" | "not_mentoring" | "not_open" | "not_restorable" | "not_to_be_confirmed" | "nothing_awaited" | "nothing_changes" | "nothing_to_certify" | "other_subject" | "outside_period" | "own_manager" | "partnership_awaiting_confirmation" | "partnership_cancelled" | "partnership_declined" | "partnership_none" | "partnership_not_validated" | "partnership_validated" | "period_too_long" | "period_without_minutes" | "position_ahead" | "read_models_behind" | "registration_closed" | "registration_open" | "reminded_recently" | "renamed_by_platform_team" | "right_lost" | "root_level" | "seals_damaged" | "slot_cancelled" | "slot_full" | "slot_over" | "slot_selected_twice" | "subject_taken" | "task_completed" | "too_deep" | "too_many_absent" | "too_many_levels" | "too_many_rows" | "too_many_schedules" | "too_many_slots" | "too_many_webhooks" | "under_way" | "verification_not_done";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ApproveApplication": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "application_decided" | "exists" | "key_reused" | "not_mentoring" | "nothing_changes" | "registration_closed" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ApproveDates": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_awaiting_manager" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-AssignManager": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "manager_cycle" | "nothing_changes" | "own_manager" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CancelDates": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_cancellable" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CancelInitiative": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_cancelled" | "key_reused" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CancelPartnership": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "partnership_awaiting_confirmation" | "partnership_cancelled" | "partnership_declined" | "partnership_validated" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CancelRegistration": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "has_past_dates" | "key_reused" | "nothing_changes" | "registration_closed" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CancelSlot": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_cancelled" | "key_reused" | "nothing_changes" | "slot_cancelled" | "slot_over" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ChangeInitiative": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_cancelled" | "key_reused" | "nothing_changes" | "task_completed" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ChangeLocation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "location_exists" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ChangeNonprofitProfile": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "renamed_by_platform_team" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ChangePeriodEnd": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "before_session_end" | "before_start" | "exists" | "key_reused" | "mentoring_not_in_progress" | "nothing_changes" | "period_too_long" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ChangeSlot": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "ends_in_past" | "exists" | "initiative_cancelled" | "key_reused" | "nothing_changes" | "slot_cancelled" | "slot_over" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CloseInitiative": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_open" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CompleteTask": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "no_such_task" | "nothing_changes" | "registration_closed" | "task_completed" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ConfirmDates": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_to_be_confirmed" | "nothing_changes" | "slot_full" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ConfirmParticipation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_awaiting_confirmation" | "nothing_changes" | "period_without_minutes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-CreateInitiative": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "kind_has_no_slots" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-DeclineApplication": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "has_dates" | "key_reused" | "nothing_changes" | "registration_closed" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-DeclinePartnership": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "partnership_awaiting_confirmation" | "partnership_cancelled" | "partnership_declined" | "partnership_validated" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-DisputeParticipation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "nothing_to_certify" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-EndMentoring": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "mentoring_not_in_progress" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ErasePerson": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "last_of_kind" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-exports": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "cancelled" | "erased_since" | "exists" | "export_cancelled" | "export_failed" | "export_running" | "export_waiting" | "export_withdrawn" | "failed" | "internal" | "interrupted" | "key_reused" | "nothing_changes" | "position_ahead" | "too_many_rows" | "too_many_schedules" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-exports-jobs": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "absent_count" | "cancelled" | "erased_since" | "exists" | "export_cancelled" | "export_failed" | "export_running" | "export_waiting" | "export_withdrawn" | "failed" | "internal" | "interrupted" | "key_reused" | "lines_refused" | "nothing_changes" | "position_ahead" | "too_many_absent" | "too_many_rows" | "too_many_schedules" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-GrantMandate": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "partnership_awaiting_confirmation" | "partnership_cancelled" | "partnership_declined" | "partnership_validated" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-GrantRole": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "employed_elsewhere" | "exists" | "key_reused" | "not_first" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-MoveNetworkLevel": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "level_exists" | "level_under_itself" | "nothing_changes" | "root_level" | "too_deep" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-OpenInitiative": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_cancelled" | "key_reused" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-partnerships": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "agreement_download_off" | "already_proposed" | "exists" | "key_reused" | "no_mandate" | "nothing_changes" | "partnership_awaiting_confirmation" | "partnership_cancelled" | "partnership_declined" | "partnership_none" | "partnership_validated" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-people": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "answered" | "employed_elsewhere" | "exists" | "expired" | "external_id_taken" | "invited_already" | "key_reused" | "last_of_kind" | "mail_taken" | "manager_ambiguous" | "manager_by_name" | "manager_cycle" | "not_first" | "nothing_changes" | "other_subject" | "own_manager" | "read_models_behind" | "right_lost" | "subject_taken" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-PostMessage": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "registration_closed" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ProposePartnership": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "already_proposed" | "exists" | "key_reused" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RecordMenteeFound": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "applied_anew" | "exists" | "initiative_cancelled" | "initiative_not_open" | "key_reused" | "not_looking_for_mentee" | "nothing_changes" | "partnership_not_validated" | "period_too_long" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RefuseDates": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_to_be_confirmed" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RefuseDatesAsManager": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_awaiting_manager" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RegisterPerson": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_first" | "nothing_changes" | "other_subject" | "subject_taken" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-registrations-initiatives": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "application_decided" | "applied_anew" | "before_session_end" | "before_start" | "date_does_not_suit" | "date_too_far" | "date_too_long" | "dates_overlap" | "ends_in_past" | "exists" | "has_dates" | "has_past_dates" | "has_period" | "initiative_cancelled" | "initiative_not_open" | "key_reused" | "kind_has_no_slots" | "mentoring_not_in_progress" | "no_period" | "no_such_task" | "not_archived" | "not_awaiting_confirmation" | "not_awaiting_manager" | "not_cancellable" | "not_looking_for_mentee" | "not_mentoring" | "not_open" | "not_restorable" | "not_to_be_confirmed" | "nothing_awaited" | "nothing_changes" | "nothing_to_certify" | "outside_period" | "partnership_not_validated" | "period_too_long" | "period_without_minutes" | "registration_closed" | "registration_open" | "reminded_recently" | "slot_cancelled" | "slot_full" | "slot_over" | "slot_selected_twice" | "task_completed" | "too_many_slots" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RemindCoordinator": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_awaited" | "nothing_changes" | "reminded_recently" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RemindManager": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_awaited" | "nothing_changes" | "reminded_recently" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RenameNetworkLevel": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "level_exists" | "nothing_changes" | "root_level" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ReopenRegistration": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_cancelled" | "key_reused" | "not_archived" | "nothing_changes" | "registration_open" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ReportNonParticipation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_awaiting_confirmation" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ReportStillLooking": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "not_looking_for_mentee" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RestoreDate": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "dates_overlap" | "exists" | "has_period" | "initiative_cancelled" | "initiative_not_open" | "key_reused" | "mentoring_not_in_progress" | "no_period" | "not_restorable" | "nothing_changes" | "outside_period" | "partnership_not_validated" | "registration_closed" | "registration_open" | "slot_cancelled" | "slot_full" | "slot_selected_twice" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RevokeMandate": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "no_mandate" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-RevokeRole": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "last_of_kind" | "nothing_changes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-SelectDates": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "applied_anew" | "date_does_not_suit" | "date_too_far" | "date_too_long" | "dates_overlap" | "exists" | "initiative_cancelled" | "initiative_not_open" | "key_reused" | "mentoring_not_in_progress" | "no_period" | "nothing_changes" | "outside_period" | "partnership_not_validated" | "registration_closed" | "registration_open" | "slot_cancelled" | "slot_over" | "slot_selected_twice" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-SignUpAndSelectDates": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "applied_anew" | "date_does_not_suit" | "date_too_far" | "date_too_long" | "dates_overlap" | "exists" | "initiative_cancelled" | "initiative_not_open" | "key_reused" | "mentoring_not_in_progress" | "no_period" | "nothing_changes" | "outside_period" | "partnership_not_validated" | "registration_closed" | "registration_open" | "slot_cancelled" | "slot_over" | "slot_selected_twice" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-SubmitApplication": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "initiative_not_open" | "key_reused" | "nothing_changes" | "partnership_not_validated" | "registration_open" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ValidateParticipation": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "nothing_to_certify" | "period_without_minutes" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description A rule forbids it now; `rule` names it. */
        "Problem-409-ValidatePartnership": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "exists" | "key_reused" | "nothing_changes" | "partnership_awaiting_confirmation" | "partnership_cancelled" | "partnership_declined" | "partnership_validated" | "under_way";
                    /** @enum {integer} */
                    status: 409;
                };
            };
        };
        /** @description The revision in If-Match is not the present one. */
        "Problem-412": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "stale_revision";
                    /** @enum {integer} */
                    status: 412;
                };
            };
        };
        /** @description The body is too large. */
        "Problem-413": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "fst_err_ctp_body_too_large" | "too_large";
                    /** @enum {integer} */
                    status: 413;
                };
            };
        };
        /** @description The body has a content type that this request does not take. */
        "Problem-415": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "fst_err_ctp_invalid_media_type" | "http";
                    /** @enum {integer} */
                    status: 415;
                };
            };
        };
        /** @description Too many requests; Retry-After says when to go on. */
        "Problem-429": {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "rate_limit" | "too_many_exports" | "too_many_jobs";
                    /** @enum {integer} */
                    status: 429;
                };
            };
        };
        /** @description Too many requests; Retry-After says when to go on. */
        "Problem-429-any": {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "rate_limit" | "too_many_exports" | "too_many_jobs" | "too_many_listeners";
                    /** @enum {integer} */
                    status: 429;
                };
            };
        };
        /** @description Too many requests; Retry-After says when to go on. */
        "Problem-429-changes": {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "rate_limit" | "too_many_exports" | "too_many_jobs" | "too_many_listeners";
                    /** @enum {integer} */
                    status: 429;
                };
            };
        };
        /** @description The product is too busy, or a store does not answer; Retry-After says when to try again. */
        "Problem-503": {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "http" | "not_reached" | "overloaded" | "read_models_too_old" | "too_many_waiting" | "unavailable";
                    /** @enum {integer} */
                    status: 503;
                };
            };
        };
        /** @description The product is too busy, or a store does not answer; Retry-After says when to try again. */
        "Problem-503-any": {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "http" | "not_reached" | "overloaded" | "read_models_too_old" | "too_many_listening" | "too_many_waiting" | "unavailable";
                    /** @enum {integer} */
                    status: 503;
                };
            };
        };
        /** @description The product is too busy, or a store does not answer; Retry-After says when to try again. */
        "Problem-503-changes": {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    rule: "http" | "not_reached" | "overloaded" | "read_models_too_old" | "too_many_listening" | "too_many_waiting" | "unavailable";
                    /** @enum {integer} */
                    status: 503;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListenToChanges: {
        parameters: {
            query?: {
                /** @description A `position` that an answer or an event gave: tell what changed after it. Left out: from now on. */
                after?: string;
            };
            header?: {
                /** @description The id of the last event before a break; instead of `after`. */
                "Last-Event-ID"?: string;
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            429: components["responses"]["Problem-429-changes"];
            503: components["responses"]["Problem-503-changes"];
        };
    };
    ListCompanies: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                limit?: number;
                /** @description Searches in the name. */
                search?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompaniesPage"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    AddNetworkLevel: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddNetworkLevelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-AddNetworkLevel"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangeCompanySettings: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanySettingsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetCompanyHistory: {
        parameters: {
            query?: {
                /** @description Actor: a person’s id, or system. */
                actor?: string;
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day, inclusive, in UTC. Compared with the time at which events happened. */
                from?: string;
                limit?: number;
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Event types, separated by commas. */
                type?: ("CompanyRegistered" | "CompanySettingsChanged" | "NetworkLevelAdded" | "NetworkLevelMoved" | "NetworkLevelRenamed" | "CompanyRenamed")[];
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamHistory"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ImportPeople: {
        parameters: {
            query?: {
                /** @description With leave, employees at or below the admin’s level who are not in the file leave the company. Left out, they are listed only. */
                absent?: "leave";
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description Exact number of the people who leave. Needed if they are more than a tenth of the company. */
                leaving?: number;
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-people"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-people"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-people"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    MoveNetworkLevel: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveNetworkLevelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-MoveNetworkLevel"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RenameCompany: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RenameNetworkLevel: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                company: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameNetworkLevelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RenameNetworkLevel"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RegisterCompany: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterCompanyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetConsoleSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleSettings"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListDeadMails: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day, in UTC, of the cause. */
                from?: string;
                kind?: "ApplicationApproved" | "ApplicationDeclined" | "RegistrationCancelledWithInitiative" | "InitiativeChanged" | "RegistrationArchived" | "RegistrationReopened" | "MessagePosted" | "DateConfirmedByCoordinator" | "DateRefusedByCoordinator" | "DateApprovedByManager" | "DateRefusedByManager" | "DateCancelledWithSlot" | "DateMovedWithSlot" | "DateCancelledWithInitiative" | "ParticipationMissed" | "ParticipationDisputed" | "DateCancelledByEmployee" | "RegistrationCancelledByEmployee" | "MentoringEnded" | "MenteeSearchReminderSent" | "EngagementReviewSent" | "ParticipationConfirmationRequested" | "ArchivalWarningSent" | "ApplicationSubmitted" | "DateSelected" | "CoordinatorReminded" | "PartnershipProposed" | "PartnershipCancelled" | "MandateGranted" | "MandateRevoked" | "ManagerApprovalRequested" | "ManagerReminded" | "PartnershipValidated" | "PartnershipDeclined" | "PersonInvited";
                limit?: number;
                recipient?: string;
                /** @description Last day, inclusive. */
                to?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadMailsPage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    RetryDeadMails: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryMailsBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListDeadlines: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description Due before this instant. */
                before?: string;
                employee?: string;
                initiative?: string;
                /** @description Left out: all that will be archived or reminded (not the ends of dates). */
                kind?: "RegistrationArchived" | "ArchivalWarningSent" | "MenteeSearchReminderSent" | "EngagementReviewSent" | "ManagerApprovalRequested" | "ParticipationConfirmationRequested" | "DateEnded";
                /** @description A network level: it and those below, as of today. */
                level?: string;
                limit?: number;
                nonprofit?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlinePage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ExportEvents: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventExportBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    DownloadEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    GetEventsManifest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventManifestView"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListEvents: {
        parameters: {
            query?: {
                /** @description Position in the log: `sequence` of an event, or Next-Position of a page. Events after it are given. Left out: from the beginning. */
                after?: string;
                /** @description First day, inclusive, on which events were recorded, in UTC. */
                from?: string;
                limit?: number;
                /** @description Only events of these streams, such as registration-<id>, separated by commas. */
                stream?: string[];
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: ("ApplicationApproved" | "ApplicationDeclined" | "ApplicationSubmitted" | "ArchivalWarningSent" | "CompanyRegistered" | "CompanyRenamed" | "CompanySettingsChanged" | "CoordinatorReminded" | "DateApprovedByManager" | "DateCancelledByEmployee" | "DateCancelledWithInitiative" | "DateCancelledWithSlot" | "DateConfirmedByCoordinator" | "DateEnded" | "DateMovedWithSlot" | "DateRefusedByCoordinator" | "DateRefusedByManager" | "DateRestored" | "DateSelected" | "EngagementPeriodChanged" | "EngagementReviewSent" | "InitiativeCancelled" | "InitiativeChanged" | "InitiativeClosed" | "InitiativeCreated" | "InitiativeOpened" | "InvitationAccepted" | "InvitationDeclined" | "LocationAdded" | "LocationChanged" | "LocationRemoved" | "ManagerApprovalRequested" | "ManagerAssigned" | "ManagerReminded" | "MandateGranted" | "MandateRevoked" | "MenteeFound" | "MenteeSearchContinued" | "MenteeSearchReminderSent" | "MentoringEnded" | "MessagePosted" | "NetworkLevelAdded" | "NetworkLevelMoved" | "NetworkLevelRenamed" | "NonprofitProfileChanged" | "NonprofitRegistered" | "NonprofitRenamed" | "ParticipationConfirmationRequested" | "ParticipationConfirmed" | "ParticipationDisputed" | "ParticipationMissed" | "ParticipationValidated" | "PartnershipCancelled" | "PartnershipDeclined" | "PartnershipMoved" | "PartnershipProposed" | "PartnershipValidated" | "PersonChanged" | "PersonErased" | "PersonInvited" | "PersonMoved" | "PersonRegistered" | "PlaceGivenBack" | "PlaceHeld" | "RegistrationArchived" | "RegistrationCancelledByEmployee" | "RegistrationCancelledWithInitiative" | "RegistrationReopened" | "RemindersMuted" | "RemindersUnmuted" | "RoleGranted" | "RoleRevoked" | "SlotAdded" | "SlotCancelled" | "SlotChanged" | "TaskCompleted" | "TaskKept")[];
                /** @description newest: data in the newest version of each type; stored: in the version in which they were written. */
                versions?: "newest" | "stored";
            };
            header?: {
                /** @description The ETag of the page when it was last read. */
                "If-None-Match"?: string;
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Complete-Up-To"?: string;
                    ETag?: string;
                    "Next-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/cloudevents-batch+json": components["schemas"]["CloudEventView"][];
                    "application/x-ndjson": components["schemas"]["CloudEventView"][];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            429: components["responses"]["Problem-429-changes"];
            503: components["responses"]["Problem-503-changes"];
        };
    };
    FollowEvents: {
        parameters: {
            query?: {
                /** @description Position in the log: `sequence` of an event, or Next-Position of a page. Events after it are given. Left out: from the beginning. */
                after?: string;
                /** @description First day, inclusive, on which events were recorded, in UTC. */
                from?: string;
                /** @description Only events of these streams, such as registration-<id>, separated by commas. */
                stream?: string[];
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: ("ApplicationApproved" | "ApplicationDeclined" | "ApplicationSubmitted" | "ArchivalWarningSent" | "CompanyRegistered" | "CompanyRenamed" | "CompanySettingsChanged" | "CoordinatorReminded" | "DateApprovedByManager" | "DateCancelledByEmployee" | "DateCancelledWithInitiative" | "DateCancelledWithSlot" | "DateConfirmedByCoordinator" | "DateEnded" | "DateMovedWithSlot" | "DateRefusedByCoordinator" | "DateRefusedByManager" | "DateRestored" | "DateSelected" | "EngagementPeriodChanged" | "EngagementReviewSent" | "InitiativeCancelled" | "InitiativeChanged" | "InitiativeClosed" | "InitiativeCreated" | "InitiativeOpened" | "InvitationAccepted" | "InvitationDeclined" | "LocationAdded" | "LocationChanged" | "LocationRemoved" | "ManagerApprovalRequested" | "ManagerAssigned" | "ManagerReminded" | "MandateGranted" | "MandateRevoked" | "MenteeFound" | "MenteeSearchContinued" | "MenteeSearchReminderSent" | "MentoringEnded" | "MessagePosted" | "NetworkLevelAdded" | "NetworkLevelMoved" | "NetworkLevelRenamed" | "NonprofitProfileChanged" | "NonprofitRegistered" | "NonprofitRenamed" | "ParticipationConfirmationRequested" | "ParticipationConfirmed" | "ParticipationDisputed" | "ParticipationMissed" | "ParticipationValidated" | "PartnershipCancelled" | "PartnershipDeclined" | "PartnershipMoved" | "PartnershipProposed" | "PartnershipValidated" | "PersonChanged" | "PersonErased" | "PersonInvited" | "PersonMoved" | "PersonRegistered" | "PlaceGivenBack" | "PlaceHeld" | "RegistrationArchived" | "RegistrationCancelledByEmployee" | "RegistrationCancelledWithInitiative" | "RegistrationReopened" | "RemindersMuted" | "RemindersUnmuted" | "RoleGranted" | "RoleRevoked" | "SlotAdded" | "SlotCancelled" | "SlotChanged" | "TaskCompleted" | "TaskKept")[];
                /** @description newest: data in the newest version of each type; stored: in the version in which they were written. */
                versions?: "newest" | "stored";
            };
            header?: {
                /** @description The id of the last message before a break; instead of `after`. */
                "Last-Event-ID"?: string;
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            429: components["responses"]["Problem-429-changes"];
            503: components["responses"]["Problem-503-changes"];
        };
    };
    ListExportSchedules: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportScheduleAnswer"][];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ScheduleExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Role to export in: admin or analyst. Left out: both, as far as the caller has them. */
                "Act-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleExportBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportScheduleAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetExportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportScheduleAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangeExportSchedule: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Role to export in: admin or analyst. Left out: both, as far as the caller has them. */
                "Act-As"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleExportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportScheduleAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    DeleteExportSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ListExports: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"][];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CreateExport: {
        parameters: {
            query?: {
                /** @description true: respond with 200 when the file is finished. false: respond with 202 at once. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description Role to export in, for a caller who holds several. Left out: all roles that may export. */
                "Act-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExportBody"];
            };
        };
        responses: {
            /** @description With wait=true: the file is finished. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                export: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CancelExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                export: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    DownloadExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                export: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json; charset=utf-8": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                    "text/html; charset=utf-8": string;
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetExportManifest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                export: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportManifestView"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CompareExports: {
        parameters: {
            query?: {
                /** @description true: respond with 200 when the file is finished. false: respond with 202 at once. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description Role to export in, for a caller who holds several. Left out: all roles that may export. */
                "Act-As"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareExportsBody"];
            };
        };
        responses: {
            /** @description With wait=true: the file is finished. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            429: components["responses"]["Problem-429-any"];
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            429: components["responses"]["Problem-429-any"];
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
        };
    };
    ListInitiatives: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description Initiatives specific to this company. */
                company?: string;
                /** @description Open, and with a slot to come (within `from` and `to`, if given) that has places left; an initiative of another kind than `slots` always has. */
                free?: boolean;
                /** @description With a slot, not cancelled, that ends on this day or later, in the zone of the caller’s company (else UTC). */
                from?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                kind?: "slots" | "open" | "mentoring";
                limit?: number;
                nonprofit?: string;
                /** @description Words of the place. */
                place?: string;
                /** @description Words, in any order and without regard to case and accents. Each is part of the title, of the place, or of the nonprofit’s name. */
                search?: string;
                /** @description The caller has signed up for it. */
                signedUp?: boolean;
                status?: "draft" | "open" | "closed" | "cancelled";
                /** @description With a slot, not cancelled, that begins on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitiativesPage"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetInitiative: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitiativeWithActions"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    AddSlots: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSlotsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-AddSlots"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CancelInitiative: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitiativeAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CancelInitiative"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CancelSlot: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedSlotBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CancelSlot"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangeInitiative: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeInitiativeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ChangeInitiative"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangeSlot: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSlotBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ChangeSlot"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CloseInitiative: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitiativeAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CloseInitiative"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetInitiativeHistory: {
        parameters: {
            query?: {
                /** @description Actor: a person’s id, or system. */
                actor?: string;
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day, inclusive, in UTC. Compared with the time at which events happened. */
                from?: string;
                limit?: number;
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Event types, separated by commas. */
                type?: ("InitiativeCreated" | "InitiativeChanged" | "InitiativeOpened" | "InitiativeClosed" | "InitiativeCancelled" | "SlotAdded" | "SlotChanged" | "SlotCancelled" | "TaskKept" | "PlaceHeld" | "PlaceGivenBack")[];
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamHistory"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    OpenInitiative: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                initiative: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitiativeAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-OpenInitiative"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CreateInitiative: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInitiativeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CreateInitiative"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ListJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"][];
                };
            };
            400: components["responses"]["Problem-400-exports-jobs"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-exports-jobs"];
            401: components["responses"]["Problem-401"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem-400-exports-jobs"];
            401: components["responses"]["Problem-401"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-exports-jobs"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ListJobOutcomes: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                limit?: number;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOutcomesPage"];
                };
            };
            400: components["responses"]["Problem-400-exports-jobs"];
            401: components["responses"]["Problem-401"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ListMandates: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                company?: string;
                /** @description A network level: mandates of partnerships that are managed at it or below. */
                level?: string;
                limit?: number;
                nonprofit?: string;
                /** @description Mandates of one partnership. */
                partnership?: string;
                /** @description Words, in any order and without regard to case and accents. Each is part of the nonprofit’s or the company’s name. */
                search?: string;
                state?: "in_force" | "revoked" | "partnership_cancelled";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandatesPage"];
                };
            };
            400: components["responses"]["Problem-400-partnerships"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-partnerships"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            400: components["responses"]["Problem-400-people"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetCapabilities: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Capabilities"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    GetDashboard: {
        parameters: {
            query?: {
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    GetMyData: {
        parameters: {
            query?: {
                /** @description Format of the response. report: an HTML page for people. Left out: JSON. */
                as?: "json" | "report";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyData"];
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListDatesToApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToApprove"][];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListApprovals: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                limit?: number;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListDecisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToDecide"][];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListDecisionItems: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                initiative?: string;
                limit?: number;
                sort?: "applications" | "dates" | "certificates" | "partnerships";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionPage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListNonprofits: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description The company, for those who see everything. Left out: the caller’s own. */
                company?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                limit?: number;
                /** @description Words of the locations. */
                place?: string;
                /** @description Whether the company has proposed a partnership to it, whatever became of that. */
                proposed?: boolean;
                /** @description Words, in any order and without regard to case and accents. Each is part of the name or of one of the locations. */
                search?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonprofitsPage"];
                };
            };
            400: components["responses"]["Problem-400-organisations-people"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-organisations-people"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetNonprofit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonprofitView"];
                };
            };
            400: components["responses"]["Problem-400-organisations-people"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-organisations-people"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    AddCoordinator: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCoordinatorBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoiningAnswer"];
                };
            };
            400: components["responses"]["Problem-400-AddCoordinator"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    AddLocation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangeLocation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLocationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ChangeLocation"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangeNonprofitProfile: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NonprofitProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ChangeNonprofitProfile"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetNonprofitHistory: {
        parameters: {
            query?: {
                /** @description Actor: a person’s id, or system. */
                actor?: string;
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day, inclusive, in UTC. Compared with the time at which events happened. */
                from?: string;
                limit?: number;
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Event types, separated by commas. */
                type?: ("NonprofitRegistered" | "NonprofitProfileChanged" | "LocationAdded" | "LocationChanged" | "LocationRemoved" | "NonprofitRenamed")[];
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamHistory"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    RemoveLocation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RenameNonprofit: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                nonprofit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RegisterNonprofit: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterNonprofitBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CreatePageLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageLinkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLinkAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListParkedStreams: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                limit?: number;
                reader?: "read-models" | "processes" | "mails";
                /** @description failed: an event could not be processed; waiting: for the read models. */
                state?: "failed" | "waiting";
                /** @description Type of the event at which the stream is parked. */
                type?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedStreamsPage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ReplayParkedStreams: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayParkedBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListPartnerships: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                company?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                /** @description A network level: partnerships that are managed at it or below. */
                level?: string;
                limit?: number;
                nonprofit?: string;
                /** @description Words of the nonprofit’s locations. */
                place?: string;
                /** @description Words, in any order and without regard to case and accents. Each is part of the nonprofit’s name, of one of its locations, or of the company’s name. */
                search?: string;
                /** @description Sorts by the last proposal or the last validation, newest first. */
                sort?: "proposed" | "validated";
                status?: "all" | "validated" | "awaiting_confirmation" | "cancelled_declined";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnershipsPage"];
                };
            };
            400: components["responses"]["Problem-400-partnerships"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-partnerships"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetPartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnershipWithActions"];
                };
            };
            400: components["responses"]["Problem-400-partnerships"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-partnerships"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    DownloadAgreement: {
        parameters: {
            query?: {
                /** @description The company’s language when left out. */
                locale?: "en" | "fr";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem-400-partnerships"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-partnerships"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-partnerships"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CancelPartnership: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnershipAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CancelPartnership"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    DeclinePartnership: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnershipAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-DeclinePartnership"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GrantMandate: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MandateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-GrantMandate"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetPartnershipHistory: {
        parameters: {
            query?: {
                /** @description Actor: a person’s id, or system. */
                actor?: string;
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day, inclusive, in UTC. Compared with the time at which events happened. */
                from?: string;
                limit?: number;
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Event types, separated by commas. */
                type?: ("PartnershipProposed" | "PartnershipValidated" | "PartnershipDeclined" | "PartnershipCancelled" | "PartnershipMoved" | "MandateGranted" | "MandateRevoked")[];
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamHistory"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    MovePartnership: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnershipLevelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RevokeMandate: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnershipAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RevokeMandate"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ValidatePartnership: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnershipAsItIsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ValidatePartnership"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    WhyPartnershipMail: {
        parameters: {
            query: {
                /** @description Id of the event that selects one of several mails; left out, the last. */
                event?: string;
                /**
                 * @description Event type about which the mail informs.
                 * @example PartnershipProposed
                 */
                kind: "PartnershipProposed" | "PartnershipValidated" | "PartnershipDeclined" | "PartnershipCancelled" | "MandateGranted" | "MandateRevoked";
                /** @description Id of the recipient. Left out: the caller. Another recipient needs the role admin, analyst, auditor or platform. */
                person?: string;
                /** @example mail */
                what: "mail";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                partnership: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamWhyAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    CountPartnerships: {
        parameters: {
            query?: {
                company?: string;
                /** @description A network level: partnerships that are managed at it or below. */
                level?: string;
                nonprofit?: string;
                /** @description Words of the nonprofit’s locations. */
                place?: string;
                /** @description Words, in any order and without regard to case and accents. Each is part of the nonprofit’s name, of one of its locations, or of the company’s name. */
                search?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnershipCounts"];
                };
            };
            400: components["responses"]["Problem-400-partnerships"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-partnerships"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ProposePartnership: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposePartnershipBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalAnswer"];
                };
            };
            400: components["responses"]["Problem-400-ProposePartnership"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-ProposePartnership"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ProposePartnership"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ListPeople: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                /** @description At or below this network level. */
                level?: string;
                limit?: number;
                /** @description Whose manager this person is. */
                manager?: string;
                /** @description Who holds this role. */
                role?: "employee" | "manager" | "coordinator" | "admin" | "auditor" | "analyst" | "platform";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            400: components["responses"]["Problem-400-people"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-people"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonWithActions"];
                };
            };
            400: components["responses"]["Problem-400-people"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-people"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    AssignManager: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManagerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-AssignManager"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangePerson: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePersonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-ChangePerson"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ErasePerson: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonAsTheyAreBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ErasePerson"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GrantRole: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400-GrantRole"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-GrantRole"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-GrantRole"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetPersonHistory: {
        parameters: {
            query?: {
                /** @description Actor: a person’s id, or system. */
                actor?: string;
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day, inclusive, in UTC. Compared with the time at which events happened. */
                from?: string;
                limit?: number;
                /** @description Last day, inclusive, in UTC. */
                to?: string;
                /** @description Event types, separated by commas. */
                type?: ("PersonRegistered" | "PersonChanged" | "PersonInvited" | "InvitationAccepted" | "InvitationDeclined" | "RoleGranted" | "RoleRevoked" | "ManagerAssigned" | "PersonMoved" | "PersonErased" | "RemindersMuted" | "RemindersUnmuted")[];
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamHistory"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    MovePerson: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonLevelBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-MovePerson"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    MuteReminders: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemindersBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RevokeRole: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400-RevokeRole"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-RevokeRole"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RevokeRole"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    UnmuteReminders: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemindersBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    WhyPersonMail: {
        parameters: {
            query: {
                /** @description Id of the event that selects one of several mails; left out, the last. */
                event?: string;
                /**
                 * @description Event type about which the mail informs.
                 * @example PersonInvited
                 */
                kind: "PersonInvited";
                /** @example mail */
                what: "mail";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamWhyAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    RegisterPerson: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterPersonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoiningAnswer"];
                };
            };
            400: components["responses"]["Problem-400-RegisterPerson"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-RegisterPerson"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RegisterPerson"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    SearchPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleSearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            400: components["responses"]["Problem-400-people"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-people"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-people"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ExplainProblem: {
        parameters: {
            query?: {
                /** @description Language of the page. Left out: the language that the browser asks for. */
                locale?: "en" | "fr";
            };
            header?: {
                "accept-language"?: string;
            };
            path: {
                /** @example slot_full */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem-400-any"];
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListReads: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description First day of reading, in UTC. */
                from?: string;
                limit?: number;
                /** @description Id of the person who read. */
                reader?: string;
                /** @description Id of a registration; returns reads of it. */
                registration?: string;
                /** @description Id of what was read: a registration, partnership, initiative, company, nonprofit or person. */
                subject?: string;
                /** @description Last day of reading, inclusive, in UTC. */
                to?: string;
                /** @description Kind of read. */
                what?: "history" | "as-of" | "difference" | "why" | "messages" | "my-data" | "export" | "partnership-history" | "initiative-history" | "company-history" | "nonprofit-history" | "person-history" | "verification" | "what-if" | "event-export" | "event-feed" | "webhook" | "proof" | "rebuild-comparison";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadPage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    GetRebuild: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RebuildReport"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    CompareRebuild: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebuildComparisonBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListRegistrations: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                /** @description To be archived before this instant, if nothing happens. */
                archivesBefore?: string;
                /** @description With a date whose certificate has this status. */
                certificate?: "none" | "awaiting_validation" | "validated" | "disputed";
                company?: string;
                /** @description With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company. */
                dateFrom?: string;
                /** @description With a date, not cancelled, that begins on this day or earlier. */
                dateTo?: string;
                employee?: string;
                /** @description First day of sign-up, in the zone of the registration’s company. */
                from?: string;
                /** @description With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out. */
                include?: "actions";
                initiative?: string;
                kind?: "slots" | "open" | "mentoring";
                /** @description A network level: it and those below, as of today. */
                level?: string;
                limit?: number;
                /** @description The manager of the employee, as of today. */
                manager?: string;
                /** @description Who must act next. */
                next?: "employee" | "coordinator" | "manager" | "nobody";
                nonprofit?: string;
                /** @description Left out: newest sign-up, longest waiting or soonest date first. Registrations that wait for nobody, or have no such date, count as latest. */
                order?: "asc" | "desc";
                /** @description A date ended before it was decided. */
                overdue?: boolean;
                /** @description A slot on which it has a date that is not cancelled. */
                slot?: string;
                /** @description Sorts by sign-up, by how long somebody has been waited for, or by the first date that is not over or not decided. */
                sort?: "applied" | "waiting" | "next_date";
                /** @description One, or several separated by commas. */
                status?: ("application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized")[];
                /** @description Last day of sign-up, inclusive. */
                to?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationPage"];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationWithActions"];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ApproveApplication: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ApproveApplication"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ApproveDates: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ApproveDates"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetRegistrationAsOf: {
        parameters: {
            query: {
                /** @description recorded: events recorded by the instant; happened: events that had happened by it. */
                clock?: "recorded" | "happened";
                /** @example 2026-02-03T14:00:00+01:00 */
                instant: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateThen"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    CancelDates: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CancelDates"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CancelRegistration: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CancelRegistration"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ChangePeriodEnd: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodEndBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ChangePeriodEnd"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CompleteTask: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-CompleteTask"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ConfirmDates: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ConfirmDates"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ConfirmParticipation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ConfirmParticipation"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    DeclineApplication: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-DeclineApplication"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetRegistrationDifference: {
        parameters: {
            query: {
                /** @description recorded: events recorded by the instants; happened: events that had happened by them. */
                clock?: "recorded" | "happened";
                /** @example 2026-03-31T23:59+02:00 */
                from: string;
                /** @example 2026-04-30T23:59+02:00 */
                to: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    DisputeParticipation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400-DisputeParticipation"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-DisputeParticipation"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    EndMentoring: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-EndMentoring"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetHistory: {
        parameters: {
            query?: {
                /** @description Actor: a person’s id, or system. */
                actor?: string;
                /** @description Format of the response. report: an HTML page for people. */
                as?: "json" | "report";
                /** @description Id of a participation date; returns events that name or change it. */
                date?: string;
                /** @description First day, inclusive, in the registration’s time zone. Compared with the time at which events happened. */
                from?: string;
                /** @description Last day, inclusive, in the registration’s time zone. */
                to?: string;
                /** @description Event types, separated by commas. */
                type?: ("ApplicationSubmitted" | "MessagePosted" | "TaskCompleted" | "ApplicationApproved" | "ApplicationDeclined" | "MenteeFound" | "MenteeSearchContinued" | "DateSelected" | "EngagementPeriodChanged" | "MentoringEnded" | "DateConfirmedByCoordinator" | "DateRefusedByCoordinator" | "DateApprovedByManager" | "DateRefusedByManager" | "DateCancelledByEmployee" | "RegistrationCancelledByEmployee" | "DateCancelledWithSlot" | "DateMovedWithSlot" | "DateCancelledWithInitiative" | "RegistrationCancelledWithInitiative" | "DateEnded" | "ParticipationConfirmed" | "ParticipationMissed" | "ParticipationValidated" | "ParticipationDisputed" | "ManagerApprovalRequested" | "ParticipationConfirmationRequested" | "CoordinatorReminded" | "ManagerReminded" | "MenteeSearchReminderSent" | "EngagementReviewSent" | "ArchivalWarningSent" | "RegistrationArchived" | "RegistrationReopened" | "DateRestored")[];
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryAnswer"];
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListMessages: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                limit?: number;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    PostMessage: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-PostMessage"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    GetProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationProof"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    RecordMenteeFound: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RecordMenteeFound"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RefuseDates: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RefuseDates"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RefuseDatesAsManager: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RefuseDatesAsManager"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RemindCoordinator: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RemindCoordinator"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RemindManager: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RemindManager"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ReopenRegistration: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ReopenRegistration"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ReportNonParticipation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ReportNonParticipation"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ReportStillLooking: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ReportStillLooking"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    RestoreDate: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreDateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-RestoreDate"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    SelectDates: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelectDatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-SelectDates"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    ValidateParticipation: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400-ValidateParticipation"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-ValidateParticipation"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    Why: {
        parameters: {
            query: {
                /** @description Name of the command. Required with what=refusal. */
                command?: "SelectDates" | "PostMessage" | "CompleteTask" | "ApproveApplication" | "DeclineApplication" | "RecordMenteeFound" | "ReportStillLooking" | "ChangePeriodEnd" | "EndMentoring" | "ConfirmDates" | "RefuseDates" | "ApproveDates" | "RefuseDatesAsManager" | "CancelDates" | "CancelRegistration" | "ConfirmParticipation" | "ReportNonParticipation" | "ValidateParticipation" | "DisputeParticipation" | "RemindCoordinator" | "RemindManager" | "ReopenRegistration" | "RestoreDate";
                /** @description Id of an event. Required with what=event. With what=mail it selects one of several mails; left out, the last. */
                event?: string;
                /** @description Event type about which the mail informs. Required with what=mail. */
                kind?: "ApplicationSubmitted" | "MessagePosted" | "ApplicationApproved" | "ApplicationDeclined" | "DateSelected" | "MentoringEnded" | "DateConfirmedByCoordinator" | "DateRefusedByCoordinator" | "DateApprovedByManager" | "DateRefusedByManager" | "DateCancelledByEmployee" | "RegistrationCancelledByEmployee" | "DateCancelledWithSlot" | "DateMovedWithSlot" | "DateCancelledWithInitiative" | "RegistrationCancelledWithInitiative" | "ParticipationMissed" | "ParticipationDisputed" | "ManagerApprovalRequested" | "ParticipationConfirmationRequested" | "CoordinatorReminded" | "ManagerReminded" | "MenteeSearchReminderSent" | "EngagementReviewSent" | "ArchivalWarningSent" | "RegistrationArchived" | "RegistrationReopened" | "InitiativeChanged";
                /** @description With what=mail: id of the recipient. Left out: the caller. Another recipient needs the role admin, analyst, auditor or platform. */
                person?: string;
                /** @example status */
                what: "status" | "event" | "refusal" | "mail";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    AskWhy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                registration: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    GiveInBulk: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-registrations-initiatives"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CountRegistrations: {
        parameters: {
            query?: {
                /** @description To be archived before this instant, if nothing happens. */
                archivesBefore?: string;
                /** @description Groups by the employee’s network level, as of today, or by nonprofit. */
                by?: "level" | "nonprofit";
                /** @description With a date whose certificate has this status. */
                certificate?: "none" | "awaiting_validation" | "validated" | "disputed";
                company?: string;
                /** @description With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company. */
                dateFrom?: string;
                /** @description With a date, not cancelled, that begins on this day or earlier. */
                dateTo?: string;
                employee?: string;
                /** @description First day of sign-up, in the zone of the registration’s company. */
                from?: string;
                initiative?: string;
                kind?: "slots" | "open" | "mentoring";
                /** @description A network level: it and those below, as of today. */
                level?: string;
                /** @description The manager of the employee, as of today. */
                manager?: string;
                /** @description Who must act next. */
                next?: "employee" | "coordinator" | "manager" | "nobody";
                nonprofit?: string;
                /** @description A date ended before it was decided. */
                overdue?: boolean;
                /** @description A slot on which it has a date that is not cancelled. */
                slot?: string;
                /** @description One, or several separated by commas. */
                status?: ("application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized")[];
                /** @description Last day of sign-up, inclusive. */
                to?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupedStatusCounts"];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CountRegistrationsAtEnds: {
        parameters: {
            query: {
                /** @description To be archived before this instant, if nothing happens. */
                archivesBefore?: string;
                /** @description Groups by the employee’s network level, as of today, or by nonprofit. */
                by?: "level" | "nonprofit";
                /** @description With a date whose certificate has this status. */
                certificate?: "none" | "awaiting_validation" | "validated" | "disputed";
                /** @description recorded: the status that was recorded by the end; happened: the one that it had by what had happened then, whenever recorded. */
                clock?: "recorded" | "happened";
                company?: string;
                /** @description With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company. */
                dateFrom?: string;
                /** @description With a date, not cancelled, that begins on this day or earlier. */
                dateTo?: string;
                employee?: string;
                /** @description First day of sign-up, in the zone of the registration’s company. */
                from?: string;
                initiative?: string;
                kind?: "slots" | "open" | "mentoring";
                /** @description A network level: it and those below, as of today. */
                level?: string;
                /** @description The manager of the employee, as of today. */
                manager?: string;
                /** @description Who must act next. */
                next?: "employee" | "coordinator" | "manager" | "nobody";
                nonprofit?: string;
                /** @description A date ended before it was decided. */
                overdue?: boolean;
                /**
                 * @description First day on which a week or month may end.
                 * @example 2026-02-03
                 */
                since: string;
                /** @description A slot on which it has a date that is not cancelled. */
                slot?: string;
                /** @description One, or several separated by commas. */
                status?: ("application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized")[];
                /** @example week */
                step: "week" | "month";
                /** @description Last day of sign-up, inclusive. */
                to?: string;
                /**
                 * @description Last day on which a week or month may end, inclusive. At most 120 ends.
                 * @example 2026-02-03
                 */
                until: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndCounts"][];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    CountRegistrationsOverTime: {
        parameters: {
            query: {
                /** @description To be archived before this instant, if nothing happens. */
                archivesBefore?: string;
                /** @description With a date whose certificate has this status. */
                certificate?: "none" | "awaiting_validation" | "validated" | "disputed";
                company?: string;
                /** @description With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company. */
                dateFrom?: string;
                /** @description With a date, not cancelled, that begins on this day or earlier. */
                dateTo?: string;
                employee?: string;
                /** @description First day of sign-up, in the zone of the registration’s company. */
                from?: string;
                initiative?: string;
                kind?: "slots" | "open" | "mentoring";
                /** @description A network level: it and those below, as of today. */
                level?: string;
                /** @description The manager of the employee, as of today. */
                manager?: string;
                /** @description Who must act next. */
                next?: "employee" | "coordinator" | "manager" | "nobody";
                nonprofit?: string;
                /** @description A date ended before it was decided. */
                overdue?: boolean;
                /** @description A slot on which it has a date that is not cancelled. */
                slot?: string;
                /** @description One, or several separated by commas. */
                status?: ("application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized")[];
                /** @example week */
                step: "week" | "month";
                /** @description Last day of sign-up, inclusive. */
                to?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodCounts"][];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    SearchRegistrations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationSearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationPage"];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-registrations-initiatives"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    SignUpAndSelectDates: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpWithDatesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-SignUpAndSelectDates"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    SubmitApplication: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key gets the answer of the first request. */
                "Idempotency-Key"?: string;
                /** @description The expected revision, from the ETag. If the revision is another one, the command is refused with 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitApplicationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            400: components["responses"]["Problem-400"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-SubmitApplication"];
            412: components["responses"]["Problem-412"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    TallyParticipations: {
        parameters: {
            query: {
                /** @description To be archived before this instant, if nothing happens. */
                archivesBefore?: string;
                /** @description Groups by the employee’s network level, as of today, or by nonprofit. */
                by?: "level" | "nonprofit";
                /** @description With a date whose certificate has this status. */
                certificate?: "none" | "awaiting_validation" | "validated" | "disputed";
                company?: string;
                /** @description With a date, not cancelled, that ends on this day or later, in the zone of the registration’s company. */
                dateFrom?: string;
                /** @description With a date, not cancelled, that begins on this day or earlier. */
                dateTo?: string;
                employee?: string;
                /**
                 * @description First month.
                 * @example 2026-02
                 */
                firstMonth: string;
                /** @description First day of sign-up, in the zone of the registration’s company. */
                from?: string;
                initiative?: string;
                kind?: "slots" | "open" | "mentoring";
                /**
                 * @description Last month, inclusive. At most 120 months.
                 * @example 2026-02
                 */
                lastMonth: string;
                /** @description A network level: it and those below, as of today. */
                level?: string;
                /** @description The manager of the employee, as of today. */
                manager?: string;
                /** @description Who must act next. */
                next?: "employee" | "coordinator" | "manager" | "nobody";
                nonprofit?: string;
                /** @description A date ended before it was decided. */
                overdue?: boolean;
                /** @description A slot on which it has a date that is not cancelled. */
                slot?: string;
                /** @description One, or several separated by commas. */
                status?: ("application" | "conversation" | "looking_for_mentee" | "dates_to_be_confirmed" | "awaiting_manager_approval" | "in_progress" | "awaiting_confirmation" | "participated" | "cancelled_rejected" | "not_finalized")[];
                /** @description Last day of sign-up, inclusive. */
                to?: string;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TallyMonth"][];
                };
            };
            400: components["responses"]["Problem-400-registrations-initiatives"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429"];
            503: components["responses"]["Problem-503"];
        };
    };
    Verify: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    DownloadVerification: {
        parameters: {
            query?: {
                format?: "csv" | "pdf";
                /** @description Language of the report. */
                locale?: "en" | "fr";
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"][];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    CreateWebhook: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Capacity to read events in: admin or platform, if you have both. */
                "Act-As"?: string;
                /** @description A repeat under the same key gets the same answer, with the same secret. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    GetWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ChangeWebhook: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Capacity to read events in: admin or platform, if you have both. */
                "Act-As"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    DeleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ListWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Cursor: the `next` value of a page for the page after it, the `previous` value for the page before it. */
                after?: string;
                limit?: number;
            };
            header?: {
                /** @description Answer once the read models have reached this `position` of a command. */
                "Wait-For-Position"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveriesPage"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    ReplayWebhook: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: never;
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayWebhookBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    RotateWebhookSecret: {
        parameters: {
            query?: {
                /** @description Simulate: the answer says what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description A repeat under the same key gets the same answer, with the same secret. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
    WhatIf: {
        parameters: {
            query?: {
                /** @description true: simulate; the outcomes show what would happen, and nothing is changed. */
                dryRun?: "true" | "false";
                /** @description true: answer when the job has ended. */
                wait?: "true" | "false";
            };
            header?: {
                /** @description The capacity to act in, if the caller has several. */
                "Act-As"?: string;
                /** @description A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIfBody"];
            };
        };
        responses: {
            /** @description With wait=true: the job has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            400: components["responses"]["Problem-400-any"];
            401: components["responses"]["Problem-401"];
            403: components["responses"]["Problem-403-any"];
            404: components["responses"]["Problem-404"];
            409: components["responses"]["Problem-409-any"];
            413: components["responses"]["Problem-413"];
            415: components["responses"]["Problem-415"];
            429: components["responses"]["Problem-429-any"];
            503: components["responses"]["Problem-503-any"];
        };
    };
}
