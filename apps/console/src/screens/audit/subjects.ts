import { useQuery } from '@tanstack/react-query';
import { api, queries } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';

export const KINDS = ['partnership', 'initiative', 'company', 'nonprofit', 'person'] as const;
export type Kind = (typeof KINDS)[number];

export interface Subject {
  readonly id: string;
  readonly name: string;
  /** Tells namesakes apart. */
  readonly besides: string;
}

const SHOWN = 20;

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(' · ');

const FIND: Readonly<Record<Kind, (search: string) => Promise<readonly Subject[]>>> = {
  partnership: async (search) => {
    const query = { limit: SHOWN, ...(search && { search }) };
    const { items } = await answerOf(api.GET('/partnerships', { params: { query } }));
    return items.map(({ id, company, nonprofit, level }) => ({
      id,
      name: `${company.name} – ${nonprofit.name}`,
      besides: level.path,
    }));
  },
  initiative: async (search) => {
    const query = { limit: SHOWN, ...(search && { search }) };
    const { items } = await answerOf(api.GET('/initiatives', { params: { query } }));
    return items.map(({ id, title, nonprofit, place }) => ({
      id,
      name: title,
      besides: joined(nonprofit.name, place),
    }));
  },
  company: async (search) => {
    const query = { limit: SHOWN, ...(search && { search }) };
    const { items } = await answerOf(api.GET('/companies', { params: { query } }));
    return items.map(({ id, name }) => ({ id, name, besides: '' }));
  },
  nonprofit: async (search) => {
    const query = { limit: SHOWN, ...(search && { search }) };
    const { items } = await answerOf(api.GET('/nonprofits', { params: { query } }));
    return items.map(({ id, name, locations }) => ({ id, name, besides: locations.join(', ') }));
  },
  person: async (search) => {
    const body = { limit: SHOWN, ...(search && { search }) };
    const { items } = await answerOf(api.POST('/people/search', { body }));
    return items.map(({ id, name, mail, level }) => ({
      id,
      name,
      besides: joined(mail, level?.path),
    }));
  },
};

/** Subjects whose name has the words. */
export const useSubjects = (kind: Kind, search: string) =>
  useQuery({ queryKey: ['subjects', kind, search], queryFn: () => FIND[kind](search) });

export interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly after: string | undefined;
}

/** The history of a subject, a page at a time. */
export function useStreamHistory(kind: Kind, id: string, { from, to, after }: Period) {
  const query = { ...(from && { from }), ...(to && { to }), ...(after && { after }) };
  const of = (wanted: Kind) => ({ enabled: wanted === kind });
  const found = {
    partnership: queries.useQuery(
      'get',
      '/partnerships/{partnership}/history',
      { params: { path: { partnership: id }, query } },
      of('partnership'),
    ),
    initiative: queries.useQuery(
      'get',
      '/initiatives/{initiative}/history',
      { params: { path: { initiative: id }, query } },
      of('initiative'),
    ),
    company: queries.useQuery(
      'get',
      '/companies/{company}/history',
      { params: { path: { company: id }, query } },
      of('company'),
    ),
    nonprofit: queries.useQuery(
      'get',
      '/nonprofits/{nonprofit}/history',
      { params: { path: { nonprofit: id }, query } },
      of('nonprofit'),
    ),
    person: queries.useQuery(
      'get',
      '/people/{person}/history',
      { params: { path: { person: id }, query } },
      of('person'),
    ),
  };
  return found[kind];
}
