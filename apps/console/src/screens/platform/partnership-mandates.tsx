import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { browserZone, formatDay } from '../../design/format.js';
import { Table } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { Found } from '../shared/found.js';
import { SearchField } from '../shared/search-field.js';

const COMMANDS = ['GrantMandate', 'RevokeMandate'] as const;

/** Partnerships, and the permission of a company to act on behalf of its nonprofit. */
export function PartnershipMandates() {
  const { t } = useTranslation('platform');
  const [{ search, after }] = useFilters();
  const found = queries.useQuery('get', '/partnerships', {
    params: {
      query: {
        status: 'validated',
        include: 'actions',
        ...(search && { search }),
        ...(after && { after }),
      },
    },
  });
  return (
    <>
      <p className="soft">
        {t('mandateHint')} <Link to="/mandates">{t('allMandates')}</Link>
      </p>
      <SearchField label={t('search.mandates')} />
      <Found query={found}>
        {(items) => (
          <Table
            caption={t('view.mandates')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'nonprofit',
                label: t('nonprofit'),
                heading: true,
                cell: ({ nonprofit }) => nonprofit.name,
              },
              {
                key: 'company',
                label: t('company'),
                cell: ({ company, level }) => `${company.name} · ${level.path}`,
              },
              {
                key: 'mandate',
                label: t('mandate'),
                cell: ({ mandate }) =>
                  mandate ? t('inForce', { day: formatDay(mandate.since) }) : t('noMandate'),
              },
              {
                key: 'commands',
                label: t('commands'),
                cell: ({ id, revision, actions }) => (
                  <CommandActions
                    short
                    subject={{ id, revision, zone: browserZone() }}
                    actions={actions ?? []}
                    only={COMMANDS}
                  />
                ),
              },
            ]}
          />
        )}
      </Found>
    </>
  );
}
