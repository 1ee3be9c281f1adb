/** The state of the services, asked with little patience: a page must not wait for a courtesy. */
import type { ServiceStatus, Services } from "./services.ts";

const PATIENCE_MS = 400;

/** null when it cannot be had in time. */
export async function statusSoon(
  services: Pick<Services, "status" | "logger">,
): Promise<ServiceStatus | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([services.status(), late]);
  } catch (error) {
    services.logger.warn({ err: error }, "status not known");
    return null;
  } finally {
    clearTimeout(timer);
  }
}
