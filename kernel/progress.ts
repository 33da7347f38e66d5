/** Progress of computations, as one display each that is updated in place. */
import type {DisplayOptions, MimeBundle, ProgressEvent} from '../src/interactive/types.js';

/** Computations that end sooner show no progress. */
const quietMs = 500;
/** Jupyter's server cuts off who updates more often. */
const intervalMs = 100;
const barCells = 24;

type Display = (bundle: MimeBundle, options: DisplayOptions) => void;

export class ProgressDisplays {
  /** When each display was updated last. */
  private readonly shown = new Map<string, number>();

  constructor(
    private readonly display: Display,
    private readonly now: () => number = () => performance.now(),
  ) {}

  take(event: ProgressEvent): void {
    const last = this.shown.get(event.id);
    const ended = event.state !== 'running';
    if (last === undefined && (ended || event.elapsedMs < quietMs)) return;
    if (last !== undefined && !ended && this.now() - last < intervalMs) return;
    this.display(progressBundle(event), {id: `progress-${event.id}`, update: last !== undefined});
    if (ended) this.shown.delete(event.id);
    else this.shown.set(event.id, this.now());
  }
}

/** How far a computation has come, as text and as HTML. */
export function progressBundle(event: ProgressEvent): MimeBundle {
  const seconds = `${(event.elapsedMs / 1000).toFixed(1)} s`;
  const words = {
    running: event.fraction === null ? seconds : `${percent(event.fraction)} · ${seconds}`,
    done: `done in ${seconds}`,
    failed: `failed after ${seconds}`,
    cancelled: `stopped after ${seconds}`,
  }[event.state];
  return {
    'text/plain': `${event.label} ${textBar(event)} ${words}`,
    'text/html': `<div>${escapeHtml(event.label)} ${htmlBar(event)} <small>${words}</small></div>`,
  };
}

function fractionOf({state, fraction}: ProgressEvent): number | null {
  return state === 'done' ? 1 : fraction;
}

function textBar(event: ProgressEvent): string {
  const fraction = fractionOf(event);
  if (fraction === null) return `[${'·'.repeat(barCells)}]`;
  const full = Math.round(fraction * barCells);
  return `[${'█'.repeat(full)}${' '.repeat(barCells - full)}]`;
}

function htmlBar(event: ProgressEvent): string {
  const fraction = fractionOf(event);
  const value = fraction === null ? '' : ` value="${fraction.toFixed(3)}"`;
  return `<progress max="1"${value} style="width: 16em; vertical-align: middle"></progress>`;
}

function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
