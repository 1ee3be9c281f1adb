/** What the guard of this process lets it, and the programs that it starts, take for one file. */

export interface ProcessLimits {
  readonly memoryBytes: number;
  readonly seconds: number;
}

const MEMORY = "CHI_DAN_EXTRACT_MEMORY";
const SECONDS = "CHI_DAN_EXTRACT_SECONDS";
/** Where nobody guards it. */
const ALONE: ProcessLimits = { memoryBytes: 1_500_000_000, seconds: 60 };

/** The limits as the guard hands them to the process that it starts. */
export const limitsAsEnvironment = ({ memoryBytes, seconds }: ProcessLimits): Record<string, string> => ({
  [MEMORY]: String(memoryBytes),
  [SECONDS]: String(seconds),
});

export const limitsOfProcess = (): ProcessLimits => ({
  memoryBytes: Number(process.env[MEMORY] ?? ALONE.memoryBytes),
  seconds: Number(process.env[SECONDS] ?? ALONE.seconds),
});
