// Shows a text piece by piece, each a text node, and copies it at a press.
const write = async (text) => {
  try { await navigator.clipboard.writeText(text); return true } catch (refused) {
    const field = document.createElement("textarea")
    field.value = text; field.setAttribute("readonly", "")
    field.style.position = "fixed"; field.style.opacity = "0"
    document.body.append(field); field.select()
    const done = document.execCommand("copy")
    field.remove(); return done
  }
}
const fill = (into, pieces) => {
  into.replaceChildren(...pieces.map((piece) => {
    if (!piece.mark) return document.createTextNode(piece.text)
    const mark = document.createElement({ added: "ins", removed: "del" }[piece.mark] || "mark")
    mark.className = piece.mark
    mark.append(document.createTextNode(piece.text))
    if (piece.number) {
      const number = document.createElement("sup")
      number.textContent = piece.number
      mark.append(number)
    }
    return mark
  }))
}
export default function (component) {
  const { parentElement, data } = component
  const find = (name) => parentElement.querySelector(name)
  const said = find(".said"), subject = find(".subject")
  subject.hidden = !data.subject.length
  fill(subject, data.subject)
  fill(find(".text"), data.body)
  find(".buttons").replaceChildren(...data.copies.map((copy, place) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = place ? "" : "first"
    button.textContent = copy.label
    button.onclick = async () => {
      said.textContent = (await write(copy.text)) ? copy.done : copy.failed
    }
    return button
  }))
}
