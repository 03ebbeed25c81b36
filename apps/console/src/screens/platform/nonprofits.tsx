import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { browserZone, formatDay } from '../../design/format.js';
import { Table } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { Found } from '../shared/found.js';
import { SearchField } from '../shared/search-field.js';

/** Nonprofits, the registering of a new one, and their first coordinators. */
export function Nonprofits() {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const ask = useCommand();
  const [{ search, after }] = useFilters();
  const found = queries.useQuery('get', '/nonprofits', {
    params: { query: { ...(search && { search }), ...(after && { after }) } },
  });
  return (
    <>
      <div className="row">
        <Button
          kind="primary"
          onClick={() => ask({ command: 'RegisterNonprofit', subject: { zone: browserZone() } })}
        >
          {labels.command('RegisterNonprofit')}
        </Button>
      </div>
      <SearchField label={t('search.nonprofits')} />
      <Found query={found}>
        {(items) => (
          <Table
            caption={t('view.nonprofits')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', label: t('name'), heading: true, cell: ({ name }) => name },
              {
                key: 'locations',
                label: t('locations'),
                cell: ({ locations }) => locations.join(', ') || '–',
              },
              {
                key: 'registered',
                label: t('registered'),
                cell: ({ registeredAt }) => (registeredAt === null ? '–' : formatDay(registeredAt)),
              },
              {
                key: 'coordinator',
                label: t('team'),
                cell: ({ id, name }) => (
                  <Button
                    aria-label={`${labels.command('AddCoordinator')}: ${name}`}
                    onClick={() =>
                      ask({ command: 'AddCoordinator', subject: { id, zone: browserZone() } })
                    }
                  >
                    {labels.command('AddCoordinator')}
                  </Button>
                ),
              },
              {
                key: 'history',
                label: t('history'),
                cell: ({ id, name }) => (
                  <Link to="/audit" search={{ kind: 'nonprofit', id } as never}>
                    {t('historyOf', { name })}
                  </Link>
                ),
              },
            ]}
          />
        )}
      </Found>
    </>
  );
}
