// A scene longer than the slide is read in parts: a note says so, Z begins, the arrows turn, Esc ends.
const OVERLAP = 48 // pixels of the part before that stay in view
const WIDE = 900 // narrower windows show the slide as a page that scrolls
const sceneView = () => stageElement()?.querySelector('.st-key-slide [class*="st-key-scene-"]')?.parentElement ?? null
const turnHeight = (view) => Math.max(view.clientHeight - OVERLAP, OVERLAP)

const beyond = (view) => view.scrollHeight - view.clientHeight

function partsOf(view) {
  const top = view.scrollTop
  stageElement().removeAttribute("data-long") // the note takes room: without it the scene may fit
  stageElement().removeAttribute("data-zoom") // an enlarged scene is no longer one
  const long = beyond(view) > 4 && window.innerWidth >= WIDE
  stageElement().toggleAttribute("data-long", long)
  applyZoom()
  view.scrollTop = top
  return long ? 1 + Math.ceil(beyond(view) / turnHeight(view)) : 1
}

// Charts come late and say nothing of their size: asked every second, and answered only where it changed.
function watchSize() {
  const view = sceneView()
  const size = view ? `${view.scrollHeight} ${view.clientHeight} ${window.innerWidth}` : ""
  if (size === memory.size) return
  showReading()
  memory.size = view ? `${view.scrollHeight} ${view.clientHeight} ${window.innerWidth}` : ""
}

function showReading() {
  const view = sceneView()
  if (!view || !parts) return
  const count = partsOf(view)
  if (count > 1 && memory.zoom > 1) { // Z came before the chart that makes the scene long
    resetZoom()
    return setReading(true)
  }
  const now = Math.min(count, 1 + Math.ceil(view.scrollTop / turnHeight(view) - 0.01))
  part("long").hidden = count === 1
  const words = memory.reading ? memory.data.texts.reading : memory.data.texts.long
  part("long").textContent = count > 1 ? words.replace("{part}", now).replace("{parts}", count) : ""
}

function setReading(on) {
  memory.reading = on
  stageElement().toggleAttribute("data-reading", on)
  if (!on) sceneView()?.scrollTo(0, 0)
  showReading()
}

function turn(direction) {
  const view = sceneView()
  view.scrollTop += direction * turnHeight(view)
  showReading()
}
