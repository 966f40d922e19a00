// What this browser keeps for its reader: the deck being edited, and the control codes of presentations. Both survive
// a reload, a lost connection and a new server; neither is sent anywhere but to this dashboard's own server.
const DECK = "ecoc-deck"
const PRESENTING = "ecoc-presenting"
let told = false

// Telling starts a new run, which no longer says what the controls stand at: a control whose program is still being
// loaded would then show nothing as chosen.
function whenDrawn(tell, tries) {
  if (tries === 0 || document.querySelector(".st-key-heading button")) tell()
  else setTimeout(() => whenDrawn(tell, tries - 1), 100)
}

export default function ({ data, setStateValue }) {
  let memory = {}
  try {
    if (data.deck) localStorage.setItem(DECK, data.deck)
    for (const [follow, control] of Object.entries(data.controls)) localStorage.setItem(`ecoc-control-${follow}`, control)
    if (data.presenting) localStorage.setItem(PRESENTING, data.presenting)
    const presenting = localStorage.getItem(PRESENTING) ?? ""
    memory = {
      deck: localStorage.getItem(DECK) ?? "",
      control: presenting ? (localStorage.getItem(`ecoc-control-${presenting}`) ?? "") : "",
    }
  } catch {
    // Private windows may refuse storage: deck and codes then live as long as the session.
  }
  if (!told) {
    told = true
    whenDrawn(() => setStateValue("memory", { ...memory, told: true }), 30)
  }
}
