// Elapsed and remaining time of scene and deck. Kept in this browser, so that it survives a reload.
const minutesWritten = (ms) => {
  const seconds = Math.round(Math.abs(ms) / 1000)
  const sign = ms < 0 && seconds ? "−" : ""
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

const timerName = () => `ecoc-timer-${memory.data.deck}`

function readTimer() {
  try {
    const found = JSON.parse(kept(timerName()) || "null")
    if (found && Array.isArray(found.spent)) return found
  } catch { /* a broken note is as good as none */ }
  return { running: false, at: 0, scene: 0, spent: [] }
}

// Adds the time since the last look to the scene that was on.
function advance(timer, now) {
  if (timer.running) timer.spent[timer.scene] = (timer.spent[timer.scene] ?? 0) + Math.max(0, now - timer.at)
  timer.at = now
  timer.scene = memory.data.scene
  return timer
}

function tickTimer() {
  if (!memory.data.minutes) return
  const timer = advance(readTimer(), Date.now())
  keep(timerName(), JSON.stringify(timer))
  showTimer(timer)
}

function showTimer(timer) {
  const { minutes, scene, texts } = memory.data
  const sum = (list) => list.reduce((total, value) => total + (value ?? 0), 0)
  const planned = minutes.map((value) => value * 60000)
  const rows = [
    [texts.thisScene, timer.spent[scene] ?? 0, planned[scene] ?? 0],
    [texts.wholeDeck, sum(timer.spent), sum(planned)],
  ]
  part("times").replaceChildren(...rows.map(timeRow))
  part("run").textContent = timer.running ? texts.pause : texts.run
  part("run").onclick = () => changeTimer({ running: !timer.running })
  part("reset").textContent = texts.reset
  part("reset").onclick = () => changeTimer({ running: false, spent: [] })
  part("take").textContent = texts.take
  part("take").hidden = !memory.data.own || !timer.spent.some(Boolean)
  part("take").onclick = () => memory.send("rehearsed", { minutes: timer.spent.map((ms) => (ms ?? 0) / 60000), at: Date.now() })
  part("rehearsed").replaceChildren(...(timer.spent.length ? minutes.map((value, index) => rehearsedRow(value, index, timer)) : []))
}

function timeRow([name, elapsed, planned]) {
  const row = make("tr", "")
  const left = planned - elapsed
  const remaining = make("td", minutesWritten(left))
  remaining.toggleAttribute("data-over", left < 0)
  row.append(make("th", name, { scope: "row" }), make("td", minutesWritten(elapsed)), remaining)
  return row
}

function rehearsedRow(planned, index, timer) {
  const row = make("tr", "")
  const written = [String(index + 1), minutesWritten(planned * 60000), minutesWritten(timer.spent[index] ?? 0)]
  row.append(...written.map((text) => make("td", text)))
  return row
}

function changeTimer(changes) {
  const timer = Object.assign(advance(readTimer(), Date.now()), changes)
  keep(timerName(), JSON.stringify(timer))
  showTimer(timer)
}
