// Tells beside a moment, written in the site's time zone, when that is in UTC and for the person at the screen.
(() => {
  const told = (moment, zone) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(moment);

  const wallClock = (moment, zone) => {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    }).formatToParts(moment);
    const part = (type) => parts.find((each) => each.type === type).value;
    return Date.parse(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}Z`);
  };

  // Guess the moment as if the zone were UTC, then correct by what the zone's clock shows; twice, for clock changes.
  const momentOf = (written, zone) => {
    const wanted = Date.parse(`${written}Z`);
    let moment = wanted;
    for (let round = 0; round < 2; round += 1) moment += wanted - wallClock(moment, zone);
    return Number.isNaN(moment) || wallClock(moment, zone) !== wanted ? null : new Date(moment);
  };

  for (const input of document.querySelectorAll("input[data-zone]")) {
    const output = document.createElement("output");
    output.className = "help";
    output.htmlFor = input.id;
    input.after(output);
    const show = () => {
      const moment = input.value && momentOf(input.value, input.dataset.zone);
      const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
      output.textContent = moment ? `That is ${told(moment, "UTC")} UTC, and ${told(moment, here)} where you are (${here}).` : "";
    };
    input.addEventListener("input", show);
    show();
  }
})();
