/** An argument that Mars takes and the local engine does not: what was given it runs on clusters only. */
export class RemoteOnly {
  constructor(
    readonly value: unknown,
    /** What inference sees in its place. */
    readonly standIn: unknown,
  ) {}
}
