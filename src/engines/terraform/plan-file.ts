/** A plan as a file, and the SHA-256 of its bytes when it was made. */
export interface PlanFile {
  readonly path: string;
  readonly sha256: string;
}
