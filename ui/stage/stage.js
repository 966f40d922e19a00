// The stage: keys, panels, progress and clock, the line to the server.
function scale() {
  const stage = Math.min(window.innerWidth / 1280, window.innerHeight / 720)
  document.documentElement.style.setProperty("--stage-scale", String(stage))
}

function onResize() {
  scale()
  showReading()
}

function tick() {
  if (!parts) return
  const now = new Date()
  tickTimer()
  watchSize()
  part("clock").textContent = now.toLocaleTimeString(memory.data.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
}

function showProgress() {
  const { scene, count, texts } = memory.data
  part("place").textContent = `${Math.min(scene + 1, count)} / ${count}`
  part("bar").style.width = count ? `${((scene + 1) / count) * 100}%` : "0"
  part("back").disabled = scene <= 0
  part("on").disabled = scene >= count - 1
  part("back").setAttribute("aria-label", texts.previous)
  part("on").setAttribute("aria-label", texts.next)
  part("mark").textContent = texts.offline
  part("away").hidden = !memory.data.away
  part("away").textContent = texts.away
  const presenting = Boolean(memory.data.minutes)
  part("timer").hidden = !presenting
  part("frame").classList.toggle("presenting", presenting)
  for (const element of parts.querySelectorAll("[data-word]")) element.textContent = texts[element.dataset.word]
}

function prepareStage() {
  const stage = stageElement()
  if (!stage) return
  stage.tabIndex = 0
  stage.setAttribute("role", "region")
  stage.setAttribute("aria-label", memory.data.texts.stage)
  // The keyboard follows the presentation unless it is in use elsewhere.
  if (!document.activeElement || document.activeElement === document.body) focusStage()
}

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component
  const changed = memory.data === null || memory.data.scene !== data.scene
  memory.data = data
  memory.send = setTriggerValue
  parts = parentElement
  document.documentElement.lang = data.language
  if (memory.target === data.scene) memory.target = null
  if (changed) {
    resetZoom()
    setReading(false)
  }
  scale()
  showProgress()
  tick()
  prepareStage()
  showReading()
  part("back").onclick = () => { goTo(here() - 1); focusStage() }
  part("on").onclick = () => { goTo(here() + 1); focusStage() }
  part("away").onclick = () => { actions.rejoin(); focusStage() }
  part("panel").onkeydown = onPanelKey
  part("blank").onclick = () => setBlank(false)
  listen()
  introduce(setStateValue)
  document.addEventListener("keydown", onKey, true) // adding the same listener twice adds it once
  window.addEventListener("resize", onResize)
  memory.ticking ??= setInterval(tick, 1000)
  return () => {
    document.removeEventListener("keydown", onKey, true)
    window.removeEventListener("resize", onResize)
    clearInterval(memory.ticking)
    memory.ticking = undefined
    clearInterval(poll)
    source?.close()
    source = sourceOf = parts = null
  }
}
