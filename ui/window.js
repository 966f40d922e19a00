// Tells the page's language, whether the window is a phone's, and which of our own markup's buttons is clicked.
const narrow = window.matchMedia("(max-width: 640px)")
const OURS = "button[data-add],button[data-open]"
let stop = () => {} // called with other data, a component is not told to clean up first

export default function ({ data, setStateValue, setTriggerValue }) {
  stop()
  const page = document.documentElement
  page.lang = data.language
  const tell = () => {
    if (narrow.matches !== data.narrow) setStateValue("narrow", narrow.matches)
  }
  // Markup that came later than the data is marked when it is reached.
  const mark = () => {
    for (const button of document.querySelectorAll("button[data-open]"))
      button.setAttribute("aria-expanded", button.dataset.open === data.open)
  }
  const hear = ({ target }) => {
    const button = target.closest(OURS)
    if (!button) return
    if (button.dataset.add) setTriggerValue("added", button.dataset.add)
    else setTriggerValue("opened", button.dataset.open)
  }
  tell()
  mark()
  narrow.addEventListener("change", tell)
  document.addEventListener("focusin", mark)
  document.addEventListener("click", hear)
  page.dataset.hears = "" // the style sheet shows the buttons from now on: none is clicked in vain
  const end = () => {
    narrow.removeEventListener("change", tell)
    document.removeEventListener("focusin", mark)
    document.removeEventListener("click", hear)
  }
  stop = end
  return () => {
    end()
    if (stop === end) delete page.dataset.hears
  }
}
