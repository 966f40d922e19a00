// The line to the server: which scene is on, and whether the server is there at all.
const WINDOW = Math.random().toString(36).slice(2, 12)
const JITTER = 400 // milliseconds over which followers spread their requests
const PATIENCE = 10000 // milliseconds that Streamlit has to return by itself once the server answers again
let source = null
let sourceOf = null
let poll = null

memory.hello.window = WINDOW

const serverPath = (path) => new URL(path, document.location.href).href

function setOffline(offline) {
  if (memory.offline && !offline) returnSoon()
  memory.offline = offline
  part("mark").hidden = !offline
  document.documentElement.toggleAttribute("data-stage-offline", offline)
}

// Streamlit waits up to a minute before it tries again; the address holds the whole state, so loading it is as good.
function returnSoon() {
  setTimeout(() => {
    const app = document.querySelector("[data-test-connection-state]")
    if (!memory.offline && app && app.getAttribute("data-test-connection-state") !== "CONNECTED") location.reload()
  }, PATIENCE)
}

function pulseMark() {
  part("mark").animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 400 })
}

function listen() {
  const wanted = memory.data.events ? memory.data.follow || "-" : ""
  if (wanted === sourceOf) return
  source?.close()
  clearInterval(poll)
  sourceOf = wanted
  if (wanted) {
    source = new EventSource(serverPath(`./events/${wanted}?window=${WINDOW}`))
    source.onopen = () => setOffline(false)
    source.onerror = () => setOffline(true)
    source.addEventListener("scene", (event) => heard(event.data))
  } else {
    poll = setInterval(askForLife, 4000)
  }
}

function askForLife() {
  fetch(serverPath("./_stcore/health"), { cache: "no-store" }).then((answer) => setOffline(!answer.ok), () => setOffline(true))
}

function heard(version) {
  if (version === memory.data.version || memory.data.follow === "") return
  const wait = memory.data.role === "follower" ? Math.random() * JITTER : 0
  setTimeout(() => {
    if (version !== memory.data.version) memory.send("heard", { version, at: Date.now() })
  }, wait)
}

// What only this browser holds: the secret control code, and a deck of the presenter's own.
const kept = (name) => { try { return localStorage.getItem(name) ?? "" } catch { return "" } }
const keep = (name, value) => { try { localStorage.setItem(name, value) } catch { /* private windows may refuse */ } }

function introduce(setState) {
  const { asks } = memory.data
  const hello = memory.hello // what was once told stays told, so that it is told only once
  if (asks.control) hello.control = kept(`ecoc-control-${asks.control}`)
  if (asks.deck) hello.deck = kept("ecoc-deck")
  const written = JSON.stringify(hello)
  if ((asks.control || asks.deck || memory.data.follow) && written !== memory.sent) {
    memory.sent = written
    setState("hello", hello)
  }
}
