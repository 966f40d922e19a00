// The keys of presentations, on the live stage and in the HTML file alike.
const KEYS = {
  arrowright: "next", arrowdown: "next", pagedown: "next",
  arrowleft: "previous", arrowup: "previous", pageup: "previous",
  home: "first", end: "last",
  f: "fullScreen", b: "blank", ".": "blank", escape: "close", n: "notes", o: "overview", g: "goTo", z: "zoom",
  h: "help", j: "rejoin",
}
