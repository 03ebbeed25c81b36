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

/** Companies, and the registering of a new one. */
export function Companies() {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const ask = useCommand();
  const [{ search, after }] = useFilters();
  const found = queries.useQuery('get', '/companies', {
    params: { query: { ...(search && { search }), ...(after && { after }) } },
  });
  return (
    <>
      <div className="row">
        <Button
          kind="primary"
          onClick={() => ask({ command: 'RegisterCompany', subject: { zone: browserZone() } })}
        >
          {labels.command('RegisterCompany')}
        </Button>
      </div>
      <SearchField label={t('search.companies')} />
      <Found query={found}>
        {(items) => (
          <Table
            caption={t('view.companies')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', label: t('name'), heading: true, cell: ({ name }) => name },
              {
                key: 'registered',
                label: t('registered'),
                cell: ({ registeredAt }) => (registeredAt === null ? '–' : formatDay(registeredAt)),
              },
              {
                key: 'history',
                label: t('history'),
                cell: ({ id, name }) => (
                  <Link to="/audit" search={{ kind: 'company', id } as never}>
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
