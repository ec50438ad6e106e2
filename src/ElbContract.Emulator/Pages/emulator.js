"use strict";
(() => {
  const by = id => document.getElementById(id);
  // What others wrote is shown as text, and what cannot be seen is shown as a mark: it may turn the line around.
  const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
  const inert = text => String(text ?? "").replace(unseen, "\uFFFD");
  const lines = text => text.split(/\r\n|\r|\n/).map(inert).join("\n");

  function element(tag, text, name) {
    const one = document.createElement(tag);
    one.textContent = text;
    if (name) one.className = name;
    return one;
  }

  function cell(of, content, name) {
    const one = document.createElement("td");
    one.dataset.of = of;
    if (name) one.className = name;
    one.append(content instanceof Node ? content : inert(content));
    return one;
  }

  function row(head, ...cells) {
    const one = document.createElement("tr");
    const name = element("th", inert(head));
    name.scope = "row";
    one.append(name, ...cells);
    return one;
  }

  function clauses(ids) {
    const all = document.createDocumentFragment();
    for (const id of ids) {
      const told = by(`clause-${id}`);
      const link = element(told ? "a" : "span", inert(id), "clause-link");
      if (told) {
        link.href = `#clause-${id}`;
        link.title = told.dataset.sentence;
      }
      all.append(link);
    }
    return all;
  }

  const outcome = status => element("span", status, `badge ${status < 300 ? "passed" : status < 500 ? "waived" : "failed"}`);

  // Only what has changed is put in, so that what is marked or has the focus stays.
  const shown = new Map();
  function fill(id, all, make, columns, none) {
    const text = JSON.stringify(all);
    if (shown.get(id) === text) return;
    shown.set(id, text);
    const rows = all.map(make);
    if (rows.length === 0) {
      const one = document.createElement("tr");
      const empty = element("td", none, "empty");
      empty.colSpan = columns;
      one.append(empty);
      rows.push(one);
    }
    by(id).replaceChildren(...rows);
  }

  function count(id, { count, quota, newest }, what) {
    const cut = newest.length < count ? ` The newest ${newest.length} are shown.` : "";
    const text = `${count} of at most ${quota} ${what}.${cut}`;
    if (by(id).textContent !== text) by(id).textContent = text;
  }

  function show(page) {
    count("listeners-count", page.listeners, "listeners");
    fill("listeners-rows", page.listeners.newest, one => row(
      one.name,
      cell("From and to", `${one.protocol}:${one.port} → ${one.backendProtocol}:${one.backendPort}`, "mono"),
      cell("Load balancer", one.loadBalancer),
      cell("Status", one.status),
      cell("Changed", one.time),
    ), 5, "None yet: send the request above.");
    count("load-balancers-count", page.loadBalancers, "load balancers");
    fill("load-balancers-rows", page.loadBalancers.newest, one => row(
      one.name,
      cell("Id", one.id, "mono"),
      cell("Type", one.type),
      cell("Status", one.status),
      cell("Listeners", one.listeners),
    ), 5, "None.");
    fill("requests-rows", page.requests, one => row(
      one.time,
      cell("Request", `${one.method} ${one.path}`, "mono"),
      cell("Status", outcome(one.status)),
      cell("Decided by", clauses(one.clauses)),
    ), 4, "None yet.");
  }

  function say(text, name) {
    const live = by("live");
    if (live.textContent === text) return;
    live.textContent = text;
    live.className = `badge ${name}`;
  }

  // Nobody looks at a page that is hidden: it asks for nothing.
  let waiting, isAsking = false;
  async function ask() {
    clearTimeout(waiting);
    if (document.hidden || isAsking) return;
    isAsking = true;
    try {
      const answer = await fetch("/_elb-contract/page.json", { cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
      say("live", "passed");
    } catch {
      say("no answer", "failed");
    }
    isAsking = false;
    waiting = setTimeout(ask, 1000);
  }

  function pretty(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }

  async function send(event) {
    event.preventDefault();
    const answer = by("answer");
    try {
      // The token goes into this request, and nowhere else.
      const came = await fetch(by("try").dataset.path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Auth-Token": by("token").value, "Elb-Contract-Explain": "1" },
        body: by("body").value,
      });
      const text = await came.text();
      const ids = (came.headers.get("Elb-Contract-Clauses") ?? "").split(", ").filter(id => id);
      const decided = element("p", ids.length > 0 ? "Decided by " : "No clause speaks against it, or leaves it open.");
      if (came.status >= 400 && ids.length === 0) decided.textContent = "No clause of the page decided it.";
      decided.append(clauses(ids));
      answer.replaceChildren(outcome(came.status), decided, element("pre", lines(pretty(text))));
      ask();
    } catch (cause) {
      answer.replaceChildren(element("p", `It could not be sent: ${inert(cause.message)}`));
    }
  }

  by("address").textContent = location.origin;
  by("try").addEventListener("submit", send);
  document.addEventListener("visibilitychange", ask);
  ask();
})();
