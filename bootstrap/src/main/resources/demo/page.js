const BUSY_MILLIS = 1000;
const QUIET_MILLIS = 5000;
const MEASUREMENTS_SHOWN = 4;

const objects = await (await fetch("objects.json")).json();
const byName = Object.fromEntries(objects.map((object) => [object.name, object]));
const cards = objects.map((object) => ({ object, element: addCard(object) }));

function addCard(object) {
  const element = document.querySelector("#object").content.cloneNode(true).firstElementChild;
  element.querySelector("h2").textContent = object.file;
  const link = element.querySelector(".address");
  link.href = object.address;
  link.textContent = object.address;
  const button = element.querySelector("button");
  button.addEventListener("click", async () => {
    button.disabled = true;
    await measure(object, element);
    button.disabled = false;
  });
  document.querySelector("#objects").append(element);
  return element;
}

/** Fetches a whole object past the browser's cache and notes how long that took. */
async function measure(object, element) {
  const start = performance.now();
  try {
    const answer = await fetch(object.address, { cache: "no-store" });
    const state = stateOf(answer);
    const reader = answer.body.getReader();
    let part = await reader.read();
    const first = performance.now() - start;
    while (!part.done) {
      part = await reader.read();
    }
    note(element, state, `first byte ${duration(first)}, all ${duration(performance.now() - start)}`);
  } catch {
    note(element, "broken", "the transfer was cut off");
  }
}

function note(element, state, text) {
  const line = document.createElement("li");
  line.append(state, Object.assign(document.createElement("span"), { textContent: text }));
  const list = element.querySelector(".measured");
  list.prepend(line);
  [...list.children].slice(MEASUREMENTS_SHOWN).forEach((old) => old.remove());
}

function duration(millis) {
  return millis < 1000 ? `${millis.toFixed(0)} ms` : `${(millis / 1000).toFixed(1)} s`;
}

function stateOf(answer) {
  return answer.headers.get("x-cache") ?? String(answer.status);
}

/** Asks the node what it would answer; a HEAD moves nothing. */
async function refresh({ object, element }) {
  const badge = element.querySelector(".state");
  try {
    const answer = await fetch(object.address, { method: "HEAD", cache: "no-store" });
    badge.dataset.state = stateOf(answer);
    const size = Number(answer.headers.get("content-length"));
    element.querySelector(".facts").textContent = `${object.type}, ${size.toLocaleString("en")} bytes`;
  } catch {
    badge.dataset.state = "unreachable";
  }
  badge.textContent = badge.dataset.state;
  return badge.dataset.state;
}

async function watch() {
  const states = document.hidden ? ["hidden"] : await Promise.all(cards.map(refresh));
  const quiet = states.every((state) => state === "hit");
  setTimeout(watch, quiet ? QUIET_MILLIS : BUSY_MILLIS);
}

function showFilm() {
  const film = document.querySelector("#film");
  film.src = byName.FILM.address;
  const track = Object.assign(document.createElement("track"), {
    kind: "subtitles",
    srclang: "en",
    label: "English",
    src: byName.SUBTITLES.address,
    default: true,
  });
  film.append(track);
  document.querySelectorAll("[data-seconds]").forEach((button) => {
    button.addEventListener("click", () => jump(film, Number(button.dataset.seconds)));
  });
}

async function jump(film, seconds) {
  const start = performance.now();
  const said = document.querySelector("#jumped");
  said.textContent = "…";
  film.addEventListener("seeked", () => {
    said.textContent = `there after ${duration(performance.now() - start)}`;
  }, { once: true });
  if (film.readyState === HTMLMediaElement.HAVE_NOTHING) {
    await film.play();
  }
  film.currentTime = seconds;
  await film.play();
}

showFilm();
document.querySelector("#tune").src = byName.TUNE.address;
document.querySelector("#picture").src = byName.PICTURE.address;
watch();
