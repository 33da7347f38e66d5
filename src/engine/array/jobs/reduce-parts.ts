/** How a reduction is divided into parts. */
import {resultDType} from '../program/program.js';
import {segmentCount, segmentLength} from '../reductions/segments.js';
import {PART, type ReduceJob} from './job.js';

/** The most columns that are reduced together, so that accumulators stay in the cache. */
const WIDEST = 4096;
/** The fewest: short runs of rows are not read ahead from memory, and computed ones cost a call each. */
const NARROWEST = {read: 2048, computed: 1024} as const;
/** Bands of columns that threads can share. */
const BANDS = 8;

/** What one part reduces. */
export type ReducePiece =
  /** Whole rows, each shorter than a part. */
  | {readonly kind: 'rows'; readonly first: number; readonly end: number}
  /** Segments of rows, counted through all rows of `perRow` segments. */
  | {readonly kind: 'segments'; readonly first: number; readonly end: number; readonly perRow: number}
  /** Columns of one outer position. */
  | {readonly kind: 'columns'; readonly outer: number; readonly first: number; readonly end: number};

function bandOf({program, split}: ReduceJob): number {
  const least = program.instructions.length === 1 ? NARROWEST.read : NARROWEST.computed;
  const shared = Math.ceil(split.inner / BANDS / least) * least;
  return Math.min(WIDEST, shared);
}

function segmentsOf({op, program, split}: ReduceJob): number {
  return segmentCount(op, resultDType(program), split.length);
}

function segmentsPerPart({op, program}: ReduceJob): number {
  return Math.floor(PART / segmentLength(op, resultDType(program)));
}

function rowsPerPart({split}: ReduceJob): number {
  return Math.max(1, Math.floor(PART / Math.max(1, split.length)));
}

export function reduceParts(job: ReduceJob): number {
  const {outer, inner} = job.split;
  if (inner > 1) return outer * Math.ceil(inner / bandOf(job));
  const segments = segmentsOf(job);
  if (segments === 1) return Math.ceil(outer / rowsPerPart(job));
  return Math.ceil((outer * segments) / segmentsPerPart(job));
}

export function pieceOf(job: ReduceJob, part: number): ReducePiece {
  const {outer, inner} = job.split;
  if (inner > 1) {
    const band = bandOf(job);
    const bands = Math.ceil(inner / band);
    const first = (part % bands) * band;
    return {kind: 'columns', outer: Math.floor(part / bands), first, end: Math.min(inner, first + band)};
  }
  const perRow = segmentsOf(job);
  if (perRow === 1) {
    const rows = rowsPerPart(job);
    return {kind: 'rows', first: part * rows, end: Math.min(outer, (part + 1) * rows)};
  }
  const together = segmentsPerPart(job);
  return {
    kind: 'segments',
    first: part * together,
    end: Math.min(outer * perRow, (part + 1) * together),
    perRow,
  };
}
