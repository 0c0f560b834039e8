// What the page does better with a script; everything works without it.

// A fact inside a folded block is unfolded when a link leads to it.
const unfold = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let block = target && target.closest("details"); block; block = block.parentElement.closest("details")) {
    block.open = true;
  }
  if (target && target.closest("details")) {
    target.scrollIntoView();
  }
};

addEventListener("hashchange", unfold);
addEventListener("DOMContentLoaded", unfold);

// Everything is unfolded on paper.
addEventListener("beforeprint", () => {
  for (const block of document.querySelectorAll("details")) {
    block.open = true;
  }
});
