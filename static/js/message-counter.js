/* Counts the characters of the message as the server does: Unicode code points, each line break
   as one. Without this script the form works the same; the server tells what is too long. */

const PAUSE_BEFORE_SPEAKING = 1000;
const SPEAK_FROM = 0.9;

for (const counter of document.querySelectorAll(".message-counter")) {
  const field = document.getElementById(counter.dataset.for);
  const status = document.getElementById(`${counter.dataset.for}_status`);
  const limit = Number(counter.dataset.limit);
  const format = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: true });
  let speaking;

  const count = () => {
    let points = 0;
    for (const _point of field.value.replace(/\r\n?/g, "\n")) points += 1;
    return points;
  };

  const words = (used) => {
    const over = used - limit;
    let text = counter.dataset.used;
    if (over === 1) text = counter.dataset.overOne;
    if (over > 1) text = counter.dataset.overMany;
    return text
      .replace("{count}", format.format(used))
      .replace("{limit}", format.format(limit))
      .replace("{over}", format.format(over));
  };

  const show = () => {
    const used = count();
    counter.textContent = words(used);
    counter.classList.toggle("is-over", used > limit);
    // A screen reader hears it near the limit only, and once the writer rests.
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = used >= limit * SPEAK_FROM ? words(used) : "";
    }, PAUSE_BEFORE_SPEAKING);
  };

  field.addEventListener("input", show);
  // A browser that goes back in history puts the text in the field without an event.
  window.addEventListener("pageshow", show);
  counter.hidden = false;
  show();
}
