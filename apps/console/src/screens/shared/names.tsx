import { Link } from '@tanstack/react-router';
import { queries } from '../../api/client.js';

/** A registration that is known by its id only: the employee and the initiative, as a link. */
export function RegistrationName({ id }: { readonly id: string }) {
  const found = queries.useQuery('get', '/registrations/{registration}', {
    params: { path: { registration: id } },
  });
  const name = found.data
    ? `${found.data.employee.name} · ${found.data.initiative.title}`
    : found.error
      ? id
      : '…';
  return (
    <Link to="/registrations/$id" params={{ id }}>
      {name}
    </Link>
  );
}

/** A person who is known by their id only, with the mail address that tells namesakes apart. */
export function PersonName({ id }: { readonly id: string }) {
  const found = queries.useQuery('get', '/people/{person}', { params: { path: { person: id } } });
  const besides = found.data?.mail ?? undefined;
  return (
    <>
      <Link to="/people/$id" params={{ id }}>
        {found.data?.name ?? (found.error ? id : '…')}
      </Link>
      {besides !== undefined && <span className="small soft"> · {besides}</span>}
    </>
  );
}
