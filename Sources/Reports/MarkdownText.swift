/// Text of documents as Markdown that renders as the text, on one line: no markup, no HTML, no end of a table cell.
package func markdown(_ text: String) -> String { markdownEscaped(printable(text)) }

/// The same for text that is printable already.
func markdownEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": result += "\\" + String(scalar)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// A table of cells that are Markdown already.
package func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
}
