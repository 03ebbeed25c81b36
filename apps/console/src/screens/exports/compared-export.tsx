import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading, Progress } from '../../design/progress.js';
import { Table } from '../../design/table.js';
import { currentLanguage } from '../../words/words.js';
import { useHistoryWords } from '../history/history-words.js';
import { fetchExportFile, saveExportFile } from './export-files.js';
import { isUnderWay, removeExport, useExport, type Export } from './use-export.js';
import { comparedCells, type ComparedCell, type Line } from './compared-rows.js';

const SHOWN = 100;

/** A comparison: its progress, what it counted, and each changed cell with the events behind it. */
export function ComparedExport({ id }: { readonly id: string }) {
  const { t } = useTranslation(['exports', 'runs', 'common']);
  const found = useExport(id);
  const answer = found.data;
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!answer) return <Loading label={t('common:loading')} />;
  return (
    <section className="stack" aria-labelledby="compared">
      <h2 id="compared">{t('compare.result', { name: t(`name.${answer.name}`) })}</h2>
      <p role="status">{t(`runs:status.${answer.status}`)}</p>
      {isUnderWay(answer) && (
        <>
          <Progress
            label={t('list.rows', { count: answer.progress.rows })}
            done={answer.progress.done}
            total={answer.progress.total}
          />
          <p>
            <Button onClick={() => void removeExport(id)}>{t('list.cancel')}</Button>
          </p>
        </>
      )}
      {answer.problem && <Notice kind="error">{answer.problem.detail}</Notice>}
      {answer.status === 'done' && <Result answer={answer} />}
    </section>
  );
}

function Result({ answer }: { readonly answer: Export }) {
  const { t } = useTranslation(['exports', 'common']);
  const file = useQuery({
    queryKey: ['export-file', answer.id],
    staleTime: Infinity,
    queryFn: async () =>
      JSON.parse(await (await fetchExportFile(answer.id)).content.text()) as readonly Line[],
  });
  return (
    <>
      <Sums answer={answer} />
      <Downloads answer={answer} />
      {file.error && <ErrorNotice error={file.error} />}
      {file.isPending && <Loading label={t('common:loading')} />}
      {file.data && <Cells cells={comparedCells(answer.name, file.data)} />}
    </>
  );
}

/** How many rows the states have, and their sums. */
function Sums({ answer }: { readonly answer: Export }) {
  const { t } = useTranslation(['exports', 'export-columns', 'common']);
  const compared = answer.manifest?.compared;
  if (!compared) return null;
  const { rows, before } = compared;
  const sums = Object.entries(
    compared.sums as Readonly<Record<string, { readonly before: number; readonly after: number }>>,
  );
  const label = (key: string): string =>
    (t as (key: string, options: object) => string)(`export-columns:${answer.name}.${key}`, {
      defaultValue: key,
    });
  return (
    <>
      <p>
        {t('compare.rows', {
          added: formatNumber(rows.added),
          gone: formatNumber(rows.gone),
          changed: formatNumber(rows.changed),
        })}{' '}
        <span className="soft">
          {t('compare.states', {
            before: formatInstant(before.instant),
            after: formatInstant(answer.manifest?.request.asOf ?? answer.manifest?.instant ?? ''),
          })}
        </span>
      </p>
      <Table
        caption={t('compare.sums')}
        rows={[['rows', { before: rows.before, after: rows.after }] as const, ...sums]}
        rowKey={([key]) => key}
        columns={[
          {
            key: 'sum',
            label: t('compare.sum'),
            heading: true,
            cell: ([key]) => (key === 'rows' ? t('manifest.rows') : label(key)),
          },
          {
            key: 'before',
            label: t('compare.before'),
            number: true,
            cell: ([, sum]) => formatNumber(sum.before),
          },
          {
            key: 'after',
            label: t('compare.after'),
            number: true,
            cell: ([, sum]) => formatNumber(sum.after),
          },
        ]}
      />
    </>
  );
}

/** The same comparison as a file of another format. */
function Downloads({ answer }: { readonly answer: Export }) {
  const { t } = useTranslation('exports');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function save(format: 'xlsx' | 'csv' | 'html') {
    setBusy(true);
    setError(undefined);
    try {
      const body = { ...answer.request, format, locale: currentLanguage() };
      const other = await answerOf(
        api.POST('/exports/compare', { params: { query: { wait: 'true' } }, body }),
      );
      await saveExportFile(other.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <div className="row">
        {(['xlsx', 'csv', 'html'] as const).map((format) => (
          <Button key={format} disabled={busy} onClick={() => void save(format)}>
            {t('compare.save', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      {error != null && <ErrorNotice error={error} />}
    </>
  );
}

function Cells({ cells }: { readonly cells: readonly ComparedCell[] }) {
  const { t } = useTranslation('exports');
  const [shown, setShown] = useState(SHOWN);
  if (cells.length === 0) return <Notice kind="success">{t('compare.same')}</Notice>;
  return (
    <>
      <Table
        caption={t('compare.cells')}
        rows={cells.slice(0, shown)}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'row',
            label: t('compare.row'),
            heading: true,
            cell: ({ row, registration }) =>
              registration === undefined ? (
                row
              ) : (
                <Link to="/registrations/$id/history" params={{ id: registration }}>
                  {row}
                </Link>
              ),
          },
          {
            key: 'column',
            label: t('compare.column'),
            cell: ({ column, change }) => column || t(`change.${change}`),
          },
          {
            key: 'before',
            label: t('compare.before'),
            cell: ({ before }) => <Value value={before} />,
          },
          { key: 'after', label: t('compare.after'), cell: ({ after }) => <Value value={after} /> },
          { key: 'events', label: t('compare.events'), cell: (cell) => <Events cell={cell} /> },
        ]}
      />
      {cells.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + SHOWN)}>
            {t('compare.more', { shown, count: cells.length })}
          </Button>
        </p>
      )}
    </>
  );
}

function Value({ value }: { readonly value: ComparedCell['before'] }) {
  const { t } = useTranslation();
  if (value === null || value === '') return t('none');
  if (typeof value === 'boolean') return value ? t('filters.yes') : t('filters.no');
  return String(value);
}

/** The events that made the difference. */
function Events({ cell }: { readonly cell: ComparedCell }) {
  const { t } = useTranslation('exports');
  const words = useHistoryWords();
  if (cell.events.length === 0) return t('compare.noEvent');
  return (
    <details className="disclosure">
      <summary>{t('compare.eventCount', { count: cell.events.length })}</summary>
      <ul>
        {cell.events.map(({ id, type, at, actor, as }) => (
          <li key={id}>
            {words.event(type)}, {formatInstant(at)} ·{' '}
            {as === 'system' ? words.role(as) : `${actor} (${words.role(as)})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
