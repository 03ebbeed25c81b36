import type common from './en/common.json';
import type commands from './en/commands.json';
import type decisions from './en/decisions.json';
import type events from './en/events.json';
import type initiatives from './en/initiatives.json';
import type jobs from './en/jobs.json';
import type organisations from './en/organisations.json';
import type partnerships from './en/partnerships.json';
import type people from './en/people.json';
import type history from './en/history.json';
import type rules from './en/rules.json';
import type registrations from './en/registrations.json';
import type runs from './en/runs.json';
import type exports from './en/exports.json';
import type exportColumns from './en/export-columns.json';
import type overview from './en/overview.json';
import type upcoming from './en/upcoming.json';
import type audit from './en/audit.json';
import type proof from './en/proof.json';
import type analysis from './en/analysis.json';
import type operations from './en/operations.json';
import type mandates from './en/mandates.json';
import type platform from './en/platform.json';
import type webhooks from './en/webhooks.json';

/** A key that has no English text does not compile. A unit spec compares the languages. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      commands: typeof commands;
      decisions: typeof decisions;
      events: typeof events;
      initiatives: typeof initiatives;
      jobs: typeof jobs;
      organisations: typeof organisations;
      partnerships: typeof partnerships;
      people: typeof people;
      history: typeof history;
      rules: typeof rules;
      registrations: typeof registrations;
      runs: typeof runs;
      exports: typeof exports;
      'export-columns': typeof exportColumns;
      overview: typeof overview;
      upcoming: typeof upcoming;
      audit: typeof audit;
      proof: typeof proof;
      analysis: typeof analysis;
      platform: typeof platform;
      webhooks: typeof webhooks;
      operations: typeof operations;
      mandates: typeof mandates;
    };
  }
}
