import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import type { Subject } from '../../commands/subject.js';
import { Button } from '../../design/button.js';
import { useCan } from '../../session/session.js';
import { permitted } from '../shared/permitted.js';

type Level = Schemas['LevelView'];

interface LevelTreeProps {
  readonly levels: readonly Level[];
  readonly subject: Subject;
}

/** The network's levels as a tree. A main admin adds, moves and renames them. */
export function LevelTree({ levels, subject }: LevelTreeProps) {
  const { t } = useTranslation('organisations');
  const can = useCan('company_settings');
  const below = Map.groupBy(levels, ({ parent }) => parent);
  return (
    <section className="card stack" aria-labelledby="levels">
      <h2 id="levels">{t('levels.title')}</h2>
      <p className="small soft">{t('levels.text')}</p>
      <Branches parent={null} below={below} subject={subject} can={can} />
      {!can && (
        <CommandActions
          subject={subject}
          actions={permitted(
            ['AddNetworkLevel', 'MoveNetworkLevel', 'RenameNetworkLevel'],
            false,
            'main_admin',
          )}
        />
      )}
    </section>
  );
}

interface BranchesProps {
  readonly parent: string | null;
  readonly below: ReadonlyMap<string | null, readonly Level[]>;
  readonly subject: Subject;
  readonly can: boolean;
}

function Branches({ parent, below, subject, can }: BranchesProps) {
  const levels = below.get(parent);
  if (!levels) return null;
  return (
    <ul className={parent === null ? 'plain-list' : 'tree'}>
      {levels.map((level) => (
        <li key={level.id} className="stack stack-tight">
          <span>{level.name}</span>
          {can && <LevelActs level={level} subject={subject} />}
          <Branches parent={level.id} below={below} subject={subject} can={can} />
        </li>
      ))}
    </ul>
  );
}

function LevelActs({ level, subject }: { readonly level: Level; readonly subject: Subject }) {
  const { t } = useTranslation('organisations');
  const ask = useCommand();
  const labels = useLabels();
  const commands = [
    { command: 'AddNetworkLevel', preset: { parent: level.id } },
    ...(level.parent === null
      ? []
      : [
          {
            command: 'MoveNetworkLevel',
            preset: { level: level.id, parent: level.parent },
          },
        ]),
    { command: 'RenameNetworkLevel', preset: { level: level.id, name: level.name } },
  ];
  return (
    <details className="disclosure small">
      <summary aria-label={t('levels.acts', { level: level.path })}>{t('levels.act')}</summary>
      <div className="row">
        {commands.map(({ command, preset }) => (
          <Button
            key={command}
            aria-label={`${labels.command(command)}: ${level.path}`}
            onClick={() => ask({ command, subject: { ...subject, preset } })}
          >
            {labels.command(command)}
          </Button>
        ))}
      </div>
    </details>
  );
}
