/** The state of the services, asked with little patience: a page must not wait for a courtesy. */
import type { Reading, ServiceStatus, Services } from "./services.ts";

const PATIENCE_MS = 400;

/** null when it cannot be had in time. */
export async function statusSoon(
  { status }: Pick<Reading, "status">,
  logger: Services["logger"],
): Promise<ServiceStatus | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([status(), late]);
  } catch (error) {
    logger.warn({ err: error }, "status not known");
    return null;
  } finally {
    clearTimeout(timer);
  }
}
