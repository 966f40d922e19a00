// What lies over the stage: blank screen, overview, "go to", the list of keys. Text is set as text, never as markup.
let parts = null
const part = (name) => parts.querySelector(`[data-part="${name}"]`)

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag)
  element.textContent = text
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

const focusStage = () => stageElement()?.focus({ preventScroll: true })

function closePanel() {
  part("panel").hidden = true
  focusStage()
}

function openPanel(kind) {
  const panel = part("panel")
  panel.replaceChildren()
  panel.setAttribute("aria-label", memory.data.texts[kind])
  panel.append(make("h2", memory.data.texts[kind]))
  ;({ overview: fillOverview, goto: fillGoTo, help: fillHelp })[kind](panel)
  panel.hidden = false
  panel.querySelector("[data-first]")?.focus()
}

function fillOverview(panel) {
  const list = make("ol", "")
  memory.data.titles.forEach((title, index) => {
    const button = make("button", "", { type: "button" })
    button.append(make("span", String(index + 1)), make("b", title[0]), make("span", title[1]))
    if (index === memory.data.scene) button.setAttribute("aria-current", "true")
    button.toggleAttribute("data-first", index === memory.data.scene)
    button.onclick = () => { closePanel(); goTo(index) }
    const item = make("li", "")
    item.append(button)
    list.append(item)
  })
  panel.append(list)
}

function fillGoTo(panel) {
  const form = make("form", "")
  const label = make("label", memory.data.texts.number)
  const input = make("input", "", { inputmode: "numeric", autocomplete: "off", size: "4", "data-first": "" })
  label.append(input)
  form.append(label)
  form.onsubmit = (event) => {
    event.preventDefault()
    const number = Number.parseInt(input.value, 10)
    closePanel()
    if (number >= 1) goTo(number - 1)
  }
  panel.append(form)
}

function fillHelp(panel) {
  const list = make("dl", "")
  for (const [keys, words] of memory.data.keys) list.append(make("dt", keys), make("dd", words))
  panel.append(list, make("a", memory.data.texts.leave, { href: memory.data.leave, "data-first": "" }))
}

function onPanelKey(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (event.key === "Escape") {
    event.preventDefault()
    event.stopPropagation()
    closePanel()
  } else if (step && event.target.tagName === "BUTTON") {
    event.preventDefault()
    const buttons = [...part("panel").querySelectorAll("button")]
    buttons[buttons.indexOf(event.target) + step]?.focus()
  }
}
