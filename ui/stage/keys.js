// Keys act only while the focus is on the stage: never in a control, never together with Ctrl, Alt, Shift or Meta.
const CONTROL =
  "input,textarea,select,button,a[href],summary,canvas,[contenteditable],[role=button],[role=slider],[role=textbox]," +
  "[role=combobox],[role=listbox],[role=option],[role=menu],[role=menuitem],[role=tab],[role=dialog]"

const stageElement = () => document.querySelector(".st-key-stage")

function isForStage(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return false
  const stage = stageElement()
  const target = event.composedPath()[0]
  if (!stage || !(target instanceof Element)) return false
  return event.composedPath().includes(stage) && !target.closest(CONTROL)
}

const PAN = { arrowleft: [1, 0], arrowright: [-1, 0], arrowup: [0, 1], arrowdown: [0, -1] }

function onKey(event) {
  if (!isForStage(event)) return
  const key = event.key.toLowerCase()
  const action = KEYS[key]
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  if (memory.reading && PAN[key]) turn(-PAN[key][0] - PAN[key][1])
  else if (memory.zoom > 1 && PAN[key]) pan(...PAN[key])
  else actions[action]()
}

const memory = { data: null, send: null, target: null, zoom: 1, x: 0, y: 0, reading: false, size: "", offline: false, blank: false, sent: "", hello: { window: null } }

const here = () => (memory.target === null ? memory.data.scene : memory.target)

function goTo(scene) {
  const to = Math.max(0, Math.min(memory.data.count - 1, scene))
  if (memory.offline) return pulseMark()
  if (to === here()) return
  memory.target = to
  setTimeout(() => { memory.target = null }, 4000)  // an answer that never came must not hold the keys
  memory.send("go", { to, at: Date.now() })
}

function pan(x, y) {
  const reach = (memory.zoom - 1) / 2
  memory.x = Math.max(-reach, Math.min(reach, memory.x + x * 0.12))
  memory.y = Math.max(-reach, Math.min(reach, memory.y + y * 0.12))
  applyZoom()
}

function applyZoom() {
  const stage = stageElement()
  stage.toggleAttribute("data-zoom", memory.zoom > 1)
  stage.style.setProperty("--stage-zoom", memory.zoom)
  stage.style.setProperty("--stage-x", `${memory.x * 100}%`)
  stage.style.setProperty("--stage-y", `${memory.y * 100}%`)
}

function resetZoom() {
  memory.zoom = 1
  memory.x = memory.y = 0
  applyZoom()
}

function setBlank(on) {
  memory.blank = on
  part("blank").hidden = !on
}

const actions = {
  next: () => (memory.blank ? setBlank(false) : goTo(here() + 1)),
  previous: () => (memory.blank ? setBlank(false) : goTo(here() - 1)),
  first: () => goTo(0),
  last: () => goTo(memory.data.count - 1),
  blank: () => setBlank(!memory.blank),
  notes: () => memory.data.notes && stageElement().toggleAttribute("data-notes"),
  overview: () => openPanel("overview"),
  goTo: () => openPanel("goto"),
  help: () => openPanel("help"),
  rejoin: () => memory.data.away && memory.send("go", { to: null, at: Date.now() }),
  fullScreen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  zoom: () => {
    if (stageElement().hasAttribute("data-long")) return setReading(!memory.reading)
    memory.zoom = memory.zoom >= 2.2 ? 1 : memory.zoom + 0.6
    if (memory.zoom === 1) resetZoom()
    else applyZoom()
  },
  close: () => {
    if (memory.blank) setBlank(false)
    else if (memory.reading) setReading(false)
    else if (memory.zoom > 1) resetZoom()
    else stageElement().removeAttribute("data-notes")
  },
}
