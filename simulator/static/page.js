// The page's only script: sends what the person does, and fetches again the pieces that changed.

const stations = [...document.querySelectorAll(".station")];
const problem = document.querySelector("#problem");

async function post(path, body) {
  const isForm = body instanceof FormData;
  const answer = await fetch(path, {
    method: "POST",
    headers: isForm ? {} : { "Content-Type": "application/json" },
    body: isForm ? body : JSON.stringify(body ?? {}),
  });
  problem.hidden = answer.ok;
  if (!answer.ok) problem.textContent = `Tidak bisa: ${(await answer.json()).problem ?? answer.status}`;
  return answer.ok;
}

async function fetchInto(element, path) {
  const answer = await fetch(path);
  if (answer.ok) element.innerHTML = await answer.text();
}

// Phones

function scrollDown(station) {
  const thread = station.querySelector(".thread");
  thread.scrollTop = thread.scrollHeight;
}

async function refreshPhone(station) {
  const { index } = station.dataset;
  await fetchInto(station.querySelector(".screen"), `/page/phones/${index}`);
  settle(station);
}

function settle(station) {
  scrollDown(station);
  const unread = Number(station.querySelector("[data-unread]").dataset.unread);
  const badge = document.querySelector(`[data-badge-for="${station.dataset.index}"]`);
  badge.textContent = unread;
  badge.hidden = unread === 0;
  station.classList.toggle("unstarted", station.querySelector("[data-start]") !== null);
  if (unread && station.contains(document.activeElement)) see(station);
}

async function see(station) {
  await fetch(`/page/phones/${station.dataset.index}/seen`, { method: "POST" });
  await refreshPhone(station);
}

function who(station) {
  return { address: station.dataset.address, channel: station.dataset.channel };
}

async function sendText(station) {
  const field = station.querySelector("textarea");
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  grow(field);
  await post("/control/send", { ...who(station), text });
  await see(station);
}

function sendFile(station, kind, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(who(station))) form.append(name, value);
  form.append("kind", kind);
  if (file) form.append("file", file);
  return post("/control/media", form);
}

function kindOf(file) {
  const major = file.type.split("/")[0];
  return ["image", "audio", "video"].includes(major) ? major : "document";
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
}

function actionOf(button, station) {
  const { dataset } = button;
  if ("tap" in dataset) {
    const message_id = button.closest("[data-message]").dataset.message;
    return () => post("/control/tap", { ...who(station), message_id, button: dataset.tap });
  }
  if ("keyLabel" in dataset) return () => post("/control/tap", { ...who(station), button: dataset.keyLabel });
  if ("start" in dataset) return () => post("/control/start", who(station));
  if ("media" in dataset) return () => sendFile(station, dataset.media);
  if ("block" in dataset) {
    const blocked = !station.querySelector(".bar small").textContent.includes("diblokir");
    return () => post("/control/block", { ...who(station), blocked });
  }
  if ("location" in dataset) {
    return () => post("/control/location", { ...who(station), latitude: -8.65, longitude: 115.22, label: "Balai Dusun" });
  }
  return null;
}

for (const station of stations) {
  settle(station);
  // A picture takes its height only once it is loaded; load events are heard on their way down.
  station.addEventListener("load", () => scrollDown(station), true);
  station.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    const action = button && actionOf(button, station);
    if (action) {
      event.preventDefault();
      button.closest("details")?.removeAttribute("open");
      await action();
      await see(station);
      station.querySelector("textarea").focus({ preventScroll: true });
    } else if (!event.target.closest("a, summary, label")) {
      const unread = station.querySelector("[data-unread]").dataset.unread;
      if (unread !== "0") await see(station);
    }
  });
  station.querySelector(".composer").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText(station);
  });
  const field = station.querySelector("textarea");
  field.addEventListener("input", () => grow(field));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendText(station);
    }
  });
  station.querySelector("[data-pick]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.closest("details").removeAttribute("open");
    if (file) await sendFile(station, kindOf(file), file);
    event.target.value = "";
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll(".attach[open], .list[open]").forEach((d) => d.removeAttribute("open"));
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".attach[open], .list[open]")) {
    if (!open.contains(event.target)) open.removeAttribute("open");
  }
});

// Tabs, on narrow screens

function choose(tab) {
  for (const other of document.querySelectorAll("[data-tab]")) other.setAttribute("aria-selected", other === tab);
  for (const panel of document.querySelectorAll(".station, .log")) panel.classList.toggle("chosen", panel.id === tab.dataset.tab);
  const station = document.querySelector(".station.chosen");
  if (station) see(station);
}

document.querySelector(".tabs").addEventListener("click", (event) => {
  const tab = event.target.closest("[data-tab]");
  if (tab) choose(tab);
});
document.querySelector(".tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...document.querySelectorAll("[data-tab]")];
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  choose(next);
});

// The clock

const clock = document.querySelector("#clock");

async function moveClock(when) {
  clock.setAttribute("aria-busy", "true");
  await post("/control/clock", { move_to: when });
  await refreshClock();
  clock.removeAttribute("aria-busy");
}

async function refreshClock() {
  const open = clock.querySelector(".moves").open;
  const typing = clock.querySelector("#when") === document.activeElement;
  if (!typing) await fetchInto(clock, "/page/clock");
  clock.querySelector(".moves").open = open;
}

clock.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (button) moveClock(button.dataset.move);
});
clock.addEventListener("submit", (event) => {
  event.preventDefault();
  const when = event.target.elements.when;
  when.blur();
  moveClock(when.value);
});

// What changed

const changed = new Set();
let pause = null;

async function refreshChanged() {
  pause = null;
  const names = new Set(changed);
  changed.clear();
  const phones = stations.filter((station) => names.has(station.dataset.key) || names.has("clock"));
  const pieces = phones.map(refreshPhone);
  if (names.has("clock")) pieces.push(refreshClock());
  if (names.size) pieces.push(fetchInto(document.querySelector("#log"), "/page/log"));
  await Promise.all(pieces);
}

new EventSource("/events").addEventListener("message", (event) => {
  for (const name of JSON.parse(event.data)) changed.add(name);
  pause ??= setTimeout(refreshChanged, 80);
});
