// What is typed into a field and not yet left is kept in this tab, and put back after a reload.
// Streamlit takes a text when its field is left; until then only the browser knows it.
const KEPT = "afterword-unleft:"
const FIELDS = "textarea, input[type=text], input[type=email], input[type=tel], input[type=url]"
const nameOf = (field) => {
  const holder = field.closest("[class*=st-key-]")
  const name = holder && [...holder.classList].find((one) => one.startsWith("st-key-"))
  if (!name || field.readOnly || name.includes("api_key")) return null // shown, a key is a text
  return KEPT + name.replace(/-again\d+$/, "") // a reload forgets how often it was read anew
}
const onInput = (event) => {
  const name = event.target.matches?.(FIELDS) && nameOf(event.target)
  if (name) sessionStorage.setItem(name, event.target.value)
}
const onLeave = (event) => {
  const name = event.target.matches?.(FIELDS) && nameOf(event.target)
  if (name) sessionStorage.removeItem(name)
}
const putBack = (name) => {
  const holder = document.getElementsByClassName(name.slice(KEPT.length))[0]
  const field = holder?.querySelector(FIELDS)
  if (!field) return false
  const text = sessionStorage.getItem(name)
  sessionStorage.removeItem(name)
  if (text === null || field.value === text) return true
  const shape = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement
  field.focus()
  Object.getOwnPropertyDescriptor(shape.prototype, "value").set.call(field, text)
  field.dispatchEvent(new Event("input", { bubbles: true }))
  field.blur()
  return true
}
// Inside somebody else's page, a press meant for that page would be a press here.
const alone = () => {
  if (window.self === window.top) return true
  document.documentElement.textContent = "Afterword is not shown inside another page."
  return false
}
export default function () {
  if (!alone()) return
  if (window.afterwordUnleft) return
  window.afterwordUnleft = true
  let waiting = Object.keys(sessionStorage).filter((name) => name.startsWith(KEPT))
  const ends = Date.now() + 10000 // the fields come a moment after the page
  const look = () => {
    waiting = waiting.filter((name) => !putBack(name))
    if (waiting.length && Date.now() < ends) setTimeout(look, 300)
  }
  setTimeout(look, 300)
  document.addEventListener("input", onInput, true)
  document.addEventListener("focusout", onLeave, true)
}
