// Draws the charts, and moves between scenes with the keys of the live stage: only while the focus is in no control.
const CONTROL =
  "input,textarea,select,button,a[href],summary,dialog,[contenteditable],[tabindex='0'],[role=button],[role=slider]"
const PAN = { arrowleft: [1, 0], arrowright: [-1, 0], arrowup: [0, 1], arrowdown: [0, -1] }
const words = JSON.parse(document.getElementById("words").textContent)
const stops = [...document.querySelectorAll(".cover,.scene")]
const count = stops.length - 1
const part = (id) => document.getElementById(id)
const memory = { at: 0, zoom: 1, x: 0, y: 0 }

function drawCharts() {
  for (const place of document.querySelectorAll(".chart")) {
    const figure = JSON.parse(place.firstElementChild.textContent)
    place.figure = figure
    Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, responsive: true })
  }
}

function fitCharts(width) {
  for (const place of document.querySelectorAll(".chart")) {
    Plotly.relayout(place, { width: width ? Math.min(width, place.parentElement.clientWidth || width) : null,
      autosize: !width })
  }
}

// Each scene is one printed page: what is taller is made smaller.
function fitScenes() {
  for (const scene of document.querySelectorAll(".scene")) {
    const exhibit = scene.querySelector(".exhibit")
    exhibit.style.zoom = ""
    const room = 720 - 48 - [...scene.children].reduce(
      (sum, child) => sum + (child === exhibit || getComputedStyle(child).display === "none" ? 0 : child.offsetHeight + 8), 0)
    // Smaller words also break into fewer lines, so that the size is found by trying.
    for (let size = 1; size > 0.2 && exhibit.getBoundingClientRect().height > room; size -= 0.04) exhibit.style.zoom = size
  }
}

function beforePrint() {
  resetZoom()
  document.documentElement.style.width = "1280px"
  fitCharts(1160)
  fitScenes()
}

function afterPrint() {
  document.documentElement.style.width = ""
  for (const exhibit of document.querySelectorAll(".exhibit")) exhibit.style.zoom = ""
  fitCharts(0)
}

function show(index, focus = true) {
  memory.at = Math.max(0, Math.min(count, index))
  const stop = stops[memory.at]
  if (focus) {
    stop.scrollIntoView({ block: "start" })
    stop.focus({ preventScroll: true })
  }
  part("place").textContent = `${memory.at} / ${count}`
  part("progress").style.width = count ? `${(memory.at / count) * 100}%` : "0"
  part("back").disabled = memory.at === 0
  part("on").disabled = memory.at === count
}

function goTo(index) {
  resetZoom()
  show(index)
}

function applyZoom() {
  const scene = stops[memory.at]
  scene.toggleAttribute("data-zoom", memory.zoom > 1)
  scene.style.setProperty("--zoom", memory.zoom)
  scene.style.setProperty("--x", `${memory.x * 100}%`)
  scene.style.setProperty("--y", `${memory.y * 100}%`)
}

function resetZoom() {
  memory.zoom = 1
  memory.x = memory.y = 0
  applyZoom()
}

function pan(x, y) {
  const reach = (memory.zoom - 1) / 2
  memory.x = Math.max(-reach, Math.min(reach, memory.x + x * 0.12))
  memory.y = Math.max(-reach * 2, Math.min(reach, memory.y + y * 0.12))
  applyZoom()
}

const isBlank = () => !part("blank").hidden
function setBlank(on) {
  part("blank").hidden = !on
}

function toggleNotes(on) {
  const notes = [...document.querySelectorAll(".notes")]
  const open = on ?? notes.some((one) => one.hidden)
  for (const one of notes) one.hidden = !open
}

function openPanel(title, body) {
  part("panel-title").textContent = title
  part("panel-body").replaceChildren(body)
  part("panel").showModal()
}

function overview() {
  const list = document.querySelector(".cover ol").cloneNode(true)
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a")
    if (!link) return
    event.preventDefault()
    part("panel").close()
    goTo([...list.querySelectorAll("a")].indexOf(link) + 1)
  })
  openPanel(words.overview, list)
}

function askNumber() {
  const label = document.createElement("label")
  const field = document.createElement("input")
  field.inputMode = "numeric"
  label.append(`${words.number} (1–${count}) `, field)
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    const number = Number.parseInt(field.value, 10)
    if (number >= 1 && number <= count) {
      part("panel").close()
      goTo(number)
    }
  })
  openPanel(words.goto, label)
}

const actions = {
  next: () => (isBlank() ? setBlank(false) : goTo(memory.at + 1)),
  previous: () => (isBlank() ? setBlank(false) : goTo(memory.at - 1)),
  first: () => goTo(0),
  last: () => goTo(count),
  blank: () => setBlank(!isBlank()),
  notes: () => toggleNotes(),
  overview,
  goTo: askNumber,
  help: () => openPanel(words.help, part("keys").content.cloneNode(true)),
  fullScreen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  zoom: () => {
    if (memory.at === 0) return
    memory.zoom = memory.zoom >= 2.2 ? 1 : memory.zoom + 0.6
    if (memory.zoom === 1) resetZoom()
    else applyZoom()
  },
  close: () => {
    if (isBlank()) setBlank(false)
    else if (memory.zoom > 1) resetZoom()
    else toggleNotes(false)
  },
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return
  if (event.target instanceof Element && event.target.closest(CONTROL)) return
  const key = event.key.toLowerCase()
  const action = actions[KEYS[key]]
  if (!action) return
  event.preventDefault()
  if (memory.zoom > 1 && PAN[key]) pan(...PAN[key])
  else action()
}

function tick() {
  part("clock").textContent = new Date().toLocaleTimeString(words.language,
    { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
}

drawCharts()
document.addEventListener("keydown", onKey)
part("back").addEventListener("click", () => goTo(memory.at - 1))
part("on").addEventListener("click", () => goTo(memory.at + 1))
part("blank").addEventListener("click", () => setBlank(false))
window.addEventListener("beforeprint", beforePrint)
window.addEventListener("afterprint", afterPrint)
const watcher = new IntersectionObserver((seen) => {
  for (const one of seen) if (one.isIntersecting && memory.zoom === 1) show(stops.indexOf(one.target), false)
}, { rootMargin: "-45% 0px -45% 0px" })
for (const stop of stops) watcher.observe(stop)
tick()
setInterval(tick, 1000)
const wanted = stops.findIndex((stop) => stop.id && `#${stop.id}` === location.hash)
if (wanted > 0) show(wanted)
else show(0, false)
