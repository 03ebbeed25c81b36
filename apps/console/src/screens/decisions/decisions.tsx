import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { DecideMany } from './decide-many.js';
import { mayDecide, type Decision } from './decision.js';
import { DecisionCard, RecordLine } from './decision-card.js';

interface DecisionsProps {
  readonly decisions: readonly Decision[];
  readonly by: 'initiative' | 'employee';
  /** Commands in the order of their buttons. */
  readonly commands: readonly string[];
  readonly primary: readonly string[];
  /** Commands that can be given on several at once. */
  readonly inBulk: readonly string[];
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly besides: string;
  readonly decisions: readonly Decision[];
}

function groupsOf(decisions: readonly Decision[], by: DecisionsProps['by']): readonly Group[] {
  const groups = Map.groupBy(decisions, (decision) => decision[by].id);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { initiative, nonprofit, employee, besides } = first;
    return by === 'initiative'
      ? [{ id: initiative.id, title: initiative.title, besides: nonprofit.name, decisions: group }]
      : [{ id: employee.id, title: employee.name, besides, decisions: group }];
  });
}

/** Decisions by initiative or employee, to be taken one by one or several at once. */
export function Decisions({ decisions, by, commands, primary, inBulk }: DecisionsProps) {
  const { t } = useTranslation('decisions');
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string>>(new Set());
  const chosen = decisions.filter(({ key }) => chosenKeys.has(key));
  const choose = (some: readonly Decision[], isChosen: boolean) => {
    const keys = new Set(chosenKeys);
    for (const { key } of some) {
      if (isChosen) keys.add(key);
      else keys.delete(key);
    }
    setChosenKeys(keys);
  };
  return (
    <>
      {groupsOf(decisions, by).map((group) => {
        const all = group.decisions.every(({ key }) => chosenKeys.has(key));
        const [first] = group.decisions;
        return (
          <section key={group.id} className="stack stack-tight" aria-labelledby={group.id}>
            <div className="row row-apart">
              <h2 id={group.id}>
                {group.title}
                {group.besides !== '' && <span className="soft small"> · {group.besides}</span>}
              </h2>
              <Button kind="quiet" onClick={() => choose(group.decisions, !all)}>
                {t(all ? 'chooseNone' : 'chooseAll', { count: group.decisions.length })}
                <span className="visually-hidden"> {group.title}</span>
              </Button>
            </div>
            {by === 'employee' && first && <RecordLine decision={first} />}
            <ul className="cards">
              {group.decisions.map((decision) => (
                <DecisionCard
                  key={decision.key}
                  decision={decision}
                  listed={decisions}
                  commands={commands}
                  primary={primary}
                  byEmployee={by === 'employee'}
                  chosen={chosenKeys.has(decision.key)}
                  onChoose={(isChosen) => choose([decision], isChosen)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {chosen.length > 0 && (
        <ChosenBar
          chosen={chosen}
          commands={inBulk}
          primary={primary}
          onDone={() => setChosenKeys(new Set())}
        />
      )}
    </>
  );
}

interface ChosenBarProps {
  readonly chosen: readonly Decision[];
  readonly commands: readonly string[];
  readonly primary: readonly string[];
  onDone(): void;
}

/** What can be done with everything that is chosen; it stays in sight. */
function ChosenBar({ chosen, commands, primary, onDone }: ChosenBarProps) {
  const { t } = useTranslation('decisions');
  const labels = useLabels();
  const [asked, setAsked] = useState<{ command: string; chosen: readonly Decision[] }>();
  const possible = commands.filter((command) =>
    chosen.every((decision) => mayDecide(decision, command)),
  );
  return (
    <section className="chosen-bar card row row-apart no-print" aria-label={t('chosen.label')}>
      <span role="status">{t('chosen.count', { count: chosen.length })}</span>
      <div className="row">
        {possible.length === 0 && <span className="soft">{t('chosen.nothingCommon')}</span>}
        {possible.map((command) => (
          <Button
            key={command}
            {...(primary.includes(command) && { kind: 'primary' as const })}
            onClick={() => setAsked({ command, chosen })}
          >
            {t('chosen.give', { command: labels.command(command), count: chosen.length })}
          </Button>
        ))}
        <Button kind="quiet" onClick={onDone}>
          {t('chosen.clear')}
        </Button>
      </div>
      {asked && (
        <DecideMany
          {...asked}
          onClose={(given) => {
            setAsked(undefined);
            if (given) onDone();
          }}
        />
      )}
    </section>
  );
}
