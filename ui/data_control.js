// Pictures of an exhibit, made in the reader's browser from what is on the page, and things to copy.
// Nothing is asked of any other machine: the font comes from the dashboard itself.

const TITLE = 20, SMALL = 14, PAD = 20, FAMILY = "Source Sans"

export default function ({ data, parentElement }) {
  const bar = parentElement.querySelector(".bar")
  const said = parentElement.querySelector("[role=status]")
  const places = (data.figures || []).map((name) => document.querySelector(`.st-key-${CSS.escape(name)}`))
  const figure = places.find((place) => place)
  bar.replaceChildren()
  said.textContent = ""
  const offer = (label, act) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.onclick = async () => {
      try {
        said.textContent = (await act()) ?? ""
      } catch (problem) {
        said.textContent = data.labels.failed
      }
    }
    bar.append(button)
  }
  if (figure && data.kind !== "none") offer(data.labels.png, async () => save(await png(figure, data), data, "png"))
  if (figure && data.kind === "vector") offer(data.labels.svg, async () => save(await svg(figure, data), data, "svg"))
  if (data.print) offer(data.print, () => window.print())
  for (const [label, text] of data.copies) {
    const whole = text.startsWith("./") ? new URL(text, document.baseURI).href : text
    offer(label, () => copy(whole, data, parentElement))
  }
}

function save(blob, data, ending) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = `${data.file}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
  return data.labels.saved
}

async function copy(text, data, parent) {
  try {
    await navigator.clipboard.writeText(text)
  } catch (refused) {
    // Browsers keep the clipboard to pages served over https: there is an older way, and it needs a field.
    const field = document.createElement("textarea")
    field.value = text
    parent.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    if (!done) return text
  }
  return data.labels.copied
}

// ---- the sheet: title, subtitle, figure, source lines --------------------------------------------------------

async function svg(figure, data) {
  const box = figure.getBoundingClientRect()
  const layers = [...figure.querySelectorAll(".js-plotly-plot svg.main-svg")].filter(visible).map((layer) => placed(layer, box))
  return new Blob([await sheet(layers.join(""), box.width, box.height, data)], { type: "image/svg+xml" })
}

function visible(part) {
  return part.getClientRects().length > 0
}

function placed(layer, box) {
  const at = layer.getBoundingClientRect()
  const clone = layer.cloneNode(true)
  clone.querySelectorAll(".hoverlayer, .draglayer, .modebar").forEach((part) => part.remove())
  clone.removeAttribute("style")
  clone.setAttribute("x", at.left - box.left)
  clone.setAttribute("y", at.top - box.top)
  return new XMLSerializer().serializeToString(clone)
}

async function sheet(drawn, width, height, data, style = "") {
  const inner = Math.max(width, 320)
  const title = wrapped(data.title, inner, `650 ${TITLE}px ${FAMILY}`)
  const subtitle = wrapped(data.subtitle, inner, `${SMALL}px ${FAMILY}`)
  const source = data.lines.flatMap((line) => wrapped(line, inner, `${SMALL}px ${FAMILY}`))
  let y = PAD
  const write = (lines, size, weight, colour) => lines.map((line) => {
    y += size * 1.25
    return `<text x="${PAD}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`
  }).join("")
  const head = write(title, TITLE, 650, data.colours.text) + write(subtitle, SMALL, 400, data.colours.soft)
  y += 8
  const body = `<g transform="translate(${PAD} ${y})">${drawn}</g>`
  y += height
  const foot = write(source, SMALL, 400, data.colours.soft)
  const [w, h] = [Math.ceil(inner + 2 * PAD), Math.ceil(y + PAD)]
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}"` +
    ` viewBox="0 0 ${w} ${h}" lang="${document.documentElement.lang}" font-family="${FAMILY}, Source Sans Pro, Arial, sans-serif">` +
    `<title>${escaped(data.title)}</title><desc>${escaped(data.lines.join(" "))}</desc><style>${await font()}${style}</style>` +
    `<rect width="${w}" height="${h}" fill="${data.colours.page}"/>${head}${body}${foot}</svg>`
}

