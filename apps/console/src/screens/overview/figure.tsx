import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { formatNumber } from '../../design/format.js';
import { Table } from '../../design/table.js';
import { saveContent } from '../../api/save-file.js';
import { BarChart, type Bar } from './bar-chart.js';
import { csvLine } from './csv-line.js';

export interface Series {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  valueOf(key: string): number;
}

interface FigureProps {
  readonly title: string;
  readonly note?: string;
  /** What the rows are: months, statuses, nonprofits. */
  readonly of: string;
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly short?: string;
  }[];
  /** The first is plotted. */
  readonly series: readonly [Series, ...Series[]];
  /** Over time: bars with an axis. Otherwise a bar in each row. */
  readonly overTime?: boolean;
  readonly file: string;
}

/** Numbers as a plot, with a table beside it and a file of what is shown. */
export function Figure({ title, note, of, rows, series, overTime, file }: FigureProps) {
  const { t } = useTranslation('overview');
  const heading = useId();
  const [first] = series;
  const bars: readonly Bar[] = rows.map(({ key, label, short }) => ({
    key,
    label: short ?? label,
    value: first.valueOf(key),
  }));
  const most = Math.max(...bars.map(({ value }) => value), 1);
  const save = () => {
    const head = csvLine([of, ...series.map(({ label, unit }) => `${label} (${unit})`)]);
    const lines = rows.map(({ key, label }) =>
      csvLine([label, ...series.map(({ valueOf }) => valueOf(key))]),
    );
    const text = `\uFEFF${[head, ...lines].join('\r\n')}\r\n`;
    saveContent({
      content: new Blob([text], { type: 'text/csv;charset=utf-8' }),
      name: `${file}.csv`,
    });
  };
  return (
    <section className="card stack" aria-labelledby={heading}>
      <div className="row row-apart">
        <h2 id={heading}>{title}</h2>
        <Button aria-label={`${t('save')}: ${title}`} onClick={save}>
          {t('save')}
        </Button>
      </div>
      {note !== undefined && <p className="small soft">{note}</p>}
      <div
        className={[
          overTime && series.length === 1 ? 'figure-beside' : 'stack',
          ...(overTime ? ['figure-over-time'] : []),
        ].join(' ')}
      >
        {overTime && <BarChart title={title} unit={first.unit} bars={bars} />}
        <Table
          caption={title}
          wide={series.length > 2}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'of', label: of, heading: true, cell: ({ label }) => label },
            ...series.map(({ key, label, unit, valueOf }) => ({
              key,
              label: label === unit || key !== first.key ? label : `${label} (${unit})`,
              number: true,
              cell: (row: { readonly key: string }) => formatNumber(valueOf(row.key)),
            })),
            ...(overTime
              ? []
              : [
                  {
                    key: 'bar',
                    label: t('share', { most: formatNumber(most), unit: first.unit }),
                    cell: (row: { readonly key: string }) => (
                      <svg className="chart-row" width="100%" height="16" aria-hidden="true">
                        <rect
                          className="chart-bar"
                          height="16"
                          width={`${(100 * first.valueOf(row.key)) / most}%`}
                        />
                      </svg>
                    ),
                  },
                ]),
          ]}
        />
      </div>
    </section>
  );
}
