import { Link } from '@tanstack/react-router';

const AUDITED = ['partnership', 'initiative', 'company', 'nonprofit', 'person'];

/** The name of a stream, as a link to the history of its subject. */
export function StreamLink({ stream }: { readonly stream: string }) {
  const kind = stream.slice(0, stream.indexOf('-'));
  const id = stream.slice(kind.length + 1);
  if (kind === 'registration') {
    return (
      <Link to="/registrations/$id/history" params={{ id }}>
        {stream}
      </Link>
    );
  }
  if (!AUDITED.includes(kind)) return stream;
  return (
    <Link to="/audit" search={{ kind, id } as never}>
      {stream}
    </Link>
  );
}
