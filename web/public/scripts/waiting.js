/* A page that waits for the engine looks whether it is back, and then asks again. */

async function wait(seconds) {
  const health = await fetch("/healthz").catch(() => null);
  if (health?.ok) location.reload();
  else setTimeout(wait, seconds * 1000, seconds);
}

if (document.body.dataset.again) setTimeout(wait, 1000, Number(document.body.dataset.again));
