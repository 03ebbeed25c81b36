import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { Table } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { browserZone } from '../../design/format.js';
import { useHistoryWords } from '../history/history-words.js';
import { Found } from '../shared/found.js';
import { SearchField } from '../shared/search-field.js';

type Person = Schemas['PersonView'];

/** People of all companies and nonprofits: their data corrected, or erased for good. */
export function People() {
  const { t } = useTranslation('platform');
  const [{ search, after }] = useFilters();
  const found = queries.useQuery('post', '/people/search', {
    body: { ...(search && { search }), ...(after && { after }) },
  });
  const words = useHistoryWords();
  return (
    <>
      <SearchField label={t('search.people')} />
      <Found query={found}>
        {(items) => (
          <Table
            caption={t('view.people')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', label: t('name'), heading: true, cell: ({ name }) => name },
              { key: 'mail', label: t('mail'), cell: ({ mail }) => mail ?? '–' },
              { key: 'where', label: t('where'), cell: (person) => whereOf(person) || '–' },
              {
                key: 'roles',
                label: t('roles'),
                cell: ({ roles }) =>
                  [...new Set(roles.map(({ role }) => words.role(role)))].join(', ') || '–',
              },
              {
                key: 'commands',
                label: t('commands'),
                cell: (person) => <PersonCommands person={person} />,
              },
            ]}
          />
        )}
      </Found>
    </>
  );
}

/** What tells namesakes apart: the level of the company, or the nonprofit. */
function whereOf({ level, company, roles }: Person): string {
  const nonprofits = roles.map(({ nonprofit }) => nonprofit?.name);
  return [...new Set([level?.path ?? company?.name, ...nonprofits])].filter(Boolean).join(', ');
}

function PersonCommands({ person }: { readonly person: Person }) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const ask = useCommand();
  if (person.erased) return <span className="soft">{t('erased')}</span>;
  const { id, revision, name, mail, locale, externalId } = person;
  const preset = { name, mail: mail ?? '', locale, externalId: externalId ?? '' };
  const subject = { id, revision, zone: browserZone() };
  return (
    <div className="row">
      <Button
        aria-label={`${labels.command('ChangePerson')}: ${name}`}
        onClick={() => ask({ command: 'ChangePerson', subject: { ...subject, preset } })}
      >
        {labels.command('ChangePerson')}
      </Button>
      <Button
        kind="danger"
        aria-label={`${labels.command('ErasePerson')}: ${name}`}
        onClick={() => ask({ command: 'ErasePerson', subject })}
      >
        {labels.command('ErasePerson')}
      </Button>
    </div>
  );
}
