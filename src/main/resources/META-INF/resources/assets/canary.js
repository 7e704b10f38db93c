// Everything here makes a page nicer that works without it.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const root = document.documentElement;
const title = document.title;

// Theme: system, light, dark
const themes = ["auto", "light", "dark"];
const theme = () => root.dataset.theme ?? "auto";
const nextTheme = () => {
    const next = themes[(themes.indexOf(theme()) + 1) % themes.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
        localStorage.setItem("theme", next);
    } catch {
        // It lasts as long as the page, then.
    }
    $("#theme-name").textContent = next;
};
$("#theme-name").textContent = theme();
$("#theme").addEventListener("click", nextTheme);

// Times grow old while one looks at them
const relative = (then, now) => {
    const seconds = Math.max(0, Math.floor((now - then) / 1000));
    if (seconds < 2) return "just now";
    if (seconds < 60) return `${seconds} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86400)} d ago`;
};
const age = () => {
    for (const time of $$("time")) {
        if (/ ago$|^just now$/.test(time.textContent)) time.textContent = relative(Date.parse(time.dateTime), Date.now());
    }
};
setInterval(age, 5000);

// Live: the server sends the same pieces of HTML that the page is made of
const held = [];
let missed = 0;
const pill = $("#pill");
const lamp = (state, text) => {
    const element = $("#lamp");
    element.dataset.state = state;
    $("span", element).textContent = text;
};
const piece = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
};
const swap = (element) => {
    const old = element && document.getElementById(element.id);
    if (!old) return false;
    const focused = old.contains(document.activeElement) && document.activeElement.getAttribute("href");
    if (old.classList.contains("here")) element.classList.add("here");
    old.replaceWith(element);
    if (focused) $(`[href="${CSS.escape(focused)}"]`, element)?.focus();
    return true;
};
const insert = (element, list) => {
    element.classList.add("fresh");
    list.prepend(element);
    $(".empty")?.remove();
    while (list.children.length > 500) list.lastElementChild.remove();
};
const tell = () => {
    const count = held.length + missed;
    pill.hidden = count === 0;
    pill.textContent = `${count} new`;
    document.title = document.hidden && count > 0 ? `(${count}) ${title}` : title;
};
const release = () => {
    const list = $("#rows");
    if (missed > 0) return location.reload();
    held.splice(0).forEach((element) => insert(element, list));
    tell();
    scrollTo({ top: 0 });
};
pill.addEventListener("click", release);
document.addEventListener("visibilitychange", () => {
    if (!document.hidden && scrollY < 80 && held.length > 0) release();
    tell();
});
const added = (event) => {
    const element = piece(event.data);
    const list = $(`#rows[data-list="${event.type}"]`);
    if (swap(element) || !list) return;
    const waiting = held.findIndex((other) => other.id === element.id);
    if (waiting >= 0) held[waiting] = element;
    else if (scrollY > 80 || document.hidden) held.push(element);
    else insert(element, list);
    tell();
};
let source;
const connect = () => {
    source = new EventSource(document.body.dataset.live);
    source.addEventListener("open", () => lamp("on", "Live"));
    source.addEventListener("error", () => lamp("off", source.readyState === 2 ? "Not live" : "Lost, again in 2 s"));
    for (const name of ["row", "run"]) source.addEventListener(name, added);
    for (const name of ["receipt", "strip", "outcome"]) source.addEventListener(name, (event) => swap(piece(event.data)));
    source.addEventListener("gap", (event) => { missed += Number(event.data); tell(); });
    source.addEventListener("stale", () => location.reload());
};
connect();
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => event.persisted && connect());

// Waterfall: a button hides the rows below it
const fold = (button, folded) => {
    const row = button.closest("tr");
    const depth = Number(row.dataset.depth);
    button.setAttribute("aria-expanded", String(!folded));
    let inner = Infinity;
    for (let next = row.nextElementSibling; next && Number(next.dataset.depth) > depth; next = next.nextElementSibling) {
        const level = Number(next.dataset.depth);
        if (level <= inner) inner = Infinity;
        next.hidden = folded || level > inner;
        const twist = $("button.twist", next);
        if (!next.hidden && twist?.getAttribute("aria-expanded") === "false") inner = level;
    }
};
for (const button of $$("button.twist")) {
    button.addEventListener("click", () => fold(button, button.getAttribute("aria-expanded") === "true"));
}
for (const button of $$("tr[data-folded] button.twist")) fold(button, true);

// Stack
const toggleInApp = () => {
    const on = $(".part")?.classList.toggle("in-app-only");
    $("#in-app")?.setAttribute("aria-pressed", String(Boolean(on)));
};
const toggleAll = () => {
    const all = $$(".part details");
    const open = all.some((each) => !each.open);
    for (const each of all) each.open = open;
    const unfolded = $$('button.twist[aria-expanded="false"]').length === 0;
    for (const twist of $$("button.twist")) fold(twist, unfolded);
    const button = $("#expand");
    if (button) button.textContent = open ? "Fold all" : "Expand all";
};
$("#in-app")?.addEventListener("click", toggleInApp);
$("#expand")?.addEventListener("click", toggleAll);

// Copy
const copy = async (button) => {
    const from = button.dataset.copyFrom;
    const text = from ? await (await fetch(from)).text() : button.dataset.copy;
    const label = button.textContent;
    try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
    } catch {
        button.textContent = "Not allowed to copy";
    }
    setTimeout(() => { button.textContent = label; }, 1500);
};
document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy], [data-copy-from]");
    if (button) copy(button);
});

// Filters start folded where they would push the list away
if (matchMedia("(max-width: 900px)").matches) $(".fold")?.removeAttribute("open");

// Where the lists stand side by side, the open one comes into view
const rail = $(".rail");
const current = $("[aria-current]", rail);
if (rail.scrollWidth > rail.clientWidth && current) rail.scrollLeft = current.offsetLeft - rail.clientWidth / 3;

// Keys
const keys = $("#keys");
$("#help").addEventListener("click", () => keys.showModal());
const move = (by) => {
    const rows = $$(".row");
    const at = rows.findIndex((row) => row.classList.contains("here"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    rows[at]?.classList.remove("here");
    next.classList.add("here");
    $(".title", next).focus();
};
const follow = (id) => document.getElementById(id)?.click();
const actions = {
    "j": () => move(1),
    "k": () => move(-1),
    "Enter": () => $(".row.here .title")?.click(),
    "u": () => follow("up"),
    "Escape": () => follow("up"),
    "/": () => $("#q")?.focus(),
    "[": () => follow("newer"),
    "]": () => follow("older"),
    "e": toggleAll,
    "i": toggleInApp,
    "y": () => follow("copy-id"),
    "t": nextTheme,
    "?": () => keys.showModal(),
};
document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing && event.key === "Escape") return typing.blur();
    if (typing || keys.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Enter" && document.activeElement !== document.body) return;
    const action = actions[event.key];
    if (action) {
        event.preventDefault();
        action();
    }
});
