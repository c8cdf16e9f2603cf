// The editor of a body. Without script the text area stays as it is; the server cleans either way.
import {
  Blockquote, Bold, BulletList, Document, Editor, HardBreak, Heading, History, Italic, Link, ListItem,
  OrderedList, Paragraph, Strike, Subscript, Superscript, Table, TableCell, TableHeader, TableRow,
  Text, Underline,
} from "../../django_prose_editor/editor.js";

const EXTENSIONS = [
  Document, Paragraph, Text, HardBreak, History, Bold, Italic, Underline, Strike, Subscript,
  Superscript, Heading.configure({ levels: [2, 3, 4] }), BulletList, OrderedList, ListItem,
  Blockquote, Link, Table, TableRow, TableHeader, TableCell,
];

// What the button says, what it does, what it is called in the document (to show it as pressed).
const BUTTONS = [
  ["正文", (e) => e.setParagraph()],
  ["大标题", (e) => e.toggleHeading({ level: 2 }), "heading", { level: 2 }],
  ["小标题", (e) => e.toggleHeading({ level: 3 }), "heading", { level: 3 }],
  ["加粗", (e) => e.toggleBold(), "bold"],
  ["下划线", (e) => e.toggleUnderline(), "underline"],
  ["项目列表", (e) => e.toggleBulletList(), "bulletList"],
  ["编号列表", (e) => e.toggleOrderedList(), "orderedList"],
  ["引用", (e) => e.toggleBlockquote(), "blockquote"],
  ["插入表格", (e) => e.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
  ["加一行", (e) => e.addRowAfter(), "", null, "table"],
  ["加一列", (e) => e.addColumnAfter(), "", null, "table"],
  ["删一行", (e) => e.deleteRow(), "", null, "table"],
  ["删一列", (e) => e.deleteColumn(), "", null, "table"],
  ["删表格", (e) => e.deleteTable(), "", null, "table"],
  ["撤销", (e) => e.undo()],
  ["重做", (e) => e.redo()],
];

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn--plain";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function toolbar(editor, name) {
  const bar = document.createElement("div");
  bar.className = "editor__bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `${name}的格式`);
  const made = BUTTONS.map(([label, act, kind, attributes, only]) => {
    const one = button(label, () => act(editor.chain().focus()).run());
    bar.append(one);
    return { one, kind, attributes, only };
  });
  const show = () => {
    for (const { one, kind, attributes, only } of made) {
      if (kind) one.setAttribute("aria-pressed", String(editor.isActive(kind, attributes || {})));
      one.hidden = Boolean(only) && !editor.isActive(only);
    }
  };
  editor.on("transaction", show);
  show();
  return bar;
}

function begin(area) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const frame = document.createElement("div");
  frame.className = "editor";
  const place = document.createElement("div");
  area.before(frame);
  frame.append(place);
  const editor = new Editor({
    element: place,
    extensions: EXTENSIONS,
    content: area.value,
    injectCSS: false, // the sheet of the page has it: no style is written into the document
    editorProps: {
      attributes: {
        class: "editor__text input", role: "textbox", "aria-multiline": "true",
        "aria-label": label ? label.textContent.trim() : "正文",
      },
    },
    onUpdate: ({ editor: now }) => { area.value = now.isEmpty ? "" : now.getHTML(); },
  });
  frame.prepend(toolbar(editor, "正文"));
  area.hidden = true;
  if (label) label.addEventListener("click", () => editor.commands.focus());
}

for (const area of document.querySelectorAll("textarea.item-body")) begin(area);
