import { useId } from 'react';
import { formatNumber } from '../../design/format.js';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

interface BarChartProps {
  readonly title: string;
  /** What the axis counts. */
  readonly unit: string;
  readonly bars: readonly Bar[];
}

const HEIGHT = 240;
const BOTTOM = 200;
const TOP = 24;
const LEFT = 56;
const STEP = 52;
const TICKS = 4;
const PADDING = 10;

/** A round distance between the lines of an axis. */
function tickOf(most: number): number {
  const rough = Math.max(most, 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return Math.max(round * power, 1);
}

/** Bars over time, with an axis. Each bar can be reached by the keyboard and says its value. */
export function BarChart({ title, unit, bars }: BarChartProps) {
  const heading = useId();
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const tick = tickOf(most);
  const ceiling = Math.max(Math.ceil(most / tick), 1) * tick;
  const yOf = (value: number): number => BOTTOM - ((BOTTOM - TOP) * value) / ceiling;
  const lines = Array.from({ length: ceiling / tick + 1 }, (_, index) => index * tick);
  const width = LEFT + bars.length * STEP + PADDING;
  return (
    <div className="chart-frame">
      <svg
        className="chart"
        width={width}
        height={HEIGHT}
        role="group"
        aria-labelledby={heading}
        focusable="false"
      >
        <title id={heading}>{`${title} (${unit})`}</title>
        <text x={4} y={12} className="chart-text" aria-hidden="true">
          {unit}
        </text>
        {lines.map((value) => (
          <g key={value} aria-hidden="true">
            <line x1={LEFT} x2={width} y1={yOf(value)} y2={yOf(value)} className="chart-line" />
            <text x={LEFT - 6} y={yOf(value) + 4} className="chart-text" textAnchor="end">
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {bars.map(({ key, label, value }, index) => {
          const x = LEFT + index * STEP;
          return (
            <g
              key={key}
              role="img"
              tabIndex={0}
              className="chart-point"
              aria-label={`${label}: ${formatNumber(value)} ${unit}`}
            >
              <rect x={x} y={TOP} width={STEP} height={BOTTOM - TOP} className="chart-touch" />
              <rect
                x={x + PADDING}
                y={yOf(value)}
                width={STEP - 2 * PADDING}
                height={BOTTOM - yOf(value)}
                className="chart-bar"
              />
              <text
                x={x + STEP / 2}
                y={yOf(value) - 4}
                className="chart-text chart-value"
                textAnchor="middle"
              >
                {formatNumber(value)}
              </text>
              <text x={x + STEP / 2} y={BOTTOM + 18} className="chart-text" textAnchor="middle">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