function wrapped(text, width, letters) {
  const pen = document.createElement("canvas").getContext("2d")
  pen.font = letters
  const lines = []
  let line = ""
  // A link has no spaces: it may be broken after a slash, an ampersand or a comma.
  for (const piece of (text || "").split(/(?<=[\s/&,?])/)) {
    if (line && pen.measureText(line + piece.trimEnd()).width > width) {
      lines.push(line.trimEnd())
      line = ""
    }
    line += piece
  }
  return line ? [...lines, line.trimEnd()] : lines
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign])
}

let kept = null
async function font() {
  if (kept !== null) return kept
  for (const sheet of document.styleSheets) {
    for (const rule of rules(sheet)) {
      const face = rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").replace(/["']/g, "")
      if (face !== FAMILY || rule.style.getPropertyValue("font-style") === "italic") continue
      const found = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src") || rule.cssText)
      if (!found) continue
      const address = new URL(found[1], sheet.href || document.baseURI)
      if (address.origin !== location.origin) continue
      const file = await (await fetch(address)).blob()
      kept = `@font-face{font-family:"${FAMILY}";font-weight:200 900;src:url(${await asData(file)})}`
      return kept
    }
  }
  return (kept = "")
}

function rules(sheet) {
  try {
    return [...sheet.cssRules].flatMap((rule) => (rule.styleSheet ? rules(rule.styleSheet) : [rule]))
  } catch (foreign) {
    return []
  }
}

function asData(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result)
    reader.onerror = failed
    reader.readAsDataURL(blob)
  })
}

// ---- as pixels -----------------------------------------------------------------------------------------------

async function png(figure, data) {
  if (data.kind === "vector") return pixels(URL.createObjectURL(await svg(figure, data)))
  const box = figure.getBoundingClientRect()
  const drawn = data.kind === "map" ? await mapped(figure, box, data) : words(figure, box)
  const style = data.kind === "words" ? ownStyle() : ""
  const whole = await sheet(drawn, box.width, box.height, data, style)
  return pixels(await asData(new Blob([whole], { type: "image/svg+xml" })))
}

async function pixels(address) {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(address)
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("empty"))), "image/png"))
}

function words(figure, box) {
  const inside = [...figure.querySelectorAll(".ec")].filter(visible).map((part) => new XMLSerializer().serializeToString(part)).join("")
  return `<foreignObject width="${box.width}" height="${box.height}"><div xmlns="http://www.w3.org/1999/xhtml">${inside}</div></foreignObject>`
}

function ownStyle() {
  const ours = [...document.styleSheets].flatMap((sheet) => rules(sheet).map((rule) => rule.cssText))
  return escaped(ours.filter((rule) => /\.ec[\s.{]|--ec-|@container/.test(rule)).join("\n")).replaceAll("&quot;", '"')
}

async function mapped(figure, box, data) {
  const canvases = [...figure.querySelectorAll("canvas")].filter(visible)
  const shot = document.createElement("canvas")
  const sharp = canvases.length ? canvases[0].width / canvases[0].getBoundingClientRect().width : 1
  shot.width = box.width * sharp
  shot.height = box.height * sharp
  const pen = shot.getContext("2d")
  const frame = () => {
    pen.fillStyle = data.colours.ground
    pen.fillRect(0, 0, shot.width, shot.height)
    for (const canvas of canvases) {
      const at = canvas.getBoundingClientRect()
      pen.drawImage(canvas, (at.left - box.left) * sharp, (at.top - box.top) * sharp, at.width * sharp, at.height * sharp)
    }
    const all = pen.getImageData(0, 0, shot.width, shot.height).data
    for (let place = 0; place < all.length; place += 4 * 97) {
      if (all[place] !== all[0] || all[place + 1] !== all[1] || all[place + 2] !== all[2]) return true
    }
    return false
  }
  // A map forgets its picture once it is on the screen; made a pixel narrower it draws anew, and is caught in the act.
  const holder = canvases[0].parentElement
  const before = holder.style.width
  for (let attempt = 0; attempt < 120; attempt += 1) {
    holder.style.width = `calc(100% - ${1 + (attempt % 2)}px)`
    await new Promise((next) => setTimeout(() => requestAnimationFrame(next)))
    if (frame()) break
  }
  holder.style.width = before
  return `<image width="${box.width}" height="${box.height}" xlink:href="${shot.toDataURL("image/png")}"/>`
}
