/** How the processor time of a piece of work grows with its size: for tests that nothing takes quadratic time. */

/** Eight times as much takes a linear work eight times as long, a quadratic one sixty-four times. */
const MORE = 8;
export const LINEAR = 4 * MORE;
/** Of what takes less, the most is not the work itself. */
const LEAST_MS = 8;
const TRIES = 5;

function milliseconds(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/**
 * @param work done on so many units; eight times `units` at most.
 * @returns how many times as long eight times the units take: to be less than `LINEAR`. It is the least of some tries:
 *   on a busy machine a single one may take much longer.
 */
export function growth(units: number, work: (units: number) => void): number {
  work(units);
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < TRIES && !(long / Math.max(short, LEAST_MS) < LINEAR); tries += 1) {
    short = Math.min(
      short,
      milliseconds(() => work(units)),
    );
    long = Math.min(
      long,
      milliseconds(() => work(MORE * units)),
    );
  }
  return long / Math.max(short, LEAST_MS);
}

/** The same for a text of so many characters that repeats a piece. */
export const growthOver = (piece: string, length: number, work: (text: string) => void): number =>
  growth(length, (units) => work(piece.repeat(Math.ceil(units / piece.length))));
