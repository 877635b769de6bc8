// @ts-nocheck: a service worker has globals of its own, and two words here are put in by the build.
/**
 * Keeps the page usable without a network after the first visit. The build puts the list of its files and a name made of
 * their content where the two words below stand, so that a new version has a cache of its own.
 */
const NAME = 'ostrakon-__VERSION__'
const FILES = __FILES__

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)))
})

// A new version waits until every window of the old one is closed: nothing is swapped in the middle of a lecture.
self.addEventListener('activate', (event) => {
  const drop = async () => {
    const names = await caches.keys()
    const old = names.filter((name) => name.startsWith('ostrakon-') && name !== NAME)
    await Promise.all(old.map((name) => caches.delete(name)))
    // On the first visit, too, what is fetched later comes from what is kept.
    await self.clients.claim()
  }
  event.waitUntil(drop())
})

/** The page itself is asked for anew, and taken from the cache where no answer comes. */
async function page(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) return answer
  } catch {
    // No network.
  }
  return (await caches.match('./', { cacheName: NAME })) ?? Response.error()
}

/** Names of files hold their content's hash: what is in the cache is right. */
async function file(request) {
  return (await caches.match(request, { cacheName: NAME })) ?? fetch(request)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const isOwn = new URL(request.url).origin === self.location.origin
  // Maps from other addresses are never kept.
  if (request.method !== 'GET' || !isOwn) return
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request))
})
