// Draws the course of an application as an ordered list; every text is a text node.
const line = (row) => {
  const item = document.createElement("li")
  item.className = row.look
  const when = document.createElement("time")
  when.dateTime = row.iso
  when.className = row.again
  when.textContent = row.when
  const what = document.createElement("span")
  what.className = "what"
  what.textContent = row.words
  if (row.note) {
    const note = document.createElement("span")
    note.className = "note"
    note.textContent = row.note
    what.append(document.createElement("br"), note)
  }
  item.append(when, what)
  return item
}
export default function (component) {
  const { parentElement, data } = component
  parentElement.querySelector(".course").replaceChildren(...data.parts.flatMap((part) => {
    const title = document.createElement("h3")
    title.textContent = part.title
    const list = document.createElement("ol")
    list.replaceChildren(...part.rows.map(line))
    if (part.rows.length) return [title, list]
    const empty = document.createElement("p")
    empty.textContent = part.empty
    return [title, empty]
  }))
}
