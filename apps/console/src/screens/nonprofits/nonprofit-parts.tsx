import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import type { Subject } from '../../commands/subject.js';
import { Button } from '../../design/button.js';
import { useSession } from '../../session/session.js';
import { permitted } from '../shared/permitted.js';

interface PartsProps {
  readonly nonprofit: Schemas['NonprofitView'];
  readonly subject: Subject;
  readonly coordinates: boolean;
}

export function Locations({ nonprofit, subject, coordinates }: PartsProps) {
  const { t } = useTranslation('organisations');
  const ask = useCommand();
  const labels = useLabels();
  const parts = nonprofit.locations.map((location) => ({ id: location, label: location }));
  return (
    <section className="card stack" aria-labelledby="locations">
      <h2 id="locations">{t('nonprofit.locations')}</h2>
      {parts.length === 0 && <p className="soft">{t('nonprofit.noLocation')}</p>}
      <ul className="plain-list stack stack-tight">
        {parts.map(({ id: location }) => (
          <li key={location} className="row row-apart">
            <span>{location}</span>
            {coordinates && (
              <span className="row">
                {['ChangeLocation', 'RemoveLocation'].map((command) => (
                  <Button
                    key={command}
                    aria-label={`${labels.command(command)}: ${location}`}
                    onClick={() =>
                      ask({
                        command,
                        subject: { ...subject, locations: parts, preset: { location } },
                      })
                    }
                  >
                    {labels.command(command)}
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <CommandActions
        subject={subject}
        actions={permitted(['AddLocation'], coordinates, 'coordinator')}
      />
    </section>
  );
}

/** The coordinators, as far as one may see them, with a way to add one and to take a colleague off. */
export function Team({ nonprofit, subject, coordinates }: PartsProps) {
  const { t } = useTranslation('organisations');
  const { person } = useSession().capabilities;
  const ask = useCommand();
  const labels = useLabels();
  const { coordinators } = nonprofit;
  return (
    <section className="card stack" aria-labelledby="team">
      <h2 id="team">{t('nonprofit.team')}</h2>
      {coordinators.length === 0 && <p className="soft">{t('nonprofit.noTeam')}</p>}
      <ul className="plain-list stack stack-tight">
        {coordinators.map(({ id, name, mail }) => (
          <li key={id} className="stack stack-tight">
            <span>
              {name}
              {' · '}
              <a href={`mailto:${mail}`}>{mail}</a>
            </span>
            {coordinates && id !== person.id && (
              <span>
                <Button
                  aria-label={t('nonprofit.takeOff', { name })}
                  onClick={() =>
                    ask({
                      command: 'RevokeRole',
                      subject: {
                        id,
                        zone: subject.zone,
                        preset: { role: 'coordinator', nonprofit: nonprofit.id },
                      },
                    })
                  }
                >
                  {labels.command('RevokeRole')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <CommandActions
        subject={subject}
        actions={permitted(['AddCoordinator'], coordinates, 'coordinator')}
      />
    </section>
  );
}
