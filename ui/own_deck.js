// Keeps the deck being edited in this browser, so that it survives a reload, a lost connection and a new server.
const NAME = "ecoc-deck"
let asked = false

export default function ({ data, setStateValue }) {
  try {
    if (data.deck) localStorage.setItem(NAME, data.deck)
    else if (!asked) {
      asked = true
      const draft = localStorage.getItem(NAME)
      if (draft) setStateValue("draft", draft)
    }
  } catch {
    // Private windows may refuse storage: the deck then lives as long as the session.
  }
}
