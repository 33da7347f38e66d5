/** Progress bars of the computations under way, drawn at most ten times a second. */
import type {ProgressEvent} from '../../interactive/types.js';
import type {Row} from '../screen/layout.js';
import {widthOf} from '../screen/layout.js';
import type {Theme} from '../screen/theme.js';

/** What is done sooner than this shows no bar. */
const PATIENCE_MS = 300;
const INTERVAL_MS = 100;
const BAR_WIDTH = 30;

/** One bar: what is computed, how far it is, and since when. */
export function progressRow(event: ProgressEvent, columns: number, theme: Theme): Row {
  const seconds = `${(event.elapsedMs / 1000).toFixed(1)} s`;
  const figures =
    event.fraction === null
      ? seconds
      : `${String(Math.floor(event.fraction * 100)).padStart(3)} % ${seconds}`;
  const width = Math.max(0, Math.min(BAR_WIDTH, columns - figures.length - 12));
  const label = event.label.slice(0, Math.max(0, columns - width - figures.length - 4));
  const filled = event.fraction === null ? 0 : Math.round(event.fraction * width);
  const bar = theme.call('━'.repeat(filled)) + theme.note('━'.repeat(width - filled));
  const text = `${label} ${bar} ${figures}`;
  return {text, width: widthOf(label) + width + figures.length + 2};
}

export class ProgressBars {
  private readonly running = new Map<string, ProgressEvent>();
  private timer: NodeJS.Timeout | null = null;
  private drawnAt = -Infinity;

  /** `show` gets the events to draw, none when all is done. */
  constructor(private readonly show: (events: readonly ProgressEvent[]) => void) {}

  report(event: ProgressEvent): void {
    if (event.state === 'running') this.running.set(event.id, event);
    else this.running.delete(event.id);
    if (this.running.size === 0) this.draw();
    else
      this.timer ??= setTimeout(
        () => {
          this.draw();
        },
        Math.max(0, this.drawnAt + INTERVAL_MS - performance.now()),
      ).unref();
  }

  /** Forgets what a cell that was given up left behind. */
  clear(): void {
    this.running.clear();
    this.draw();
  }

  private draw(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.drawnAt = performance.now();
    this.show([...this.running.values()].filter(({elapsedMs}) => elapsedMs >= PATIENCE_MS));
  }
}
