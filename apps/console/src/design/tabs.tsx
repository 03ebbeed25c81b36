import { Link } from '@tanstack/react-router';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly to: string;
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly current: boolean;
}

/** Tabs are links, so that each has an address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print">
      <ul className="tabs">
        {tabs.map(({ key, label: text, count, to, search, current }) => (
          <li key={key}>
            <Link
              to={to}
              search={search ?? {}}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={current ? 'page' : undefined}
            >
              {text}
              {count !== undefined && <span className="badge">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
